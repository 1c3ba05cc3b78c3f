/**
 * A newsroom with a long memory: 50,000 claims in a hundred rounds, most of them settled, some
 * of another's blind reading. The words are drawn as words fall in a language: few stand
 * everywhere, most stand nowhere else.
 */
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import type { Actor } from '@/lib/domain/access/access-request';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { uuidv7 } from '@/lib/server/new-id';
import { anActor, aRound } from '@/lib/testing/factories';

import { type Chance, chance } from '../random';

const ROUNDS = 100;
export const CLAIMS = 50_000;
/** The commonest words of a language say nothing of a claim, and no index holds them. */
const STOP_WORDS = 100;
const WORDS = 12_000;
/** Of a hundred rounds: open and blind, of somebody else alone, and of both. */
const HIDDEN = 20;
const SHARED_BLIND = 10;

export type Claim = { id: string; words: readonly string[]; text: string; isHidden: boolean };

export type BigNewsroom = { asker: Actor; other: Actor; claims: readonly Claim[] };

export async function aBigNewsroom(db: Db, say: (line: string) => void): Promise<BigNewsroom> {
  const random = chance(5);
  const lexicon = wordsOf(random);
  const asker = await anActor(db);
  const other = await anActor(db, { newsroomId: asker.newsroomId });
  const claims: Claim[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const isHidden = index < HIDDEN + SHARED_BLIND;
    const round = await aRound(db, {
      reviewers: index >= HIDDEN ? [asker, other] : [other],
      mode: isHidden ? 'blind' : 'shared',
      text: `${sentence(random, lexicon).join(' ')}.`,
    });
    const made = Array.from({ length: CLAIMS / ROUNDS }, (): Claim => {
      const words = sentence(random, lexicon);
      return { id: uuidv7(), words, text: words.join(' '), isHidden };
    });
    claims.push(...made);
    await asSystem(db, 'seed', async (tx) => {
      await tx.annotation.createMany({
        data: made.map(({ id, words, text }, at) => ({
          id,
          newsroomId: asker.newsroomId,
          articleId: round.articleId,
          roundId: round.id,
          reviewerId: other.userId,
          createdById: other.userId,
          updatedById: other.userId,
          start: at,
          end: at + 1,
          exact: words.slice(0, 3).join(' '),
          prefix: '',
          suffix: '',
          claimText: text,
          verdict: random.pick(DEFAULT_SCALE.verdicts).id,
          rationale: rationale(sentence(random, lexicon).join(' ')),
        })),
      });
      if (!isHidden) {
        await tx.reviewRound.update({ where: { id: round.id }, data: { phase: 'adjudicated' } });
      }
    });
    if (index % 20 === 19) say(`${claims.length} claims`);
  }
  // As the server's own upkeep leaves them.
  await db.$executeRawUnsafe('VACUUM ANALYZE');
  return { asker, other, claims };
}

function rationale(text: string) {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/** Of two to four syllables, no two alike. */
function wordsOf(random: Chance): readonly string[] {
  const starts = [
    'b',
    'br',
    'c',
    'ch',
    'd',
    'f',
    'g',
    'gr',
    'h',
    'l',
    'm',
    'n',
    'p',
    'r',
    's',
    't',
    'v',
  ];
  const middles = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'];
  const ends = ['', 'l', 'n', 'r', 'st', 'x', 'rk', 'm'];
  const words = new Set<string>();
  while (words.size < WORDS) {
    const syllables = Array.from(
      { length: 2 + random.below(3) },
      () => random.pick(starts) + random.pick(middles) + random.pick(ends),
    );
    words.add(syllables.join(''));
  }
  return [...words];
}

/** Nine to sixteen words and a figure; the further down the list a word, the rarer it is. */
function sentence(random: Chance, lexicon: readonly string[]): string[] {
  const words = Array.from({ length: 9 + random.below(8) }, () => {
    const rank = STOP_WORDS * Math.exp(random.next() * Math.log(lexicon.length / STOP_WORDS));
    return lexicon[Math.min(Math.floor(rank), lexicon.length - 1)] ?? '';
  });
  return [
    ...words,
    String(100 + random.below(9_900)),
    random.pick(['percent', 'people', 'litres']),
  ];
}
