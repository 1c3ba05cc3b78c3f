/** The record as it is read: filtered, in pages, and telling nothing of hidden work. */
import { describe, expect } from 'vitest';

import { auditQuery } from '@/lib/contracts/audit';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { sha256 } from '../hash';
import { closeRound } from '../use-cases/close-round';
import { exportAudit } from '../use-cases/export-audit';
import { listAudit } from './list-audit';

const read = (db: Db, actor: Actor, query: Record<string, string> = {}) =>
  as(db, actor, (context) => listAudit(auditQuery.parse(query), context));

async function aBlindRound(db: Db) {
  const ana = await anActor(db, { name: 'Ana' });
  const { newsroomId } = ana;
  const editor = await anActor(db, { roles: ['editor'], newsroomId, name: 'Edda' });
  const other = await anActor(db, { newsroomId, name: 'Bob' });
  const round = await aRound(db, { reviewers: [ana, other] });
  await anAnnotation(db, ana, round, '62 percent', { claimText: 'Sixty-two_percent voted.' });
  return { ana, editor, other, round };
}

describe('the record', () => {
  test('tells nothing of hidden work while a round is blind, not by a gap in its numbers either', async ({
    db,
  }) => {
    const { editor, round, ana } = await aBlindRound(db);

    const blind = await read(db, editor, { articleId: round.articleId });
    expect(blind.entries.map(({ type }) => type)).toEqual(['round.created', 'article.imported']);
    expect(blind.entries.every(({ rev, hash }) => rev === null && hash === null)).toBe(true);
    expect((await read(db, editor, { text: 'Sixty-two' })).entries).toEqual([]);
    expect((await read(db, editor, { personId: ana.userId })).entries).toEqual([]);

    await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
    const open = await read(db, editor, { articleId: round.articleId });
    expect(open.entries.map(({ type }) => type)).toContain('annotation.created');
    expect(open.entries.map(({ rev }) => rev)).toEqual([4, 3, 2, 1]);
  });

  test('is filtered by person, kind, day, article and words', async ({ db }) => {
    const { editor, round, ana } = await aBlindRound(db);
    await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
    const typesOf = async (query: Record<string, string>) =>
      (await read(db, editor, query)).entries.map(({ type }) => type);

    expect(await typesOf({ personId: ana.userId })).toEqual(['annotation.created']);
    expect(await typesOf({ kind: 'texts' })).toEqual(['article.imported', 'story.created']);
    expect(await typesOf({ kind: 'other' })).toEqual([]);
    expect(await typesOf({ text: 'two_percent' })).toEqual(['annotation.created']);
    // An underline is an underline, and no sign for any letter.
    expect(await typesOf({ text: 'twoXpercent' })).toEqual([]);
    expect(await typesOf({ from: '2025-03-01', to: '2025-03-01' })).not.toEqual([]);
    expect(await typesOf({ from: '2025-03-02' })).toEqual([]);
    expect(await typesOf({ to: '2025-02-28' })).toEqual([]);
  });

  test('comes in pages that leave nothing out and say nothing twice', async ({ db }) => {
    const { editor, round } = await aBlindRound(db);
    await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
    const all = (await read(db, editor)).entries.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await read(db, editor, { limit: '2', ...(cursor !== '' && { cursor }) });
      paged.push(...page.entries.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    await expect(read(db, editor, { cursor: 'mine' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('is for those who answer for it, and of their own newsroom', async ({ db }) => {
    const { ana, round } = await aBlindRound(db);
    await expect(read(db, ana)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await anActor(db, { roles: ['editor'] });
    expect((await read(db, stranger, { articleId: round.articleId })).entries).toEqual([]);
  });

  test('is taken out as a file, which is on record with its hash', async ({ db }) => {
    const { editor } = await aBlindRound(db);
    const lines = await as(db, editor, (context) => exportAudit({ format: 'jsonl' }, context));
    const types = String(lines.body)
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types).toEqual(['round.created', 'article.imported', 'story.created']);
    const event = await db.event.findFirstOrThrow({ where: { type: 'record.exported' } });
    expect(event.payload).toEqual({
      format: 'jsonl',
      contentSha256: sha256(lines.body),
      entries: 3,
    });
    const table = await as(db, editor, (context) => exportAudit({ format: 'csv' }, context));
    expect(String(table.body)).toContain('exported the record, 3 entries');
  });
});
