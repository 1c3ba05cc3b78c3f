import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, targetOf } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { addComment, resolveComment } from '../use-cases/change-comments';
import { markCriticism } from '../use-cases/change-replies';
import { closeRound } from '../use-cases/close-round';
import { getRoundTalk } from './get-round-talk';

const TEXT = 'The council ignored two warnings.\nThe mayor was on holiday.';

async function aRoundRead(db: Db, mode: 'shared' | 'blind') {
  const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { roles: ['checker'], newsroomId, name: 'Ben' });
  const head = await anActor(db, { roles: ['head_of_research'], newsroomId, name: 'Hedda' });
  const viewer = await anActor(db, { roles: ['viewer'], newsroomId, name: 'Vic' });
  const round = await aRound(db, { reviewers: [ana, ben], mode, text: TEXT });
  const claim = await anAnnotation(db, ana, round, 'two warnings');
  const say = (body: string) =>
    as(db, ana, (context) => addComment({ annotationId: claim.id, id: uuidv7(), body }, context));
  const talk = (actor: typeof ana) => as(db, actor, (context) => getRoundTalk(round.id, context));
  return { ana, ben, head, viewer, round, claim, say, talk };
}

describe('the edge of the text', () => {
  test('counts open comments by claim, and shows where somebody is criticized', async ({ db }) => {
    const { ana, ben, viewer, round, claim, say, talk } = await aRoundRead(db, 'shared');
    expect(await talk(ben)).toEqual({ comments: [], replies: [], markDenial: null });
    await say('Is that the newest count?');
    const second = await say('And who counted?');
    const target = targetOf(round.text, 'ignored two warnings');
    await as(db, ben, (context) =>
      markCriticism(
        {
          ...{ articleId: round.articleId, id: uuidv7(), target },
          ...{ criticized: 'The council', gist: '', dueAt: null },
        },
        context,
      ),
    );
    expect(await talk(ben)).toMatchObject({
      comments: [{ annotationId: claim.id, open: 2 }],
      replies: [
        {
          criticized: 'The council',
          place: { start: target.position.start, end: target.position.end },
        },
      ],
    });
    await as(db, ana, (context) =>
      resolveComment({ commentId: second.id, resolved: true }, context),
    );
    expect((await talk(ana)).comments).toEqual([{ annotationId: claim.id, open: 1 }]);
    await db.reviewRound.update({ where: { id: round.id }, data: { phase: 'signed_off' } });
    expect((await talk(ana)).markDenial).toMatch(/signed/);
    expect((await talk(viewer)).markDenial).toMatch(/Your role/);
  });

  test('tells nobody of a blind reading but its reviewer', async ({ db }) => {
    const { ana, ben, head, round, claim, say, talk } = await aRoundRead(db, 'blind');
    await say('Between me and the page.');
    expect((await talk(ana)).comments).toEqual([{ annotationId: claim.id, open: 1 }]);
    expect((await talk(ben)).comments).toEqual([]);
    expect((await talk(head)).comments).toEqual([]);

    // Control: once it is closed, it is the desk's.
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    expect((await talk(ben)).comments).toEqual([{ annotationId: claim.id, open: 1 }]);
    expect((await talk(head)).comments).toEqual([{ annotationId: claim.id, open: 1 }]);
  });
});
