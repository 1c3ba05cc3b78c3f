import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { mentionOf } from '@/lib/domain/claims/mentions';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, NOW } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { listFixes } from '../queries/fix-views';
import { getTalk } from '../queries/get-talk';
import { acceptFixes } from './accept-fixes';
import { acceptFix, counterFix, declineFix } from './answer-fix';
import { addComment, deleteComment, editComment, resolveComment } from './change-comments';
import { answerQuery, askQuery, closeQuery, reopenQuery, updateQuery } from './change-queries';
import { closeRound } from './close-round';
import { updateAnnotation } from './update-annotation';
import { updateArticle } from './update-article';

const TEXT = 'Turnout was 62 percent. The mayor called it a record.\nNobody else did.';

async function aDesk(db: Db, mode: 'shared' | 'blind' = 'shared') {
  const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { roles: ['checker'], newsroomId, name: 'Ben' });
  const wim = await anActor(db, { roles: ['writer'], newsroomId, name: 'Wim' });
  const editor = await anActor(db, { roles: ['editor'], newsroomId, name: 'Eda' });
  const round = await aRound(db, { reviewers: [ana, ben], mode, text: TEXT });
  await as(db, editor, (context) =>
    updateArticle({ articleId: round.articleId, writerId: wim.userId }, context),
  );
  const claim = await anAnnotation(db, ana, round, 'a record', {
    verdict: 'disputed',
    suggestedFix: 'the highest since 1990',
  });
  const eventsOf = (type: string) =>
    asSystem(db, 'verify', (tx) => tx.event.findMany({ where: { type }, orderBy: { rev: 'asc' } }));
  return { ana, ben, wim, editor, round, claim, eventsOf };
}

type Desk = Awaited<ReturnType<typeof aDesk>>;

function ask(db: Db, actor: Actor, annotationId: string, over: object = {}) {
  return as(db, actor, (context) =>
    askQuery(
      { id: uuidv7(), messageId: uuidv7(), annotationId, body: 'Who says so?', ...over },
      context,
    ),
  );
}

describe('a query', () => {
  test('is put to the writer, or to any member, with a date', async ({ db }) => {
    const { ana, wim, editor, claim, eventsOf } = await aDesk(db);
    expect(await ask(db, ana, claim.id)).toMatchObject({ assignee: { userId: wim.userId } });

    const dueAt = '2025-03-04T12:00:00.000Z';
    const query = await ask(db, ana, claim.id, { assigneeId: editor.userId, dueAt });
    expect(query).toMatchObject({
      assignee: { userId: editor.userId },
      dueAt,
      messages: [{ kind: 'question' }],
    });
    expect((await eventsOf('query.asked')).at(-1)?.payload).toMatchObject({
      assigneeId: editor.userId,
      dueAt,
    });
    await expect(ask(db, ana, claim.id, { assigneeId: uuidv7() })).rejects.toThrow(/a member/);

    const moved = await as(db, editor, (context) =>
      updateQuery({ queryId: query.id, body: { assigneeId: wim.userId, dueAt: null } }, context),
    );
    expect(moved).toMatchObject({ assignee: { userId: wim.userId }, dueAt: null });
    expect((await eventsOf('query.assigned'))[0]?.payload).toMatchObject({
      before: { assigneeId: editor.userId, dueAt },
      after: { assigneeId: wim.userId, dueAt: null },
    });
  });

  test('is closed without an answer only with a reason, and opened again with one', async ({
    db,
  }) => {
    const { ana, wim, claim } = await aDesk(db);
    const { id: queryId } = await ask(db, ana, claim.id);
    const close = (reason: string) =>
      as(db, ana, (context) => closeQuery({ queryId, messageId: uuidv7(), reason }, context));

    await expect(close('')).rejects.toThrow(/Nobody has answered/);
    expect(await close('The sentence was cut.')).toMatchObject({
      state: 'closed',
      messages: [{ kind: 'question' }, { kind: 'closed', body: 'The sentence was cut.' }],
    });
    await as(db, ana, (context) =>
      reopenQuery({ queryId, messageId: uuidv7(), reason: 'It is back.' }, context),
    );
    await as(db, wim, (context) =>
      answerQuery({ queryId, id: uuidv7(), body: 'The council.' }, context),
    );
    expect(await close('')).toMatchObject({ state: 'closed' });
  });

  test('of an open blind round is put to no other of its reviewers', async ({ db }) => {
    const { ana, ben, editor, claim } = await aDesk(db, 'blind');
    await expect(ask(db, ana, claim.id, { assigneeId: ben.userId })).rejects.toThrow(/blind/);
    // Control: outside the round it can be.
    expect(await ask(db, ana, claim.id, { assigneeId: editor.userId })).toMatchObject({
      assignee: { userId: editor.userId },
    });
  });
});

