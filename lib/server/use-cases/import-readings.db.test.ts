/** Readings from files: the two of the corpus, and what is refused. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect } from 'vitest';

import type { ArticleView } from '@/lib/contracts/article';
import type { Actor } from '@/lib/domain/access/access-request';
import { codePointLength } from '@/lib/domain/anchoring/article-text';
import { documentFromText } from '@/lib/domain/articles/plain-text';
import { verifyChain } from '@/lib/domain/events/event-chain';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { sha256 } from '@/lib/server/hash';
import { getComparison } from '@/lib/server/queries/get-comparison';
import { listChain } from '@/lib/server/repositories/event-repository';
import { anActor, as } from '@/lib/testing/factories';
import { test } from '@/lib/testing/database/test';

import { addVersion } from './add-version';
import { createArticle } from './create-article';
import { importReadings } from './import-readings';
import { parseReadings } from './readings-file';

const CORPUS = path.resolve(process.cwd(), '../shared/corpus');
const FILES = [
  '000_c18445db805e3de8.txt',
  '001_a3d081eefddbad65.txt',
  '002_000e99c50abad8e7.txt',
  '003_2b80873df269826e.txt',
  '004_a2c98be9186cf250.txt',
];

describe.skipIf(!existsSync(CORPUS))('the readings of the corpus (needs ../shared/corpus)', () => {
  test(
    'leave three rounds in comparison, each claim at its words',
    { timeout: 60_000 },
    async ({ db }) => {
      const desk = await aDesk(db);
      for (const file of FILES) {
        await anArticleFrom(
          db,
          desk.organizer,
          file,
          readFileSync(path.join(CORPUS, file), 'utf8'),
        );
      }
      const read = (name: string) =>
        parseReadings(JSON.parse(readFileSync(path.join(CORPUS, name), 'utf8')));

      const first = await take(db, desk, desk.ana, read('reviewer_a.json'));
      expect(first.map(({ claims, isNewRound, phase }) => [claims, isNewRound, phase])).toEqual([
        [40, true, 'open'],
        [40, true, 'open'],
        [34, true, 'open'],
      ]);
      const second = await take(db, desk, desk.ben, read('reviewer_b.json'));
      expect(second.map(({ claims, isNewRound, phase }) => [claims, isNewRound, phase])).toEqual([
        [36, false, 'comparison'],
        [39, false, 'comparison'],
        [26, false, 'comparison'],
      ]);
      expect(second.map(({ roundId }) => roundId)).toEqual(first.map(({ roundId }) => roundId));

      const comparison = await as(db, desk.organizer, (context) =>
        getComparison(second[2]?.roundId ?? '', context),
      );
      expect(comparison.annotations).toHaveLength(60);
      expect(comparison.round.reviewers.map(({ name }) => name)).toEqual(['Ana', 'Ben']);
      expect(comparison.agreement.percentAgreement.n).toBeGreaterThan(15);
      const [headline] = comparison.annotations;
      expect(headline?.citations[0]).toMatchObject({ relation: 'contradicts' });
      expect(headline?.citations[0]?.locator).toMatch(/^¶\d+, \d+–\d+$/);

      for (const { articleId } of first) {
        const events = await asSystem(db, 'verify', (tx) =>
          listChain(tx, { chainId: articleId, afterRev: 0, limit: 5_000 }),
        );
        expect(verifyChain(events, sha256)).toMatchObject({ status: 'intact' });
      }
    },
  );
});

const TEXT = 'Turnout was 62 percent 🗳️.\n\nThe mayor called it a record.';

describe('readings from a file', () => {
  test('are taken with their words as the desk stores them', async ({ db }) => {
    const desk = await aDesk(db);
    await anArticleFrom(db, desk.organizer, 'a.txt', TEXT, 'The Post');
    const [taken] = await take(db, desk, desk.ana, parseReadings(aFile()));

    const [row] = await asSystem(db, 'seed', (tx) =>
      tx.annotation.findMany({
        where: { roundId: taken?.roundId ?? '' },
        include: { citations: true },
      }),
    );
    expect(row).toMatchObject({
      exact: 'The mayor',
      claimType: 'opinion',
      verdict: 'partly_supported',
      priority: 'high',
      checkStatus: 'checked',
      suggestedFix: 'A mayor',
      attribution: [
        { name: 'The Herald', credit: 'not_credited', detail: 'not named here' },
        { name: 'unnamed aides', credit: 'not_named', detail: '' },
        { name: 'The mayor', credit: 'credited', detail: '' },
      ],
    });
    expect(row?.citations[0]).toMatchObject({
      source: 'The Post, “a.txt”',
      relation: 'same_source',
      locator: '¶1, 0–7',
    });
  });

  test.for([
    [{ kind: 'rumour' }, /^articles\[0\]\.claims\[0\]\.kind: “rumour” is no kind/],
    [{ severity: 'dire' }, /^articles\[0\]\.claims\[0\]\.severity: “dire”/],
    [{ quote: undefined }, /^articles\[0\]\.claims\[0\]\.quote: /],
  ] as const)('are refused with the place: %j', ([change, message]) => {
    expect(() => parseReadings(aFile(change))).toThrow(message);
  });

  test.for([
    [{ quote: 'Nobody' }, /^articles\[0\]\.claims\[0\] \(1\): the words “Nobody” are not at/],
    [{ verdict: 'so so' }, /^articles\[0\]\.claims\[0\] \(1\)\.verdict: “so so” is no verdict/],
    [
      { citations: [{ file: 'a.txt', quote: 'No', start: 0, end: 2, relation: 'context' }] },
      /^articles\[0\]\.claims\[0\] \(1\)\.citations\[0\]: the words “No” are not at 0–2/,
    ],
  ] as const)('leave nothing behind when refused: %j', async ([change, message], { db }) => {
    const desk = await aDesk(db);
    await anArticleFrom(db, desk.organizer, 'a.txt', TEXT);

    await expect(take(db, desk, desk.ana, parseReadings(aFile(change)))).rejects.toThrow(message);
    const rounds = await asSystem(db, 'seed', (tx) => tx.reviewRound.count());
    expect(rounds).toBe(0);
  });

  test('are refused for an article that was not imported', async ({ db }) => {
    const desk = await aDesk(db);
    await expect(take(db, desk, desk.ana, parseReadings(aFile()))).rejects.toThrow(
      'articles[0].file: no article was imported from “a.txt”. Import it first.',
    );
  });

  test('are refused a second time while the round is open', async ({ db }) => {
    const desk = await aDesk(db);
    await anArticleFrom(db, desk.organizer, 'a.txt', TEXT);
    await take(db, desk, desk.ana, parseReadings(aFile()));

    await expect(take(db, desk, desk.ana, parseReadings(aFile()))).rejects.toThrow(
      /submitted your reading/,
    );
  });
});

describe('readings of a version that is not the newest', () => {
  const claims = [
    { id: 'moved', quote: 'The mayor called it a record.', citations: [] },
    { id: 'edited', quote: '62 percent', citations: [] },
    { id: 'gone', quote: '🗳️', citations: [] },
  ];
  const file = () => parseReadings(aFileOf(TEXT, claims));

  for (const fileName of ['b.txt', 'a.txt']) {
    test(`are carried to it where it has their words, and the others are named: ${fileName}`, async ({
      db,
    }) => {
      const desk = await aDesk(db);
      const article = await anArticleFrom(db, desk.organizer, 'a.txt', TEXT);
      const first = await take(db, desk, desk.ana, file());
      const newer = 'Late news.\n\nTurnout was 68 percent.\n\nThe mayor called it a record.';
      const added = await aVersionFrom(db, desk.organizer, article, fileName, newer);

      const [taken] = await take(db, desk, desk.ben, file());

      expect(taken).toMatchObject({
        roundId: first[0]?.roundId,
        isNewRound: false,
        claims: 1,
        versionOrdinal: 2,
        phase: 'comparison',
        left: [
          { id: 'edited', quote: '62 percent', because: 'changed' },
          { id: 'gone', quote: '🗳️', because: 'orphaned' },
        ],
      });
      const rows = await asSystem(db, 'seed', (tx) =>
        tx.annotation.findMany({
          where: { reviewerId: desk.ben.userId },
          include: { round: true },
        }),
      );
      expect(rows).toMatchObject([
        {
          exact: 'The mayor called it a record.',
          isPlaced: true,
          round: { articleVersionId: added.version.id },
        },
      ]);
    });
  }

  test('begin a round of the newest one where none is open', async ({ db }) => {
    const desk = await aDesk(db);
    const article = await anArticleFrom(db, desk.organizer, 'a.txt', TEXT);
    const added = await aVersionFrom(db, desk.organizer, article, 'b.txt', `News.\n\n${TEXT}`);

    const [taken] = await take(db, desk, desk.ana, file());

    expect(taken).toMatchObject({ isNewRound: true, claims: 3, left: [], versionOrdinal: 2 });
    const round = await asSystem(db, 'seed', (tx) => tx.reviewRound.findFirstOrThrow());
    expect(round.articleVersionId).toBe(added.version.id);
  });
});

type Desk = { ana: Actor; ben: Actor; organizer: Actor };

async function aDesk(db: Db): Promise<Desk> {
  const ana = await anActor(db, { name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { name: 'Ben', newsroomId });
  const organizer = await anActor(db, { roles: ['editor'], newsroomId });
  return { ana, ben, organizer };
}

function take(
  db: Db,
  { organizer }: Desk,
  reviewer: Actor,
  file: ReturnType<typeof parseReadings>,
) {
  return as(db, reviewer, (context) => importReadings({ file, story: null, organizer }, context));
}

async function anArticleFrom(db: Db, actor: Actor, fileName: string, text: string, outlet = '') {
  return as(db, actor, (context) =>
    createArticle(
      {
        story: { name: 'A story' },
        code: '',
        metadata: { title: fileName, outlet, byline: '', publishedOn: null, url: '' },
        document: documentFromText(text),
        language: 'en',
        notes: [],
        source: { format: 'txt', fileName, sha256: sha256(text) },
      },
      context,
    ),
  );
}

function aVersionFrom(db: Db, actor: Actor, article: ArticleView, fileName: string, text: string) {
  return as(db, actor, (context) =>
    addVersion(
      {
        articleId: article.id,
        basedOn: article.versions[0]?.id ?? '',
        document: documentFromText(text),
        source: { format: 'txt', fileName, sha256: sha256(text) },
        notes: [],
        summary: '',
      },
      context,
    ),
  );
}

function aFileOf(text: string, changes: readonly { quote: string }[]): unknown {
  const claims = changes.map((change) => {
    const start = codePointLength(text.slice(0, text.indexOf(change.quote)));
    return aClaim({ ...change, start, end: start + codePointLength(change.quote) });
  });
  return { reviewer: 'A', articles: [{ file: 'a.txt', claims }] };
}

function aFile(change: object = {}): unknown {
  return { reviewer: 'A', articles: [{ file: 'a.txt', claims: [aClaim(change)] }] };
}

function aClaim(change: object): unknown {
  const start = codePointLength(TEXT.slice(0, TEXT.indexOf('The mayor')));
  return {
    id: '1',
    quote: 'The mayor',
    start,
    end: start + 9,
    kind: 'opinion-as-fact',
    speaker: 'The mayor',
    attributed_to: ['The Herald (not named here)', 'unnamed aides'],
    verdict: 'partly supported',
    rationale: 'Said so.',
    citations: [{ file: 'a.txt', quote: 'Turnout', start: 0, end: 7, relation: 'same source' }],
    severity: 'high',
    suggested_fix: 'A mayor',
    ...change,
  };
}
