/** What an administrator changes for the whole newsroom: its name, its scale, its stages. */
import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor, aRound, as } from '@/lib/testing/factories';

import { ROLES } from '@/lib/domain/access/access-request';
import { DEFAULT_SCALE, READY_MADE_SCALES } from '@/lib/domain/claims/verdict-scale';

import type { Db } from '../db/client';
import { getScale } from '../queries/get-scale';
import { getSettings } from '../queries/get-settings';
import { changeScale } from './change-scale';
import { changeSettings } from './change-settings';
import type { UseCaseContext } from './context';
import { DEFAULT_SETTINGS } from './default-settings';
import { updateNewsroom } from './update-newsroom';

const copyOf = (verdicts: (typeof DEFAULT_SCALE)['verdicts']) =>
  verdicts.map((verdict) => ({ ...verdict }));

const RENAMED = {
  name: 'Ours',
  verdicts: copyOf(DEFAULT_SCALE.verdicts).map((verdict) =>
    verdict.id === 'opinion' ? { ...verdict, label: 'Comment' } : verdict,
  ),
};
const TWO_STAGES = {
  confirmWithinMinutes: 0,
  stages: [
    { id: 'desk', label: 'Desk', role: 'editor' as const, gates: [], signatures: 2 },
    {
      id: 'legal',
      label: 'Legal',
      role: 'legal' as const,
      gates: ['no_open_query' as const],
      signatures: 1,
    },
  ],
};

async function eventTypes(db: Db, newsroomId: string): Promise<string[]> {
  const rows = await db.event.findMany({ where: { chainId: newsroomId }, orderBy: { rev: 'asc' } });
  return rows.map(({ type }) => type);
}

describe('the verdict scale', () => {
  test('is changed by a new version; a round that has begun keeps its own', async ({ db }) => {
    const ada = await anActor(db, { roles: ['administrator'] });
    const reviewer = await anActor(db, { newsroomId: ada.newsroomId });
    const before = await aRound(db, { reviewers: [reviewer] });

    const changed = await as(db, ada, (context) => changeScale(RENAMED, context));
    const after = await aRound(db, { reviewers: [reviewer], text: 'Another text.' });

    expect(changed).toMatchObject({ version: 2, name: 'Ours' });
    expect(before.scale.version).toBe(1);
    expect(after.scale).toEqual(changed);
    expect(await eventTypes(db, ada.newsroomId)).toContain('scale.changed');
  });

  test('has no new version when nothing was changed', async ({ db }) => {
    const ada = await anActor(db, { roles: ['administrator'] });
    const same = { name: DEFAULT_SCALE.name, verdicts: copyOf(DEFAULT_SCALE.verdicts) };

    expect(await as(db, ada, (context) => changeScale(same, context))).toMatchObject({
      version: 1,
    });
    expect(await eventTypes(db, ada.newsroomId)).toEqual([]);
  });

  test('can be replaced by each of the ready-made ones', async ({ db }) => {
    const ada = await anActor(db, { roles: ['administrator'] });
    for (const ready of READY_MADE_SCALES) {
      const body = { name: ready.name, verdicts: copyOf(ready.verdicts) };
      await as(db, ada, (context) => changeScale(body, context));
      expect(await as(db, ada, getScale)).toMatchObject(body);
    }
  });

  test('is refused where two verdicts look alike or none is left', async ({ db }) => {
    const ada = await anActor(db, { roles: ['administrator'] });
    const [first, second, ...rest] = copyOf(DEFAULT_SCALE.verdicts);
    if (first === undefined || second === undefined) throw new Error('The scale is empty.');
    const alike = [first, { ...second, shape: first.shape, line: first.line }, ...rest];
    const none = copyOf(DEFAULT_SCALE.verdicts).map((verdict) => ({ ...verdict, retired: true }));

    for (const verdicts of [alike, none]) {
      await expect(
        as(db, ada, (context) => changeScale({ name: 'Ours', verdicts }, context)),
      ).rejects.toMatchObject({ code: 'invalid_input' });
    }
    expect(await as(db, ada, getScale)).toMatchObject({ version: 1 });
  });
});

test('the stages are as the administrator left them, and the record says what they were', async ({
  db,
}) => {
  const ada = await anActor(db, { roles: ['administrator'] });

  await as(db, ada, (context) => changeSettings(TWO_STAGES, context));
  await as(db, ada, (context) => changeSettings(TWO_STAGES, context));

  expect(await as(db, ada, getSettings)).toEqual(TWO_STAGES);
  const events = await db.event.findMany({ where: { chainId: ada.newsroomId } });
  expect(events.map(({ type, payload }) => ({ type, payload }))).toEqual([
    { type: 'settings.changed', payload: { before: DEFAULT_SETTINGS, after: TWO_STAGES } },
  ]);
});

test('the name changes and nothing of another newsroom does', async ({ db }) => {
  const ada = await anActor(db, { roles: ['administrator'] });
  const other = await anActor(db, { roles: ['administrator'] });

  await as(db, ada, (context) => updateNewsroom({ name: 'The Evening' }, context));

  const names = await db.newsroom.findMany({ orderBy: { id: 'asc' } });
  expect(names.map(({ id, name }) => [id, name])).toEqual(
    [
      [ada.newsroomId, 'The Evening'],
      [other.newsroomId, 'The Daily'],
    ].sort(([a = ''], [b = '']) => a.localeCompare(b)),
  );
});

const CHANGES: Record<string, (context: UseCaseContext) => Promise<unknown>> = {
  'the scale': (context) => changeScale(RENAMED, context),
  'the stages': (context) => changeSettings(TWO_STAGES, context),
  'the name': (context) => updateNewsroom({ name: 'Mine' }, context),
};

test.for(Object.entries(CHANGES))(
  'nobody but an administrator who is signed in changes %s',
  async ([, change], { db }) => {
    const ada = await anActor(db, { roles: ['administrator'] });
    const others = ROLES.filter((role) => role !== 'administrator');

    await expect(as(db, { ...ada, roles: others }, change)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      as(db, { ...ada, scopes: ['read', 'write', 'sign'] }, change),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await eventTypes(db, ada.newsroomId)).toEqual([]);
    await as(db, ada, change);
    expect(await eventTypes(db, ada.newsroomId)).toHaveLength(1);
  },
);