describe('a comment', () => {
  const say = (db: Db, actor: Actor, { claim }: Desk, body: string) =>
    as(db, actor, (context) => addComment({ annotationId: claim.id, id: uuidv7(), body }, context));
  const talk = (db: Db, actor: Actor, { claim }: Desk) =>
    as(db, actor, (context) => getTalk(claim.id, context));

  test('mentions colleagues by id, is changed by its author, and keeps what it said', async ({
    db,
  }) => {
    const desk = await aDesk(db);
    const { ana, ben, eventsOf } = desk;
    const said = await say(db, ana, desk, `See page 4, ${mentionOf(ben.userId)}`);
    expect(said).toMatchObject({ mentions: [{ name: 'Ben' }], may: { edit: true } });
    expect((await eventsOf('comment.added'))[0]?.payload).toMatchObject({
      mentions: [ben.userId],
    });

    await expect(
      as(db, ben, (context) => editComment({ commentId: said.id, body: 'No.' }, context)),
    ).rejects.toThrow(/somebody else/);
    await as(db, ana, (context) => editComment({ commentId: said.id, body: 'Page 5.' }, context));
    await as(db, ben, (context) => resolveComment({ commentId: said.id, resolved: true }, context));
    expect((await talk(db, ben, desk)).comments).toMatchObject([
      {
        body: 'Page 5.',
        revisions: [{ body: `See page 4, ${mentionOf(ben.userId)}` }],
        resolvedBy: { name: 'Ben' },
        may: { edit: false, resolve: true },
      },
    ]);
    await as(db, ana, (context) => deleteComment({ commentId: said.id }, context));
    expect((await talk(db, ana, desk)).comments).toEqual([]);
    const kept = await asSystem(db, 'verify', (tx) => tx.comment.count());
    expect(kept).toBe(1);
  });

  test('is as hidden as its claim, and mentions nobody who may not see it', async ({ db }) => {
    const desk = await aDesk(db, 'blind');
    const { ana, ben, editor, round } = desk;
    await say(db, ana, desk, 'A note to myself.');
    await expect(talk(db, ben, desk)).rejects.toThrow(/nothing here/);
    await expect(say(db, ben, desk, 'Hello?')).rejects.toThrow(/nothing here/);
    await expect(say(db, ana, desk, `Look, ${mentionOf(ben.userId)}`)).rejects.toThrow(
      /Ben may not see this claim/,
    );
    expect((await talk(db, ana, desk)).mentionable).toEqual([]);
    const count = (actor: Actor) => as(db, actor, ({ tx }) => tx.comment.count());
    expect([await count(ana), await count(ben)]).toEqual([1, 0]);

    // Control: the same once the round is closed.
    await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
    expect((await talk(db, ben, desk)).comments).toHaveLength(1);
    expect(await say(db, ana, desk, `Look, ${mentionOf(ben.userId)}`)).toMatchObject({
      mentions: [{ name: 'Ben' }],
    });
  });
});

