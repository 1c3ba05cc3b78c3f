import { describe, expect } from 'vitest';

import { aComparedRound, RECORD } from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, NOW } from '@/lib/testing/factories';

import { asSystem } from '../db/transactions';
import { getComparison } from '../queries/get-comparison';
import { getDesk } from '../queries/get-desk';
import { getRound } from '../queries/rounds';
import { assignStory } from './assign-story';
import { changeAssignment, changeReviewers } from './change-assignment';
import { closeRound, submitReading } from './close-round';
import { reopenReading } from './reopen-reading';

const reason = 'Away from Monday.';

describe('assigning a story', () => {
  test('gives each article its own round, and says of an article with an open one why not', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const { newsroomId } = ana;
    const head = await anActor(db, { newsroomId, roles: ['head_of_research'] });
    const first = await aRound(db, { reviewers: [ana] });
    await as(db, head, (context) => closeRound({ roundId: first.id }, context));
    const second = await aRound(db, { reviewers: [ana] });
    const article = await asSystem(db, 'verify', (tx) =>
      tx.article.findUniqueOrThrow({ where: { id: first.articleId } }),
    );
    const dueAt = new Date(NOW.getTime() + 86_400_000).toISOString();

    const { results } = await as(db, head, (context) =>
      assignStory(
        {
          storyId: article.storyId,
          mode: 'blind',
          reviewerIds: [ana.userId],
          dueAt,
          note: 'Names.',
        },
        context,
      ),
    );

    expect(results.map(({ round, skipped }) => [round?.ordinal ?? null, skipped !== null])).toEqual(
      [
        [2, false],
        [null, true],
      ],
    );
    expect(results[0]?.round).toMatchObject({ dueAt, note: 'Names.', articleId: first.articleId });
    expect(results[1]?.article.id).toBe(second.articleId);
  });

  test('gives no article a round where one of them cannot have it', async ({ db }) => {
    const ana = await anActor(db);
    const stranger = await anActor(db);
    const head = await anActor(db, { newsroomId: ana.newsroomId, roles: ['head_of_research'] });
    const { id, articleId } = await aRound(db, { reviewers: [ana] });
    await as(db, head, (context) => closeRound({ roundId: id }, context));
    const { storyId } = await asSystem(db, 'verify', (tx) =>
      tx.article.findUniqueOrThrow({ where: { id: articleId } }),
    );

    await expect(
      as(db, head, (context) =>
        assignStory(
          {
            storyId,
            mode: 'blind',
            reviewerIds: [ana.userId, stranger.userId],
            dueAt: null,
            note: '',
          },
          context,
        ),
      ),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    const rounds = await asSystem(db, 'verify', (tx) => tx.reviewRound.count());
    expect(rounds).toBe(1);
  });
});

