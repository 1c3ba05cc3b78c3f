/** A report that is taken up again, in the newsroom it came from and in another. */
import { describe, expect } from 'vitest';

import { importReportBody, type ReportFile, reportFile } from '@/lib/contracts/report';
import type { Actor } from '@/lib/domain/access/access-request';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { verifyChain } from '@/lib/domain/events/event-chain';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { sha256 } from '@/lib/server/hash';
import { listChain } from '@/lib/server/repositories/event-repository';
import { uuidv7 } from '@/lib/server/new-id';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { test } from '@/lib/testing/database/test';

import { askQuery } from './change-queries';
import { markCoverage } from './change-coverage';
import { submitReading } from './close-round';
import { decide } from './decide';
import { exportReport } from './export-report';
import { importReport } from './import-report';

describe('a report that is taken up', () => {
  test('is exported again as it came, but for ids, times and signatures', async ({ db }) => {
    const { desk, file } = await aDecidedRound(db);

    const imported = await as(db, desk, (context) => importReport(bodyOf(file), context));
    const again = await exported(db, desk, imported.roundId);

    expect(imported).toMatchObject({ phase: 'adjudicated', readings: 3, decisions: 2, queries: 1 });
    expect(imported.code).not.toBe(file.article.code);
    expect(comparable(again)).toEqual(comparable(file));
  });

  test('goes on a chain of its own that is whole', async ({ db }) => {
    const { desk, file } = await aDecidedRound(db);
    const { articleId } = await as(db, desk, (context) => importReport(bodyOf(file), context));

    const events = await asSystem(db, 'verify', (tx) =>
      listChain(tx, { chainId: articleId, afterRev: 0, limit: 1_000 }),
    );
    expect(verifyChain(events, sha256)).toMatchObject({ status: 'intact' });
    expect(events.map(({ type }) => type)).toContain('report.imported');
    expect(events.filter(({ type }) => type === 'annotation.created')).toHaveLength(3);
  });

  test('finds its people by e-mail in another newsroom, and names those it misses', async ({
    db,
  }) => {
    const { file } = await aDecidedRound(db);
    const elsewhere = await anActor(db, { roles: ['head_of_research'] });

    await expect(
      as(db, elsewhere, (context) => importReport(bodyOf(file), context)),
    ).rejects.toThrow(/Not found among the members of this newsroom: Ana \(.*@daily\.example\)/);

    const people = Object.fromEntries(
      await Promise.all(
        file.people.map(async ({ userId }) => {
          const { newsroomId } = elsewhere;
          return [userId, (await anActor(db, { newsroomId })).userId] as const;
        }),
      ),
    );
    const imported = await as(db, elsewhere, (context) =>
      importReport({ ...bodyOf(file), people }, context),
    );
    const again = await exported(db, elsewhere, imported.roundId);
    expect(again.reviewers.map(({ userId }) => userId)).toEqual(
      file.reviewers.map(({ userId }) => people[userId]),
    );
  });

  test('keeps a scale that is not the newsroom’s, and new rounds keep theirs', async ({ db }) => {
    const { desk, file } = await aDecidedRound(db);
    const scale = { ...file.scale, name: 'Another scale' };
    const imported = await as(db, desk, (context) =>
      importReport(bodyOf({ ...file, scale }), context),
    );

    expect((await exported(db, desk, imported.roundId)).scale.name).toBe('Another scale');
    const next = await aRound(db, { reviewers: [desk] });
    expect(next.scale.name).toBe(file.scale.name);
  });

  test('is refused when a passage does not quote the text', async ({ db }) => {
    const { desk, file } = await aDecidedRound(db);
    const [first, ...rest] = file.readings;
    if (first === undefined) throw new Error('The round has no reading');
    const moved = { ...first, start: (first.start + 1) as CodePointOffset };

    await expect(
      as(db, desk, (context) =>
        importReport(bodyOf({ ...file, readings: [moved, ...rest] }), context),
      ),
    ).rejects.toThrow(/does not quote the words at 1–/);
  });

  test('is refused when its text is not the one that was hashed', async ({ db }) => {
    const { desk, file } = await aDecidedRound(db);
    const version = { ...file.version, textSha256: '0'.repeat(64) };

    await expect(
      as(db, desk, (context) => importReport(bodyOf({ ...file, version }), context)),
    ).rejects.toThrow(/changed on the way/);
  });

  test('is refused to whoever may not assign rounds', async ({ db }) => {
    const { desk, file } = await aDecidedRound(db);
    const checker = await anActor(db, { roles: ['checker'], newsroomId: desk.newsroomId });

    await expect(
      as(db, checker, (context) => importReport(bodyOf(file), context)),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

function bodyOf(report: ReportFile) {
  return importReportBody.parse({ report });
}

async function exported(db: Db, actor: Actor, roundId: string): Promise<ReportFile> {
  const { body } = await as(db, actor, (context) =>
    exportReport({ roundId, format: 'json' }, context),
  );
  return reportFile.parse(JSON.parse(String(body)));
}

/** Two blind readings, a query, a mark, and a decision on each group. */
async function aDecidedRound(db: Db): Promise<{ desk: Actor; file: ReportFile }> {
  const ana = await anActor(db, { name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { name: 'Ben', newsroomId });
  const desk = await anActor(db, { name: 'Dora', roles: ['head_of_research'], newsroomId });
  const round = await aRound(db, { reviewers: [ana, ben] });
  const citations = [{ id: uuidv7(), source: 'The count', url: 'https://count.example/' }];
  const first = await anAnnotation(db, ana, round, 'Turnout was 62 percent', {
    verdict: 'supported',
    citations,
  });
  const second = await anAnnotation(db, ben, round, 'Turnout was 62 percent', {
    verdict: 'disputed',
  });
  const third = await anAnnotation(db, ben, round, 'The mayor called it a record', {
    verdict: 'misquoted',
    claimType: 'quote',
  });
  await as(db, ana, async (context) => {
    const body = 'Which count?';
    await askQuery({ annotationId: first.id, id: uuidv7(), messageId: uuidv7(), body }, context);
    await markCoverage({ roundId: round.id, start: 55, end: 71 }, context);
  });
  for (const reviewer of [ana, ben]) {
    await as(db, reviewer, (context) => submitReading({ roundId: round.id }, context));
  }
  const common = { cause: 'evidence', reason: 'The count says so.' } as const;
  await as(db, desk, async (context) => {
    const roundId = round.id;
    const settles = [first.id, second.id];
    await decide(
      { roundId, body: { decision: 'took', id: uuidv7(), settles, takes: first.id, ...common } },
      context,
    );
    await decide(
      { roundId, body: { decision: 'rejected', id: uuidv7(), settles: [third.id], ...common } },
      context,
    );
  });
  return { desk, file: await exported(db, desk, round.id) };
}

/** Ids as numbers in the order of their appearance; what is this newsroom's own is left out. */
function comparable(file: ReportFile): unknown {
  const { seal: _seal, asOf: _asOf, signatures: _signatures, ...rest } = file;
  const { article, version, round, ...same } = rest;
  const kept = {
    ...same,
    article: { ...article, code: '' },
    version: { ...version, createdAt: '' },
    round: { ...round, createdAt: '' },
  };
  const numbers = new Map<string, number>();
  const text = JSON.stringify(kept).replace(
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    (id) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size);
      return String(numbers.get(id));
    },
  );
  return JSON.parse(text);
}
