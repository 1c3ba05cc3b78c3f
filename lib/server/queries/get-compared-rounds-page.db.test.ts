import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import {
  aComparedRound,
  aSecondRound,
  type ComparedRound,
  RECORD,
} from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { anActor, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { getArticlePage } from './get-article-page';
import { getComparedRoundsPage } from './get-compared-rounds-page';

const read = (
  db: Db,
  actor: Actor,
  { round }: ComparedRound,
  named: { first?: string; second?: string } = {},
) => as(db, actor, (context) => getComparedRoundsPage(round.articleId, named, context));

describe('two rounds of an article', () => {
  test('stand side by side, the last two where none is named', async ({ db }) => {
    const all = await aComparedRound(db);
    const second = await aSecondRound(db, all);

    const { chosen, compared, rounds } = await read(db, all.head, all);

    expect(rounds.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(chosen).toEqual({ first: all.round.id, second: second.id });
    expect(compared?.view.columns).toHaveLength(5);
    const shared = compared?.view.groups.filter(({ markedBy }) => markedBy.length > 1);
    expect(shared?.map(({ exact }) => exact)).toContain(RECORD);
    expect(compared?.document.content).toHaveLength(2);
  });

  test('are the one that is named and the one before it', async ({ db }) => {
    const all = await aComparedRound(db);
    const second = await aSecondRound(db, all);
    const named = await read(db, all.ana, all, { second: second.id });
    expect(named.chosen).toEqual({ first: all.round.id, second: second.id });
    const turned = await read(db, all.ana, all, { second: all.round.id });
    expect(turned.chosen).toEqual({ first: second.id, second: all.round.id });
    const same = await read(db, all.ana, all, { first: second.id, second: second.id });
    expect(same.compared).toBeNull();
  });

  test('are offered on the page of the article once there are two', async ({ db }) => {
    const all = await aComparedRound(db);
    const page = () => as(db, all.head, (context) => getArticlePage(all.round.articleId, context));
    expect((await page()).comparableIds).toEqual([]);
    const second = await aSecondRound(db, all);
    expect((await page()).comparableIds).toEqual([all.round.id, second.id]);
  });
});

describe('it is refused', () => {
  test('for a round that is still open, as if it were not there', async ({ db }) => {
    const all = await aComparedRound(db);
    const open = await aSecondRound(db, all, { close: false });
    expect(await read(db, all.head, all)).toMatchObject({ chosen: null, compared: null });
    await expect(read(db, all.ana, all, { second: open.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('to another newsroom, and a writer is offered nothing', async ({ db }) => {
    const all = await aComparedRound(db);
    await aSecondRound(db, all);
    const stranger = await anActor(db, { roles: ['head_of_research'] });
    await expect(read(db, stranger, all)).rejects.toMatchObject({ code: 'not_found' });
    const writer = await anActor(db, { newsroomId: all.newsroomId, roles: ['writer'] });
    expect(await read(db, writer, all)).toMatchObject({ rounds: [], compared: null });
  });
});