describe('a suggested fix', () => {
  const fixesOf = async (db: Db, actor: Actor, { round }: Desk) =>
    (await as(db, actor, (context) => listFixes(round.id, context))).fixes;

  test('is countered and agreed to in a thread, and stands in the next version as agreed', async ({
    db,
  }) => {
    const desk = await aDesk(db);
    const { ana, wim, editor, round, claim, eventsOf } = desk;
    const [proposed] = await fixesOf(db, wim, desk);
    expect(proposed).toMatchObject({
      proposedBy: { name: 'Ana' },
      before: 'a record',
      after: 'the highest since 1990',
      may: { accept: true, decline: true, counter: true },
    });
    const counterId = uuidv7();
    const counter = () =>
      as(db, wim, (context) =>
        counterFix(
          { fixId: proposed?.id ?? '', id: counterId, after: 'the highest in years', reason: '' },
          context,
        ),
      );
    await counter();
    // Sent twice, it is there once.
    await counter();
    await expect(
      as(db, wim, (context) => acceptFix({ fixId: counterId }, context)),
    ).rejects.toThrow(/your own words/);
    expect(await as(db, ana, (context) => acceptFix({ fixId: counterId }, context))).toMatchObject({
      state: 'accepted',
      answeredBy: { name: 'Ana' },
    });
    expect((await fixesOf(db, ana, desk)).map(({ state }) => state)).toEqual([
      'countered',
      'accepted',
    ]);

    const added = await as(db, editor, (context) =>
      acceptFixes(
        {
          articleId: round.articleId,
          basedOn: round.articleVersionId,
          annotationIds: [claim.id],
        },
        context,
      ),
    );
    const rows = await asSystem(db, 'verify', (tx) =>
      tx.suggestedFix.findMany({ where: { versionId: added.version.id } }),
    );
    expect(rows).toMatchObject([{ id: counterId, state: 'applied' }]);
    const text = await asSystem(db, 'verify', (tx) =>
      tx.articleVersion.findUniqueOrThrow({ where: { id: added.version.id } }),
    );
    expect(text).toMatchObject({ summary: '1 fix accepted, proposed by Wim' });
    expect(text.text).toContain('called it the highest in years.');
    expect((await eventsOf('annotation.fix_accepted'))[0]?.payload).toMatchObject({
      proposedBy: wim.userId,
      agreedBy: ana.userId,
    });
    expect(await eventsOf('fix.countered')).toHaveLength(1);
  });

  test('that was declined is not taken into a version; other words are a new proposal', async ({
    db,
  }) => {
    const desk = await aDesk(db);
    const { ana, wim, editor, round, claim, eventsOf } = desk;
    const [fix] = await fixesOf(db, wim, desk);
    await as(db, wim, (context) =>
      declineFix({ fixId: fix?.id ?? '', reason: 'She said so on tape.' }, context),
    );
    const accept = () =>
      as(db, editor, (context) =>
        acceptFixes(
          {
            articleId: round.articleId,
            basedOn: round.articleVersionId,
            annotationIds: [claim.id],
          },
          context,
        ),
      );
    await expect(accept()).rejects.toThrow(/No fix is suggested/);
    await as(db, ana, (context) =>
      updateAnnotation(
        { annotationId: claim.id, ifMatch: 1, body: { suggestedFix: 'a high' } },
        context,
      ),
    );
    const states = (await fixesOf(db, wim, desk)).map(({ state, after }) => `${state}: ${after}`);
    // Both are of one moment here, so that neither is the first.
    expect(states.sort()).toEqual(['declined: the highest since 1990', 'proposed: a high']);
    expect((await eventsOf('fix.proposed')).map(({ actorId }) => actorId)).toEqual([
      ana.userId,
      ana.userId,
    ]);
    // Control: words that are open are taken.
    expect((await accept()).version.ordinal).toBe(2);
  });

  test('of an open blind reading is there for its reviewer alone', async ({ db }) => {
    const desk = await aDesk(db, 'blind');
    const { ana, ben, wim, editor, round } = desk;
    for (const actor of [ben, wim, editor]) expect(await fixesOf(db, actor, desk)).toEqual([]);
    const [fix] = await fixesOf(db, ana, desk);
    await expect(
      as(db, wim, (context) => acceptFix({ fixId: fix?.id ?? '' }, context)),
    ).rejects.toThrow(/nothing here/);
    const count = (actor: Actor) => as(db, actor, ({ tx }) => tx.suggestedFix.count());
    expect([await count(ana), await count(ben)]).toEqual([1, 0]);

    // Control: closed, it is the desk's to answer. The writer is shown what was decided.
    await as(db, editor, (context) => closeRound({ roundId: round.id }, context), NOW);
    expect(await fixesOf(db, ben, desk)).toHaveLength(1);
    expect(await fixesOf(db, wim, desk)).toEqual([]);
  });
});
