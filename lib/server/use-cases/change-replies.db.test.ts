import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, NOW, targetOf } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { listReplies } from '../queries/get-replies';
import { loadSignOffState } from './sign-off-state';
import { findRound } from '../repositories/round-repository';
import { markCriticism, removeReply, updateReply } from './change-replies';
import { closeRound } from './close-round';
import { updateArticle } from './update-article';

const TEXT = 'The council ignored two warnings.\nThe mayor was on holiday.';

async function anArticleRead(db: Db, mode: 'shared' | 'blind' = 'shared') {
  const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { roles: ['checker'], newsroomId, name: 'Ben' });
  const wim = await anActor(db, { roles: ['writer'], newsroomId, name: 'Wim' });
  const editor = await anActor(db, { roles: ['editor'], newsroomId, name: 'Eda' });
  const round = await aRound(db, { reviewers: [ana, ben], mode, text: TEXT });
  const { articleId } = round;
  await as(db, editor, (context) => updateArticle({ articleId, writerId: wim.userId }, context));
  const mark = (actor: typeof ana, over: object) =>
    as(db, actor, (context) =>
      markCriticism(
        { articleId, id: uuidv7(), criticized: 'The council', gist: '', dueAt: null, ...over },
        context,
      ),
    );
  const list = async (actor: typeof ana) =>
    (await as(db, actor, (context) => listReplies(articleId, context))).replies;
  return { ana, ben, wim, editor, round, articleId, mark, list };
}

const ASKED = {
  contact: 'The press office',
  askedAt: '2025-02-27T09:00:00Z',
  means: 'email' as const,
  dueAt: '2025-03-02T09:00:00Z',
};

describe('a right of reply', () => {
  test('is marked on a passage, asked for, and answered', async ({ db }) => {
    const { ana, wim, mark, list, round } = await anArticleRead(db);
    const target = targetOf(round.text, 'ignored two warnings');
    const marked = await mark(ana, { target });
    expect(marked).toMatchObject({
      exact: 'ignored two warnings',
      place: { start: target.position.start, end: target.position.end },
      asker: { name: 'Wim' },
      state: 'not_asked',
    });
    const update = (ifMatch: number, body: object) =>
      as(db, wim, (context) => updateReply({ replyId: marked.id, ifMatch, body }, context));
    await expect(update(1, { outcome: 'answered' })).rejects.toThrow(/not asked/);
    expect(await update(1, ASKED)).toMatchObject({ state: 'asked', version: 2 });
    await expect(update(1, { gist: 'That they were warned.' })).rejects.toThrow(/Someone changed/);
    expect(
      await update(2, {
        outcome: 'answered',
        answerQuote: 'We read both.',
        answerWhere: 'e-mail of February 28',
      }),
    ).toMatchObject({ state: 'answered', outcomeAt: NOW.toISOString() });
    expect(await list(ana)).toHaveLength(1);
    const events = await asSystem(db, 'verify', (tx) =>
      tx.event.findMany({ where: { type: { startsWith: 'reply.' } }, orderBy: { rev: 'asc' } }),
    );
    expect(events.map(({ type, actorId }) => [type, actorId])).toEqual([
      ['reply.marked', ana.userId],
      ['reply.changed', wim.userId],
      ['reply.asked', wim.userId],
      ['reply.changed', wim.userId],
      ['reply.settled', wim.userId],
    ]);
    await as(db, wim, (context) => removeReply({ replyId: marked.id, ifMatch: 3 }, context));
    expect(await list(ana)).toEqual([]);
  });

  test('that was marked in a blind reading tells nobody of it but who has to ask', async ({
    db,
  }) => {
    const { ana, ben, wim, editor, round, mark, list } = await anArticleRead(db, 'blind');
    const claim = await anAnnotation(db, ana, round, 'ignored two warnings');
    await expect(mark(ben, { annotationId: claim.id })).rejects.toThrow(/nothing here/);
    await expect(mark(ana, { annotationId: claim.id, askerId: ben.userId })).rejects.toThrow(
      /blind round/,
    );
    await mark(ana, { annotationId: claim.id });
    // Words that a reviewer marks tell of the reading too.
    await mark(ana, { target: targetOf(round.text, 'on holiday'), askerId: null });
    expect(await list(ana)).toHaveLength(2);
    expect(await list(wim)).toHaveLength(1);
    expect(await list(ben)).toEqual([]);
    expect(await list(editor)).toEqual([]);
    expect(await as(db, ben, ({ tx }) => tx.criticism.count())).toBe(0);

    // Control: once it is closed, both are the desk's.
    await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
    expect(await list(ben)).toHaveLength(2);
    expect(await list(editor)).toHaveLength(2);
  });

  test('holds the sign-off up until there is an answer or its deadline has passed', async ({
    db,
  }) => {
    const { editor, round, mark } = await anArticleRead(db);
    const waiting = (now: Date) =>
      as(
        db,
        editor,
        async (context) => {
          const facts = await findRound(context.tx, round.id);
          if (facts === null) throw new Error('The round is gone');
          return (await loadSignOffState(facts, context)).gateFacts.replies;
        },
        now,
      );
    expect(await waiting(NOW)).toEqual({ total: 0, waitingIds: [] });
    const { id } = await mark(editor, { target: targetOf(round.text, 'on holiday') });
    expect(await waiting(NOW)).toEqual({ total: 1, waitingIds: [id] });
    await as(db, editor, (context) =>
      updateReply({ replyId: id, ifMatch: 1, body: ASKED }, context),
    );
    expect((await waiting(NOW)).waitingIds).toEqual([id]);
    expect((await waiting(new Date('2025-03-02T09:00:00Z'))).waitingIds).toEqual([]);
  });
});
