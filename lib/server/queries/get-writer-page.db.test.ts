import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, targetOf } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { askQuery } from '../use-cases/change-queries';
import { markCriticism } from '../use-cases/change-replies';
import { closeRound } from '../use-cases/close-round';
import { updateArticle } from '../use-cases/update-article';
import { getWriterPage, isOnlyWriter } from './get-writer-page';

const TEXT = 'The council ignored two warnings.\nThe mayor was on holiday.';

/** A round of one reviewer is blind while it is open, and has nothing to decide once it is closed. */
async function aBlindReading(db: Db) {
  const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
  const { newsroomId } = ana;
  const wim = await anActor(db, { roles: ['writer'], newsroomId, name: 'Wim' });
  const other = await anActor(db, { roles: ['writer'], newsroomId, name: 'Ola' });
  const editor = await anActor(db, { roles: ['editor'], newsroomId });
  const round = await aRound(db, { reviewers: [ana], text: TEXT });
  await as(db, editor, (context) =>
    updateArticle({ articleId: round.articleId, writerId: wim.userId }, context),
  );
  const claim = await anAnnotation(db, ana, round, 'ignored two warnings', {
    suggestedFix: 'did not act on two warnings',
  });
  return { ana, wim, other, editor, round, claim };
}

describe('a writer’s page', () => {
  test('is for whoever is a writer and nothing else', () => {
    expect(isOnlyWriter({ roles: ['writer'] })).toBe(true);
    expect(isOnlyWriter({ roles: ['writer', 'checker'] })).toBe(false);
    expect(isOnlyWriter({ roles: [] })).toBe(false);
  });

  test('tells of an open blind round what was put to them, and nothing else', async ({ db }) => {
    const { ana, wim, other, editor, round, claim } = await aBlindReading(db);
    const { articleId } = round;
    expect(await as(db, wim, getWriterPage)).toMatchObject({ queries: [], fixes: [], replies: [] });

    await as(db, ana, (context) =>
      askQuery(
        { id: uuidv7(), messageId: uuidv7(), annotationId: claim.id, body: 'Which two?' },
        context,
      ),
    );
    await as(db, ana, (context) =>
      markCriticism(
        {
          articleId,
          id: uuidv7(),
          target: targetOf(TEXT, 'on holiday'),
          criticized: 'The mayor',
          gist: '',
          dueAt: null,
        },
        context,
      ),
    );
    expect(await as(db, wim, getWriterPage)).toMatchObject({
      you: { name: 'Wim' },
      queries: [{ exact: 'ignored two warnings', messages: [{ body: 'Which two?' }] }],
      fixes: [],
      replies: [{ criticized: 'The mayor', state: 'not_asked', mayWrite: true }],
    });
    // Another writer is shown nothing of it.
    expect(await as(db, other, getWriterPage)).toMatchObject({
      queries: [],
      fixes: [],
      replies: [],
    });

    // Control: the fix is there to be answered once the round is closed.
    await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
    const { fixes } = await as(db, wim, getWriterPage);
    expect(fixes).toMatchObject([
      {
        article: { id: articleId },
        version: { ordinal: 1 },
        passages: [
          {
            context: { before: 'The council ', after: '.' },
            fixes: [{ after: 'did not act on two warnings', may: { accept: true } }],
          },
        ],
      },
    ]);
    expect((await as(db, other, getWriterPage)).fixes).toEqual([]);
  });
});
