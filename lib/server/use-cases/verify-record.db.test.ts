/** What is changed behind the application's back is found and named. */
import { describe, expect } from 'vitest';

import { reportFile } from '@/lib/contracts/report';
import type { Db } from '@/lib/server/db/client';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { test } from '@/lib/testing/database/test';

import { submitReading } from './close-round';
import { exportReport } from './export-report';
import { verifyRecord } from './verify-record';
import { verifyReport } from './verify-report';

describe('the record', () => {
  test('is whole as the application writes it', async ({ db }) => {
    await aReading(db);
    const check = await verifyRecord(db);

    expect(check).toMatchObject({ chains: 2, versions: 1, faults: [] });
    expect(check.events).toBeGreaterThan(4);
  });

  test('shows an event that was changed', async ({ db }) => {
    const { articleId } = await aReading(db);
    await behindItsBack(
      db,
      () =>
        db.$executeRaw`UPDATE event SET payload = '{"reviewerId":"x"}' WHERE chain_id = ${articleId}::uuid AND type = 'round.submitted'`,
    );

    const { faults } = await verifyRecord(db);
    expect(faults).toEqual([
      expect.stringMatching(
        /^article 001, Turnout: Event \d+ \(round\.submitted\) is not what was recorded/,
      ),
    ]);
  });

  test('shows an event that was taken out, and an end that was cut off', async ({ db }) => {
    const { articleId } = await aReading(db);
    await behindItsBack(
      db,
      () =>
        db.$executeRaw`DELETE FROM event WHERE chain_id = ${articleId}::uuid AND type = 'round.closed'`,
    );
    expect((await verifyRecord(db)).faults).toEqual([
      expect.stringMatching(/The end is cut off: the record ends at event \d+/),
    ]);

    await behindItsBack(
      db,
      () =>
        db.$executeRaw`DELETE FROM event WHERE chain_id = ${articleId}::uuid AND type = 'round.created'`,
    );
    expect((await verifyRecord(db)).faults).toEqual([expect.stringMatching(/Event 2 is missing/)]);
  });

  test('shows a text that was changed', async ({ db }) => {
    await aReading(db);
    await behindItsBack(
      db,
      () => db.$executeRaw`UPDATE article_version SET text = 'Other words'`,
      'article_version',
    );

    expect((await verifyRecord(db)).faults).toEqual([
      expect.stringMatching(/the text of version .* is not the one imported/),
    ]);
  });
});

describe('a report by itself', () => {
  test('holds as it was exported', async ({ db }) => {
    expect(verifyReport(await aReport(db))).toMatchObject({ faults: [] });
  });

  test('shows a verdict that was changed afterwards', async ({ db }) => {
    const file = await aReport(db);
    const readings = file.readings.map((one) => ({ ...one, verdict: 'contradicted' }));

    expect(verifyReport({ ...file, readings }).faults).toEqual([
      expect.stringMatching(/The seal is not that of the text and the findings/),
    ]);
  });

  test('shows a signature whose bytes are others', async ({ db }) => {
    const file = await aReport(db);
    const [reviewer] = file.reviewers;
    const signature = {
      id: file.round.id,
      stageId: 'checker',
      signerId: reviewer?.userId ?? '',
      role: 'checker' as const,
      signedAt: file.round.createdAt,
      contentSha256: file.seal,
      voidedAt: null,
      voidReason: '',
    };
    const forged = {
      ...file,
      signatures: [signature],
      signedContents: [{ sha256: file.seal, canonical: '{}' }],
    };

    expect(verifyReport(forged).faults).toEqual([
      'The signature checker, Ana does not vouch for the bytes that came with it.',
    ]);
  });
});

async function aReading(db: Db) {
  const ana = await anActor(db, { name: 'Ana' });
  const round = await aRound(db, { reviewers: [ana] });
  await anAnnotation(db, ana, round, 'Turnout was 62 percent', { verdict: 'supported' });
  await as(db, ana, (context) => submitReading({ roundId: round.id }, context));
  return { ana, articleId: round.articleId, roundId: round.id };
}

async function aReport(db: Db) {
  const { ana, roundId } = await aReading(db);
  const { body } = await as(db, ana, (context) =>
    exportReport({ roundId, format: 'json' }, context),
  );
  return reportFile.parse(JSON.parse(String(body)));
}

/** As whoever owns the database could, and the application cannot. */
async function behindItsBack(
  db: Db,
  change: () => Promise<unknown>,
  table: 'event' | 'article_version' = 'event',
): Promise<void> {
  await db.$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await change();
  await db.$executeRawUnsafe(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}
