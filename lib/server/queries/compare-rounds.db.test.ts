import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { aComparedRound, aSecondRound, RECORD } from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { anActor, aRound, as } from '@/lib/testing/factories';
import { aVersion } from '@/lib/testing/versions';

import type { Db } from '../db/client';
import { closeRound } from '../use-cases/close-round';
import { compareRounds } from './compare-rounds';

function compare(db: Db, actor: Actor, first: { id: string }, second: { id: string }) {
  return as(db, actor, (context) => compareRounds({ first: first.id, second: second.id }, context));
}

describe('two rounds on the same text', () => {
  test('have a column for each reviewer of each, and everything in its place', async ({ db }) => {
    const all = await aComparedRound(db);
    const second = await aSecondRound(db, all);

    const { columns, annotations, groups, unplaced, agreement } = await compare(
      db,
      all.head,
      all.round,
      second,
    );

    expect(columns.map(({ id }) => id)).toEqual([
      ...[all.ana, all.ben, all.cleo].map(({ userId }) => `${all.round.id}:${userId}`),
      ...[all.ana, all.ben].map(({ userId }) => `${second.id}:${userId}`),
    ]);
    expect(unplaced).toEqual([]);
    expect(new Set(annotations.map(({ carried }) => carried))).toEqual(new Set([null]));
    const record = groups.find(({ exact }) => exact === RECORD);
    expect(record?.annotationIds.toSorted()).toEqual(
      [all.claims.recordOfBen.id, second.made.id].toSorted(),
    );
    expect(record?.differences.map(({ kind }) => kind)).toEqual([
      'only_some',
      'verdict',
      'citation',
    ]);
    expect(record?.markedBy).toEqual([
      `${all.round.id}:${all.ben.userId}`,
      `${second.id}:${all.ana.userId}`,
    ]);
    expect(agreement.pairs).toHaveLength(10);
  });

  test('may be named in either order', async ({ db }) => {
    const all = await aComparedRound(db);
    const second = await aSecondRound(db, all);
    const there = await compare(db, all.head, all.round, second);
    const back = await compare(db, all.head, second, all.round);
    const shape = ({ groups }: typeof there) =>
      groups.map(({ key, exact, annotationIds }) => ({ key, exact, annotationIds }));
    expect(shape(back)).toEqual(shape(there));
    expect(back.columns[0]?.roundId).toBe(second.id);
  });
});

describe('two rounds on two texts', () => {
  test('are compared in the newer one, and what has no place there is listed', async ({ db }) => {
    const all = await aComparedRound(db);
    const text = 'Before noon, turnout was 63 percent. 🗳️ The mayor called it a record.';
    const second = await aSecondRound(db, all);
    // The last round goes on to the new version, all earlier ones stay on theirs.
    await aVersion(db, all.head, all.round, text);

    const { version, annotations, groups, unplaced } = await compare(
      db,
      all.head,
      all.round,
      second,
    );

    expect(version).toMatchObject({ ordinal: 2, text });
    const record = groups.find(({ annotationIds }) => annotationIds.includes(second.made.id));
    expect(record?.annotationIds).toContain(all.claims.recordOfBen.id);
    expect(record?.exact).toBe(RECORD);
    const carried = new Map(annotations.map((one) => [one.id, one]));
    expect(carried.get(all.claims.recordOfBen.id)).toMatchObject({ exact: RECORD });
    expect(carried.get(all.claims.percentOfAna.id)).toMatchObject({
      exact: '63 percent',
      carried: 'changed',
    });
    expect(carried.get(second.made.id)?.carried).toBeNull();
    expect(unplaced.map(({ annotation, status }) => [annotation.id, status]).toSorted()).toEqual(
      [
        [all.claims.nobodyOfAna.id, 'orphaned'],
        [all.claims.nobodyOfCleo.id, 'orphaned'],
      ].toSorted(),
    );
  });
});

describe('a comparison of rounds is refused', () => {
  test('for an open blind round, as if it were not there, to the desk as to its reviewers', async ({
    db,
  }) => {
    const all = await aComparedRound(db);
    const open = await aSecondRound(db, all, { close: false });
    for (const actor of [all.head, all.ana]) {
      await expect(compare(db, actor, all.round, open)).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(compare(db, actor, open, all.round)).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await as(db, all.head, (context) => closeRound({ roundId: open.id }, context));
    await expect(compare(db, all.head, all.round, open)).resolves.toMatchObject({ unplaced: [] });
  });

  test('to another newsroom', async ({ db }) => {
    const all = await aComparedRound(db);
    const second = await aSecondRound(db, all);
    const stranger = await anActor(db, { roles: ['head_of_research'] });
    await expect(compare(db, stranger, all.round, second)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('of a round with itself, and of rounds on two articles', async ({ db }) => {
    const all = await aComparedRound(db);
    await expect(compare(db, all.head, all.round, all.round)).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const other = await aRound(db, { reviewers: [all.ana, all.ben] });
    await as(db, all.head, (context) => closeRound({ roundId: other.id }, context));
    await expect(compare(db, all.head, all.round, other)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
