/** Blind rounds whose readings are in, closed at times of one's own, for tests of what is measured over many. */
import type { Actor } from '@/lib/domain/access/access-request';
import type { Db } from '@/lib/server/db/client';
import { submitReading } from '@/lib/server/use-cases/close-round';

import { anActor, anAnnotation, aRound, as } from './factories';

const APRIL = new Date('2025-04-10T12:00:00Z');
/** The last instant of May in UTC. */
export const MAY = new Date('2025-05-31T23:59:59.999Z');
export const JUNE = new Date('2025-06-15T12:00:00Z');

/** S for supported, D for disputed, - for marked without a verdict, a blank for not marked. */
const VERDICTS: Record<string, string | null> = { S: 'supported', D: 'disputed', '-': null };

type Reading = readonly [reviewer: Actor, verdicts: string];

/** A round whose readers mark the words of its text in turn; closed at `at`. */
export async function aClosedRound(db: Db, text: string, readings: readonly Reading[], at: Date) {
  const [first, ...rest] = readings.map(([reviewer]) => reviewer);
  if (first === undefined) throw new Error('A round has a reviewer');
  const round = await aRound(db, { reviewers: [first, ...rest], text });
  const ids: string[][] = [];
  for (const [reviewer, verdicts] of readings) {
    const own: string[] = [];
    for (const [at, word] of text.split(' ').entries()) {
      const verdict = VERDICTS[verdicts[at] ?? ' '];
      if (verdict === undefined) continue;
      own.push((await anAnnotation(db, reviewer, round, word, { verdict })).id);
    }
    ids.push(own);
  }
  for (const [reviewer] of readings) {
    await as(db, reviewer, (context) => submitReading({ roundId: round.id }, context), at);
  }
  return { ...round, ids };
}

/** April: one round of two. May: one of two and one of three. */
export async function twoMonths(db: Db) {
  const ana = await anActor(db, { name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { newsroomId, name: 'Ben' });
  const cleo = await anActor(db, { newsroomId, name: 'Cleo' });
  const head = await anActor(db, { newsroomId, roles: ['head_of_research'], name: 'Hana' });
  const april = await aClosedRound(
    db,
    'aaaaa bbbbb ccccc ddddd eeeee',
    [
      [ana, 'SSSDS'],
      [ben, 'SSDD '],
    ],
    APRIL,
  );
  const may = await aClosedRound(
    db,
    'aaaaa bbbbb ccccc',
    [
      [ana, 'SD-'],
      [ben, 'SS '],
    ],
    MAY,
  );
  const three = await aClosedRound(
    db,
    'aaaaa bbbbb',
    [
      [ana, 'SD'],
      [ben, 'SD'],
      [cleo, 'SS'],
    ],
    MAY,
  );
  return { ana, ben, cleo, head, newsroomId, april, may, three };
}
