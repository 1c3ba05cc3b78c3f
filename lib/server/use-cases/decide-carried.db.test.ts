import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { aMarkedRound, NEW_TEXT as NEW } from '@/lib/testing/carried-round';
import { test } from '@/lib/testing/database/test';
import { anActor, as } from '@/lib/testing/factories';
import { aVersion } from '@/lib/testing/versions';
import type { DecideCarriedBody } from '@/lib/contracts/versions';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { getDesk } from '../queries/get-desk';
import { getVersionReview } from '../queries/get-version-review';
import { getAnnotation, getAnnotationHistory, listAnnotations } from '../queries/rounds';
import { listArticleEvents } from '../repositories/event-repository';
import { confirmCarried } from './confirm-carried';
import { decideCarried } from './decide-carried';
import { takeBackConfirmed } from './take-back-confirmed';
import { undoCarried } from './undo-carried';
import { updateAnnotation } from './update-annotation';

async function aCarriedRound(db: Db) {
  const marked = await aMarkedRound(db);
  const { ana, editor, round } = marked;
  await aVersion(db, editor, round, NEW);
  const version = async (id: string) =>
    (await asSystem(db, 'verify', (tx) => tx.annotation.findUniqueOrThrow({ where: { id } })))
      .version;
  const decide = async (id: string, body: DecideCarriedBody, actor: Actor = ana) => {
    const ifMatch = await version(id);
    return as(db, actor, (context) => decideCarried({ annotationId: id, ifMatch, body }, context));
  };
  const undo = async (id: string, actor: Actor = ana) => {
    const ifMatch = await version(id);
    return as(db, actor, (context) => undoCarried({ annotationId: id, ifMatch }, context));
  };
  return { ...marked, decide, undo };
}

