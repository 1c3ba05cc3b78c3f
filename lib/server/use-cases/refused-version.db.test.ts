import { describe, expect } from 'vitest';

import type { Role } from '@/lib/domain/access/access-request';
import { blockedOnLock } from '@/lib/testing/database/blocked-on-lock';
import { test } from '@/lib/testing/database/test';
import { anActor, aRound, as, NOW } from '@/lib/testing/factories';
import { latch } from '@/lib/testing/latch';
import { aDocument, aVersion } from '@/lib/testing/versions';

import type { Db } from '../db/client';
import { asActor, asSystem } from '../db/transactions';
import { addVersion } from './add-version';

const OLD = 'Turnout was 62 percent, the clerk said.';
const NEW = 'Turnout was 68 percent, the clerk said.';

async function anArticleToChange(db: Db) {
  const ana = await anActor(db, { roles: ['checker'] });
  const editor = await anActor(db, { roles: ['editor'], newsroomId: ana.newsroomId });
  return { ana, editor, round: await aRound(db, { reviewers: [ana], text: OLD }) };
}

describe('a version is refused', () => {
  test('when a newer one has come since the client looked', async ({ db }) => {
    const { editor, round } = await anArticleToChange(db);
    const { version } = await aVersion(db, editor, round, NEW);
    await expect(aVersion(db, editor, round, `${NEW} More.`)).rejects.toMatchObject({
      code: 'stale_version',
      extra: { current: { versionId: version.id, ordinal: 2 } },
    });
  });

  test('when it is the newest one word for word', async ({ db }) => {
    const { editor, round } = await anArticleToChange(db);
    await expect(aVersion(db, editor, round, OLD)).rejects.toMatchObject({
      code: 'already_exists',
    });
  });

  test('when it is no article, holds no text, or a note that lies outside', async ({ db }) => {
    const { editor, round } = await anArticleToChange(db);
    const add = (change: object) =>
      as(db, editor, (context) =>
        addVersion(
          {
            articleId: round.articleId,
            basedOn: round.articleVersionId,
            document: aDocument(NEW),
            source: { format: 'txt', fileName: '', sha256: 'a'.repeat(64) },
            notes: [],
            summary: '',
            ...change,
          },
          context,
        ),
      );
    await expect(add({ document: { type: 'doc', content: [] } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(add({ document: aDocument('  ') })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const note = { exact: '', author: '', body: '', notedAt: null, start: 0, end: 9_000 };
    await expect(add({ notes: [note] })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await asSystem(db, 'verify', (tx) => tx.articleVersion.count())).toBe(1);
  });

  test.for<Role>(['checker', 'legal', 'writer', 'viewer'])(
    'to the role %s, and to another newsroom',
    async (role, { db }) => {
      const { ana, round } = await anArticleToChange(db);
      const other = await anActor(db, { roles: [role], newsroomId: ana.newsroomId });
      await expect(aVersion(db, other, round, NEW)).rejects.toMatchObject({ code: 'forbidden' });
      const stranger = await anActor(db, { roles: ['editor'] });
      await expect(aVersion(db, stranger, round, NEW)).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  test('to the second of two who add one at the same time', async ({ db }) => {
    const { editor, round } = await anArticleToChange(db);
    const added = latch();
    const letGo = latch();
    const first = asActor(db, editor, async (tx) => {
      const input = {
        articleId: round.articleId,
        basedOn: round.articleVersionId,
        document: aDocument(NEW),
        source: { format: 'txt' as const, fileName: '', sha256: 'a'.repeat(64) },
        notes: [],
        summary: '',
      };
      await addVersion(input, { tx, actor: editor, now: NOW });
      added.open();
      await letGo.opened;
    });
    await added.opened;
    const refused = expect(aVersion(db, editor, round, `${NEW} Other.`)).rejects.toMatchObject({
      code: 'stale_version',
    });
    await blockedOnLock(db);
    letGo.open();

    await Promise.all([first, refused]);
    expect(await asSystem(db, 'verify', (tx) => tx.articleVersion.count())).toBe(2);
  });
});
