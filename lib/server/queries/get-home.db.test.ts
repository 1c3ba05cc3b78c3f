import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { askedOf } from '@/lib/testing/database/asked-of';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aVersion } from '@/lib/testing/versions';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { askQuery } from '../use-cases/change-queries';
import { submitReading } from '../use-cases/close-round';
import { decideCarried } from '../use-cases/decide-carried';
import { getHome } from './get-home';

const OLD = 'The clerk counted the votes on Monday. Turnout was 62 percent.\nNobody else spoke.';
const NEW = 'The clerk counted the votes on Friday. Turnout was 68 percent.\nNobody else spoke.';

async function aSharedRound(db: Db) {
  const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
  const { newsroomId } = ana;
  const editor = await anActor(db, { roles: ['editor'], newsroomId });
  const round = await aRound(db, { reviewers: [ana], mode: 'shared', text: OLD });
  const turnout = await anAnnotation(db, ana, round, '62 percent', { verdict: 'supported' });
  await anAnnotation(db, ana, round, 'votes on Monday', { verdict: 'supported' });
  await anAnnotation(db, ana, round, 'Nobody else spoke', { verdict: 'supported' });
  return { ana, editor, round, turnout };
}

const tasksOf = async (db: Db, actor: Actor) =>
  (await as(db, actor, getHome)).queue.map(({ task, waiting, versionOrdinal }) => ({
    task,
    waiting,
    versionOrdinal,
  }));

describe('the queue', () => {
  test('names the passages of a new version that wait for the person, until they are decided', async ({
    db,
  }) => {
    const { ana, editor, round, turnout } = await aSharedRound(db);
    expect(await tasksOf(db, ana)).toEqual([{ task: 'read', waiting: 0, versionOrdinal: 1 }]);

    await aVersion(db, editor, round, NEW);

    expect(await tasksOf(db, ana)).toEqual([
      { task: 'review', waiting: 2, versionOrdinal: 2 },
      { task: 'read', waiting: 2, versionOrdinal: 2 },
    ]);
    await as(db, ana, (context) =>
      decideCarried(
        { annotationId: turnout.id, ifMatch: turnout.version + 1, body: { outcome: 'confirm' } },
        context,
      ),
    );
    expect(await tasksOf(db, ana)).toMatchObject([
      { task: 'review', waiting: 1 },
      { task: 'read' },
    ]);
  });

  test('says nothing of them to whoever may not decide on them', async ({ db }) => {
    const { ana, editor, round } = await aSharedRound(db);
    const { newsroomId } = ana;
    const ben = await anActor(db, { roles: ['checker'], newsroomId });
    const other = await anActor(db, { roles: ['checker'] });
    await aVersion(db, editor, round, NEW);

    expect(await tasksOf(db, ana)).toHaveLength(2);
    for (const actor of [ben, editor, other]) expect(await tasksOf(db, actor)).toEqual([]);
  });

  test('of an open blind round counts a reviewer’s own passages alone', async ({ db }) => {
    const ana = await anActor(db, { roles: ['checker'] });
    const { newsroomId } = ana;
    const ben = await anActor(db, { roles: ['checker'], newsroomId });
    const editor = await anActor(db, { roles: ['editor'], newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben], text: OLD });
    await anAnnotation(db, ana, round, '62 percent');
    await anAnnotation(db, ana, round, 'votes on Monday');
    await anAnnotation(db, ben, round, '62 percent');
    await aVersion(db, editor, round, NEW);

    expect(await tasksOf(db, ana)).toMatchObject([{ task: 'review', waiting: 2 }, {}]);
    expect(await tasksOf(db, ben)).toMatchObject([{ task: 'review', waiting: 1 }, {}]);
  });

  test('shows a writer the open queries, put to them first, with their messages', async ({
    db,
  }) => {
    const { ana, round, turnout } = await aSharedRound(db);
    const writer = await anActor(db, { roles: ['writer'], newsroomId: ana.newsroomId });
    const id = uuidv7();
    await as(db, ana, (context) =>
      askQuery(
        { annotationId: turnout.id, id, messageId: uuidv7(), body: 'Whose figure?' },
        context,
      ),
    );

    const { queries, activity } = await as(db, writer, getHome);

    expect(queries).toMatchObject([
      {
        id,
        roundId: round.id,
        exact: '62 percent',
        askedBy: { name: 'Ana' },
        article: { title: 'Turnout' },
        messages: [{ body: 'Whose figure?', author: { name: 'Ana' } }],
      },
    ]);
    expect(activity[0]).toMatchObject({ actorName: 'Ana', article: { roundId: round.id } });
  });

  test('is read in two queries, however many rounds and passages there are', async ({
    db,
    databaseUrl,
  }) => {
    const ana = await anActor(db, { roles: ['checker', 'writer'] });
    const { newsroomId } = ana;
    const editor = await anActor(db, { roles: ['editor'], newsroomId });
    expect(await askedOf(databaseUrl, ana, getHome)).toHaveLength(2);
    for (let count = 0; count < 4; count += 1) {
      const round = await aRound(db, { reviewers: [ana], mode: 'shared', text: OLD });
      await anAnnotation(db, ana, round, '62 percent');
      await anAnnotation(db, ana, round, 'votes on Monday');
      await aVersion(db, editor, round, NEW);
    }
    expect(await askedOf(databaseUrl, ana, getHome)).toHaveLength(2);
    expect((await as(db, ana, getHome)).queue).toHaveLength(8);
  });
});

describe('blind rounds that are due', () => {
  test('show the person their own work, and of the others that it is hidden', async ({ db }) => {
    const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
    const { newsroomId } = ana;
    const ben = await anActor(db, { roles: ['checker'], newsroomId, name: 'Ben' });
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId });
    const viewer = await anActor(db, { roles: ['viewer'], newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben], mode: 'blind', text: OLD });
    await aRound(db, { reviewers: [ana], mode: 'shared', text: OLD });
    await anAnnotation(db, ana, round, '62 percent', { verdict: 'supported' });
    const due = async (actor: Actor) => (await as(db, actor, getHome)).blindRounds;

    const hidden = { isYou: false, progress: null, isSubmitted: null };
    const before = await due(ana);
    expect(before).toMatchObject([{ roundId: round.id, ordinal: 1 }]);
    expect(before[0]?.readers).toContainEqual({
      isYou: true,
      progress: { examined: 1, total: 3 },
      isSubmitted: false,
    });
    expect(before[0]?.readers).toContainEqual(hidden);
    expect((await due(head))[0]?.readers).toEqual([hidden, hidden]);
    expect(await due(viewer)).toEqual([]);

    // Nothing that another does is seen, by whoever reads and by whoever assigns.
    const ofHead = await due(head);
    await anAnnotation(db, ben, round, 'Nobody else spoke', { verdict: 'disputed' });
    await as(db, ben, (context) => submitReading({ roundId: round.id }, context));
    expect(await due(ana)).toEqual(before);
    expect(await due(head)).toEqual(ofHead);
    // The control: it is done, and the one who did it is told.
    expect((await due(ben))[0]?.readers).toContainEqual(
      expect.objectContaining({ isYou: true, isSubmitted: true }),
    );
  });
});
