/** What is changed behind the application's back is found and named. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect } from 'vitest';

import { reportFile } from '@/lib/contracts/report';
import { headsByChain } from '@/lib/domain/events/noted-heads';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { uuidv7 } from '@/lib/server/new-id';
import { listHeads, recordEvent } from '@/lib/server/repositories/event-repository';
import { headFile, isOwnHead, readHeadFile } from '@/lib/server/signing/head-file';
import { signingKeys } from '@/lib/server/signing/signing-keys';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { test } from '@/lib/testing/database/test';

import { submitReading } from './close-round';
import { exportReport } from './export-report';
import { createHeadNoter } from './note-heads';
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

  test('shows an event that was put in, and two that were swapped', async ({ db }) => {
    const { articleId } = await aReading(db);
    const swap = (rev: number, by: number) =>
      db.$executeRaw`UPDATE event SET rev = ${by} WHERE chain_id = ${articleId}::uuid AND rev = ${rev}`;
    await behindItsBack(db, async () => {
      await swap(2, 1_000);
      await swap(3, 2);
      await swap(1_000, 3);
    });
    expect((await verifyRecord(db)).faults).toEqual([
      expect.stringMatching(/^article 001, Turnout: Event 2 \(.*\) is not what was recorded/),
    ]);
    await behindItsBack(db, async () => {
      await swap(2, 1_000);
      await swap(3, 2);
      await swap(1_000, 3);
    });
    expect((await verifyRecord(db)).faults).toEqual([]);

    // Put in at the end, with a number and a link of its own making.
    await behindItsBack(
      db,
      () => db.$executeRaw`
        INSERT INTO event (id, newsroom_id, chain_id, rev, article_id, type, payload, occurred_at, prev_hash, hash)
        SELECT gen_random_uuid(), newsroom_id, chain_id, rev + 1, article_id, 'story.created', '{}',
               occurred_at, hash, repeat('a', 64)
          FROM event WHERE chain_id = ${articleId}::uuid ORDER BY rev DESC LIMIT 1`,
    );
    expect((await verifyRecord(db)).faults).toEqual([
      expect.stringMatching(/Event \d+ \(story\.created\) is not what was recorded/),
    ]);
  });

  test('shows by notes outside the database what the database hides', async ({ db }) => {
    const { articleId } = await aReading(db);
    const notes = await notesOf(db);
    const check = async () => (await verifyRecord(db, { notes })).faults;
    expect(await check()).toEqual([]);

    // The end is cut off, together with the number that the article remembers.
    const [last] = await chainOf(db, articleId);
    if (last === undefined) throw new Error('The chain is empty');
    await behindItsBack(db, async () => {
      await db.$executeRaw`DELETE FROM event WHERE chain_id = ${articleId}::uuid AND rev = ${last.rev}`;
      await db.$executeRaw`UPDATE article SET rev = ${last.rev - 1} WHERE id = ${articleId}::uuid`;
    });
    expect((await verifyRecord(db)).faults).toEqual([]);
    expect(await check()).toEqual([
      expect.stringMatching(
        /^article 001, Turnout: The end is cut off: the chain ends at event \d+, but event \d+ was noted/,
      ),
    ]);

    // And it goes on with other events, each link of them right: forked.
    await db.$transaction((tx) =>
      recordEvent(tx, {
        newsroomId: last.newsroomId,
        articleId,
        actor: null,
        now: new Date('2025-03-02T12:00:00Z'),
        type: 'story.created',
        payload: { storyId: articleId, name: 'Another past' },
      }),
    );
    expect((await verifyRecord(db)).faults).toEqual([]);
    expect(await check()).toEqual([
      expect.stringMatching(
        /Event \d+ is not the one that was noted on .*: the chain was written anew between event 1 and it/,
      ),
    ]);
  });

  test('shows a whole chain that is gone', async ({ db }) => {
    await aReading(db);
    const notes = await notesOf(db);
    const [some] = [...notes.values()];
    const gone = some?.map((note) => ({ ...note, chainId: uuidv7() })) ?? [];

    const { faults } = await verifyRecord(db, { notes: headsByChain(gone) });
    expect(faults).toEqual([
      expect.stringMatching(/It is gone, and event \d+ was noted as its head/),
    ]);
  });

  test('is noted once for each head, and again when it has gone on', async ({ db }) => {
    await aReading(db);
    const folder = mkdtempSync(path.join(tmpdir(), 'obelus-heads-'));
    const keys = () => signingKeys({ folder, given: undefined }, LATER);
    const note = createHeadNoter({ db, folder, keys });

    expect(await note(LATER)).toBe(2);
    expect(await note(LATER)).toBe(0);
    // A worker that starts anew reads what was noted before.
    expect(await createHeadNoter({ db, folder, keys })(LATER)).toBe(0);
    await aReading(db);
    expect(await note(LATER)).toBe(2);
    const read = await readHeadFile(headFile(folder));
    expect(read?.heads.every((head) => isOwnHead(head, keys()))).toBe(true);
    rmSync(folder, { recursive: true });
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

/** Notes of where every chain stands, as the worker writes them. */
async function notesOf(db: Db) {
  const heads = await asSystem(db, 'verify', listHeads);
  return headsByChain(
    heads.map((head) => ({
      schema: 'obelus.head/1' as const,
      ...head,
      notedAt: LATER.toISOString(),
      keyId: '',
      signature: '',
    })),
  );
}

/** Newest first. */
function chainOf(db: Db, chainId: string) {
  return db.event.findMany({ where: { chainId }, orderBy: { rev: 'desc' } });
}

const LATER = new Date('2025-03-03T12:00:00Z');

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