describe('an open round', () => {
  test('takes another due date and note, and a signed or closed one does not', async ({ db }) => {
    const ana = await anActor(db);
    const head = await anActor(db, { newsroomId: ana.newsroomId, roles: ['head_of_research'] });
    const { id } = await aRound(db, { reviewers: [ana] });
    const dueAt = new Date(NOW.getTime() + 3_600_000).toISOString();

    const changed = await as(db, head, (context) =>
      changeAssignment({ roundId: id, dueAt, note: 'Figures first.' }, context),
    );

    expect(changed).toMatchObject({ dueAt, note: 'Figures first.' });
    await expect(
      as(db, ana, (context) => changeAssignment({ roundId: id, dueAt: null }, context)),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await as(db, head, (context) => closeRound({ roundId: id }, context));
    await expect(
      as(db, head, (context) => changeAssignment({ roundId: id, dueAt: null }, context)),
    ).rejects.toMatchObject({ code: 'round_closed' });
  });

  test('keeps the marks of who is taken off for them alone, and they go on when put back', async ({
    db,
  }) => {
    const ana = await anActor(db, { name: 'Ana' });
    const { newsroomId } = ana;
    const ben = await anActor(db, { newsroomId, name: 'Ben' });
    const cleo = await anActor(db, { newsroomId, name: 'Cleo' });
    const head = await anActor(db, { newsroomId, roles: ['head_of_research'] });
    const round = await aRound(db, { reviewers: [ana, ben] });
    const mark = await anAnnotation(db, ben, round, '62 percent');
    const change = (add: string[], remove: string[]) =>
      as(db, head, (context) =>
        changeReviewers({ roundId: round.id, add, remove, reason }, context),
      );

    const changed = await change([cleo.userId], [ben.userId]);

    expect(changed.reviewers.map(({ name, letter }) => [name, letter])).toEqual([
      ['Ana', 'A'],
      ['Cleo', 'B'],
    ]);
    expect(changed.former).toMatchObject([{ name: 'Ben', reason }]);
    await expect(anAnnotation(db, ben, round, 'Turnout')).rejects.toMatchObject({
      code: 'forbidden',
    });
    const ofBen = await as(db, ben, (context) => getDesk(round.id, context));
    expect(ofBen.round.former.map(({ userId }) => userId)).toEqual([ben.userId]);

    await change([ben.userId], [cleo.userId]);
    const back = await as(db, ben, (context) => getDesk(round.id, context));
    expect(back.annotations.map(({ id }) => id)).toEqual([mark.id]);
    expect(back.yourLetter).toBe('B');
  });

  test('sets the reading of who was taken off aside when it closes; of who stayed it does not', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const { newsroomId } = ana;
    // Ben also settles what was read, and even then his own reading is no part of it.
    const ben = await anActor(db, { newsroomId, roles: ['checker', 'head_of_research'] });
    const cleo = await anActor(db, { newsroomId });
    const head = await anActor(db, { newsroomId, roles: ['head_of_research'] });
    const round = await aRound(db, { reviewers: [ana, ben, cleo] });
    const ofAna = await anAnnotation(db, ana, round, '62 percent');
    const ofBen = await anAnnotation(db, ben, round, RECORD);
    await as(db, head, (context) =>
      changeReviewers({ roundId: round.id, add: [], remove: [ben.userId], reason }, context),
    );
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));

    for (const reader of [head, ana, ben]) {
      const { annotations } = await as(db, reader, (context) => getComparison(round.id, context));
      expect(annotations.map(({ id }) => id)).toEqual([ofAna.id]);
    }
    const kept = await asSystem(db, 'verify', (tx) =>
      tx.annotation.findUniqueOrThrow({ where: { id: ofBen.id } }),
    );
    expect(kept).toMatchObject({ reviewerId: ben.userId, deletedAt: null });
  });

  test('closes when the only one who had not submitted is taken off', async ({ db }) => {
    const ana = await anActor(db);
    const { newsroomId } = ana;
    const ben = await anActor(db, { newsroomId });
    const cleo = await anActor(db, { newsroomId });
    const head = await anActor(db, { newsroomId, roles: ['head_of_research'] });
    const round = await aRound(db, { reviewers: [ana, ben, cleo] });
    for (const reviewer of [ana, ben]) {
      await as(db, reviewer, (context) => submitReading({ roundId: round.id }, context));
    }

    const changed = await as(db, head, (context) =>
      changeReviewers({ roundId: round.id, add: [], remove: [cleo.userId], reason }, context),
    );

    expect(changed.phase).toBe('comparison');
  });

  test('is never left without a reviewer', async ({ db }) => {
    const ana = await anActor(db);
    const head = await anActor(db, { newsroomId: ana.newsroomId, roles: ['head_of_research'] });
    const round = await aRound(db, { reviewers: [ana] });
    await expect(
      as(db, head, (context) =>
        changeReviewers({ roundId: round.id, add: [], remove: [ana.userId], reason }, context),
      ),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('a reading that was handed in', () => {
  test('is taken up again by its reviewer alone while the round is blind', async ({ db }) => {
    const ana = await anActor(db);
    const { newsroomId } = ana;
    const ben = await anActor(db, { newsroomId });
    const head = await anActor(db, { newsroomId, roles: ['head_of_research'] });
    const round = await aRound(db, { reviewers: [ana, ben] });
    await as(db, ana, (context) => submitReading({ roundId: round.id }, context));
    const reopen = (actor: typeof ana, reviewerId?: string) =>
      as(db, actor, (context) =>
        reopenReading(
          { roundId: round.id, reason, ...(reviewerId !== undefined && { reviewerId }) },
          context,
        ),
      );

    for (const other of [head, ben]) {
      await expect(reopen(other, ana.userId)).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(anAnnotation(db, ana, round, 'Turnout')).rejects.toMatchObject({
      code: 'round_closed',
    });

    await reopen(ana);
    await expect(anAnnotation(db, ana, round, 'Turnout')).resolves.toBeDefined();
    await expect(reopen(ana)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('is not taken up again once it has been compared', async ({ db }) => {
    const { round, ana } = await aComparedRound(db);
    await expect(
      as(db, ana, (context) => reopenReading({ roundId: round.id, reason }, context)),
    ).rejects.toMatchObject({ code: 'round_closed' });
  });

  test('of a shared round the desk hands back, and the round is open again', async ({ db }) => {
    const ana = await anActor(db);
    const head = await anActor(db, { newsroomId: ana.newsroomId, roles: ['head_of_research'] });
    const round = await aRound(db, { reviewers: [ana], mode: 'shared' });
    await as(db, ana, (context) => submitReading({ roundId: round.id }, context));
    expect((await as(db, head, (context) => getRound(round.id, context))).phase).toBe(
      'adjudicated',
    );

    const open = await as(db, head, (context) =>
      reopenReading({ roundId: round.id, reviewerId: ana.userId, reason }, context),
    );

    expect(open).toMatchObject({ phase: 'open', closedAt: null });
    await expect(
      as(db, ana, (context) => submitReading({ roundId: round.id }, context)),
    ).resolves.toMatchObject({ phase: 'adjudicated' });
  });
});