describe('a passage of the new version', () => {
  test('whose words changed is checked again once a verdict is confirmed on them', async ({
    db,
  }) => {
    const { changed, decide } = await aCarriedRound(db);

    const { passage, waiting, done } = await decide(changed.id, {
      outcome: 'confirm',
      verdict: 'disputed',
    });

    expect(passage).toMatchObject({
      outcome: 'confirmed',
      waits: false,
      verdictBefore: 'supported',
      annotation: { checkStatus: 'checked', verdict: 'disputed', exact: '68 percent' },
    });
    expect({ waiting, done }).toEqual({ waiting: 2, done: 1 });
  });

  test('keeps its verdict, or goes back to open without one', async ({ db }) => {
    const { changed, decide } = await aCarriedRound(db);
    expect((await decide(changed.id, { outcome: 'keep_verdict' })).passage).toMatchObject({
      outcome: 'verdict_kept',
      annotation: { checkStatus: 'checked', verdict: 'supported' },
    });
    expect((await decide(changed.id, { outcome: 'reopen' })).passage).toMatchObject({
      outcome: 'reopened',
      annotation: { checkStatus: 'open', verdict: null },
    });
  });

  test('that is gone is attached to other words, keeps its id, and waits for its verdict', async ({
    db,
  }) => {
    const { ana, round, orphaned, decide } = await aCarriedRound(db);
    const start = NEW.indexOf('Most of the stations') as CodePointOffset;
    const end = (start + 'Most of the stations'.length) as CodePointOffset;
    await expect(decide(orphaned.id, { outcome: 'confirm' })).rejects.toMatchObject({
      code: 'target_not_found',
    });

    const { passage } = await decide(orphaned.id, { outcome: 'attach', start, end });

    expect(passage).toMatchObject({
      outcome: 'attached',
      waits: true,
      after: { exact: 'Most of the stations' },
      annotation: { id: orphaned.id, isPlaced: true, checkStatus: 'changed', verdict: 'supported' },
    });
    const desk = await as(db, ana, (context) => getDesk(round.id, context));
    expect(desk.annotations.map(({ id }) => id)).toContain(orphaned.id);
    expect((await decide(orphaned.id, { outcome: 'keep_verdict' })).passage).toMatchObject({
      waits: false,
      annotation: { checkStatus: 'checked' },
    });
    const outside = { outcome: 'attach', start, end: 90_000 as CodePointOffset } as const;
    await expect(decide(orphaned.id, outside)).rejects.toMatchObject({ code: 'target_not_found' });
  });

  test('without a place marks no words, and retired it is no part of the round', async ({ db }) => {
    const { ana, round, orphaned, changed, decide } = await aCarriedRound(db);
    const listed = async () =>
      (await as(db, ana, (context) => listAnnotations(round.id, context))).annotations.map(
        ({ id }) => id,
      );
    expect(await listed()).not.toContain(orphaned.id);
    expect(await listed()).toContain(changed.id);
    await expect(
      as(db, ana, (context) =>
        updateAnnotation(
          {
            annotationId: orphaned.id,
            ifMatch: 2,
            body: {
              target: {
                quote: { type: 'TextQuoteSelector', exact: 'clerk', prefix: '', suffix: '' },
                position: {
                  type: 'TextPositionSelector',
                  start: 0 as CodePointOffset,
                  end: 5 as CodePointOffset,
                },
              },
            },
          },
          context,
        ),
      ),
    ).rejects.toMatchObject({ code: 'target_not_found' });

    const { passage } = await decide(orphaned.id, { outcome: 'retire' });
    expect(passage).toMatchObject({ outcome: 'retired', waits: false, after: null });
    const still = await as(db, ana, (context) => getAnnotation(orphaned.id, context));
    expect(still).toMatchObject({ isPlaced: false, verdict: 'supported' });
  });

  test('is as it was after every outcome is taken back, one by one', async ({ db }) => {
    const { ana, round, orphaned, changed, decide, undo } = await aCarriedRound(db);
    const start = NEW.indexOf('closed at eight') as CodePointOffset;
    const end = (start + 15) as CodePointOffset;
    await decide(orphaned.id, { outcome: 'attach', start, end });
    await decide(orphaned.id, { outcome: 'confirm', verdict: 'disputed' });

    expect((await undo(orphaned.id)).passage).toMatchObject({
      outcome: 'attached',
      waits: true,
      annotation: { verdict: 'supported', checkStatus: 'changed', isPlaced: true },
    });
    expect((await undo(orphaned.id)).passage).toMatchObject({
      outcome: null,
      waits: true,
      after: null,
      annotation: { isPlaced: false, exact: orphaned.exact, start: orphaned.start },
    });
    await expect(undo(orphaned.id)).rejects.toMatchObject({ code: 'invalid_input' });
    await decide(changed.id, { outcome: 'retire' });
    expect((await undo(changed.id)).passage).toMatchObject({ after: { exact: '68 percent' } });
    const { entries } = await as(db, ana, (context) => getAnnotationHistory(orphaned.id, context));
    expect(entries.map(({ type }) => type)).toEqual([
      'annotation.carry_undone',
      'annotation.carry_undone',
      'annotation.carry_decided',
      'annotation.carry_decided',
      'annotation.carried',
      'annotation.created',
    ]);
    const review = await as(db, ana, (context) => getVersionReview({ roundId: round.id }, context));
    expect(review.waiting).toBe(3);
  });

  test('that only moved is confirmed with others in one go, and nothing else is', async ({
    db,
  }) => {
    const { ana, round, moved, changed, undo } = await aCarriedRound(db);
    const confirm = (annotationIds: string[], actor: Actor = ana) =>
      as(db, actor, (context) => confirmCarried({ roundId: round.id, annotationIds }, context));

    await expect(confirm([moved.id, changed.id])).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('62 percent') as string,
    });
    const stranger = await anActor(db, { roles: ['editor'] });
    await expect(confirm([moved.id], stranger)).rejects.toMatchObject({ code: 'not_found' });
    const viewer = await anActor(db, { roles: ['viewer'], newsroomId: ana.newsroomId });
    await expect(confirm([moved.id], viewer)).rejects.toMatchObject({ code: 'forbidden' });

    const { passages, waiting, done } = await confirm([moved.id]);
    expect(passages).toMatchObject([
      { outcome: 'confirmed', annotation: { id: moved.id, checkStatus: 'checked' } },
    ]);
    expect({ waiting, done }).toEqual({ waiting: 2, done: 1 });
    expect((await undo(moved.id)).waiting).toBe(3);
  });

  test('that was confirmed with others is taken back with them, where it stands as it was', async ({
    db,
  }) => {
    const { ana, round, moved, changed } = await aCarriedRound(db);
    const confirmed = () =>
      as(db, ana, (context) =>
        confirmCarried({ roundId: round.id, annotationIds: [moved.id] }, context),
      );
    const { passages: before } = await confirmed();
    const version = before[0]?.annotation.version ?? 0;
    const takeBack = (annotationId: string, of = version, actor: Actor = ana) =>
      as(db, actor, (context) =>
        takeBackConfirmed(
          { roundId: round.id, passages: [{ annotationId, version: of }] },
          context,
        ),
      );

    const viewer = await anActor(db, { roles: ['viewer'], newsroomId: ana.newsroomId });
    await expect(takeBack(moved.id, version, viewer)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await anActor(db, { roles: ['editor'] });
    await expect(takeBack(moved.id, version, stranger)).rejects.toMatchObject({
      code: 'not_found',
    });

    expect(await takeBack(moved.id)).toMatchObject({
      passages: [{ outcome: null, outcomeBy: null, waits: true, isSafe: true }],
      left: [],
      waiting: 3,
      done: 0,
    });
    expect((await takeBack(moved.id)).left).toEqual([
      { annotationId: moved.id, because: 'taken_back' },
    ]);
    const history = await as(db, ana, ({ tx }) =>
      listArticleEvents(tx, { articleId: round.articleId, limit: 2 }),
    );
    expect(history.map(({ type }) => type)).toEqual([
      'annotation.carry_undone',
      'annotation.carry_decided',
    ]);

    await confirmed();
    await as(db, ana, (context) =>
      updateAnnotation(
        { annotationId: moved.id, ifMatch: version, body: { priority: 'high' } },
        context,
      ),
    );
    expect(await takeBack(moved.id)).toMatchObject({
      passages: [],
      left: [{ annotationId: moved.id, because: 'changed' }],
      waiting: 2,
    });
    await expect(takeBack(changed.id, 2)).resolves.toMatchObject({
      left: [{ annotationId: changed.id, because: 'taken_back' }],
    });
  });

  test('is decided on by who may edit the claim, and by nobody else', async ({ db }) => {
    const { ana, changed, anchored, decide } = await aCarriedRound(db);
    const keep = { outcome: 'keep_verdict' } as const;
    for (const role of ['checker', 'legal', 'writer', 'viewer', 'editor'] as const) {
      const other = await anActor(db, { roles: [role], newsroomId: ana.newsroomId });
      await expect(decide(changed.id, keep, other), role).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const stranger = await anActor(db, { roles: ['editor'] });
    await expect(decide(changed.id, keep, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(decide(anchored.id, keep)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(
      decide(changed.id, { outcome: 'confirm', verdict: 'nonsense' }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('is not decided on by somebody who saw it otherwise', async ({ db }) => {
    const { ana, changed } = await aCarriedRound(db);
    await expect(
      as(db, ana, (context) =>
        decideCarried(
          { annotationId: changed.id, ifMatch: 1, body: { outcome: 'keep_verdict' } },
          context,
        ),
      ),
    ).rejects.toMatchObject({ code: 'stale_version', extra: { current: { version: 2 } } });
  });

  test('is confirmed by a verdict that is given on the desk', async ({ db }) => {
    const { ana, round, changed } = await aCarriedRound(db);
    const after = await as(db, ana, (context) =>
      updateAnnotation(
        { annotationId: changed.id, ifMatch: 2, body: { verdict: 'disputed' } },
        context,
      ),
    );
    expect(after).toMatchObject({ verdict: 'disputed', checkStatus: 'checked' });
    const review = await as(db, ana, (context) => getVersionReview({ roundId: round.id }, context));
    expect(review.waiting).toBe(2);
  });
});
