import { Transform } from '@tiptap/pm/transform';
import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aDocument, aVersion } from '@/lib/testing/versions';
import { toEditorDocument } from '@/lib/editor/article-extensions';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { getVersionReview } from '../queries/get-version-review';
import { getAnnotation } from '../queries/rounds';
import { acceptFixes } from './accept-fixes';
import { addEditedVersion } from './add-edited-version';
import { updateAnnotation } from './update-annotation';
import { updateArticle } from './update-article';

const TEXT = 'Turnout was 62 percent. 🗳️ The mayor called it a record.\nNobody else did.';

async function aRoundWithFix(db: Db, mode: 'shared' | 'blind' = 'shared') {
  const ana = await anActor(db, { roles: ['checker'] });
  const ben = await anActor(db, { roles: ['checker'], newsroomId: ana.newsroomId });
  const editor = await anActor(db, { roles: ['editor'], newsroomId: ana.newsroomId });
  const round = await aRound(db, { reviewers: [ana, ben], mode, text: TEXT });
  const fixed = await anAnnotation(db, ana, round, 'a record', {
    verdict: 'disputed',
    checkStatus: 'checked',
    suggestedFix: 'the highest since 1990',
  });
  const later = await anAnnotation(db, ana, round, 'Nobody else', { verdict: 'supported' });
  const accept = (actor: typeof editor, annotationIds: string[]) =>
    as(db, actor, (context) =>
      acceptFixes(
        { articleId: round.articleId, basedOn: round.articleVersionId, annotationIds },
        context,
      ),
    );
  return { ana, ben, editor, round, fixed, later, accept };
}

describe('accepted fixes', () => {
  test('replace exactly the words of their passages in one new version', async ({ db }) => {
    const { ana, ben, editor, round, fixed, later, accept } = await aRoundWithFix(db);
    // A fix is its proposer's, also when somebody else writes the claim after that.
    const other = await anAnnotation(db, ben, round, '62 percent', {
      suggestedFix: '61.8 percent',
    });
    await as(db, ana, (context) =>
      updateAnnotation({ annotationId: other.id, ifMatch: 1, body: { priority: 'high' } }, context),
    );

    const added = await accept(editor, [fixed.id, other.id]);

    expect(added.version).toMatchObject({ ordinal: 2, format: 'fixes' });
    const review = await as(db, ana, (context) => getVersionReview({ roundId: round.id }, context));
    expect(review.to).toMatchObject({
      text: 'Turnout was 61.8 percent. 🗳️ The mayor called it the highest since 1990.\nNobody else did.',
      summary: '2 fixes accepted, proposed by checker and checker',
    });
    expect(review.passages.find(({ annotation }) => annotation.id === fixed.id)).toMatchObject({
      status: 'changed',
      fixAccepted: true,
      verdictBefore: 'disputed',
      after: { exact: 'the highest since 1990' },
      annotation: { suggestedFix: null, checkStatus: 'changed', verdict: 'disputed' },
    });
    expect(review.passages.find(({ annotation }) => annotation.id === later.id)).toMatchObject({
      status: 'anchored',
      after: { exact: 'Nobody else' },
    });
    const events = await asSystem(db, 'verify', (tx) =>
      tx.event.findMany({ where: { type: 'annotation.fix_accepted' } }),
    );
    expect(events.map(({ actorId, payload }) => [actorId, payload])).toEqual(
      expect.arrayContaining([
        [editor.userId, expect.objectContaining({ proposedBy: ben.userId, before: '62 percent' })],
        [editor.userId, expect.objectContaining({ proposedBy: ana.userId, before: 'a record' })],
      ]),
    );
  });

  test('are refused where two of them change the same words, naming both', async ({ db }) => {
    const { ana, editor, round, fixed, accept } = await aRoundWithFix(db);
    const wide = await anAnnotation(db, ana, round, 'The mayor called it a record', {
      suggestedFix: 'The clerk said so',
    });
    await expect(accept(editor, [fixed.id, wide.id])).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/“The mayor called it a record” and “a record”/) as string,
    });
  });

  test('are refused where there is none, or where the version is not the newest', async ({
    db,
  }) => {
    const { editor, round, fixed, later, accept } = await aRoundWithFix(db);
    await expect(accept(editor, [later.id])).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'No fix is suggested for “Nobody else”.',
    });
    await aVersion(db, editor, round, `${TEXT} More.`);
    await expect(accept(editor, [fixed.id])).rejects.toMatchObject({ code: 'stale_version' });
  });

  test('are the writer’s to accept, and no other writer’s', async ({ db }) => {
    const { ana, editor, round, fixed, accept } = await aRoundWithFix(db);
    const { newsroomId } = ana;
    const writer = await anActor(db, { roles: ['writer', 'checker'], newsroomId });
    const other = await anActor(db, { roles: ['writer'], newsroomId });
    await as(db, editor, (context) =>
      updateArticle({ articleId: round.articleId, writerId: writer.userId }, context),
    );
    await expect(accept(other, [fixed.id])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(accept(ana, [fixed.id])).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await anActor(db, { roles: ['editor'] });
    await expect(accept(stranger, [fixed.id])).rejects.toMatchObject({ code: 'not_found' });
    await expect(accept(writer, [fixed.id])).resolves.toMatchObject({ roundId: round.id });
  });

  test('are not there to accept for whoever may not see them in an open blind round', async ({
    db,
  }) => {
    const { editor, fixed, accept } = await aRoundWithFix(db, 'blind');
    await expect(accept(editor, [fixed.id])).rejects.toMatchObject({ code: 'not_found' });
    const control = await aRoundWithFix(db, 'shared');
    await expect(control.accept(control.editor, [control.fixed.id])).resolves.toBeDefined();
  });
});

describe('an edited version', () => {
  function stepsOf(edit: (tr: Transform) => void): Record<string, unknown>[] {
    const transform = new Transform(toEditorDocument(aDocument(TEXT)));
    edit(transform);
    return JSON.parse(
      JSON.stringify(transform.steps.map((step): unknown => step.toJSON())),
    ) as Record<string, unknown>[];
  }

  test('is what the steps make of the stored text, with every passage carried', async ({ db }) => {
    const { ana, editor, round, fixed, later } = await aRoundWithFix(db);
    const steps = stepsOf((tr) => {
      tr.insert(1, tr.doc.type.schema.text('On Sunday, '));
    });

    const added = await as(db, editor, (context) =>
      addEditedVersion(
        {
          articleId: round.articleId,
          basedOn: round.articleVersionId,
          steps,
          summary: 'The day was missing',
        },
        context,
      ),
    );

    expect(added.version).toMatchObject({ ordinal: 2, format: 'edited' });
    const review = await as(db, ana, (context) => getVersionReview({ roundId: round.id }, context));
    expect(review.to).toMatchObject({ text: `On Sunday, ${TEXT}`, summary: 'The day was missing' });
    expect(review.counts).toMatchObject({ anchored: 2, changed: 0, orphaned: 0 });
    const after = await as(db, ana, (context) => getAnnotation(fixed.id, context));
    expect(after).toMatchObject({ start: fixed.start + 11, exact: 'a record', version: 2 });
    expect(later.version).toBe(1);
  });

  test('is refused with the number of the step that cannot be applied', async ({ db }) => {
    const { editor, round } = await aRoundWithFix(db);
    const [good = {}] = stepsOf((tr) => {
      tr.insert(1, tr.doc.type.schema.text('On Sunday, '));
    });
    const steps = [good, { stepType: 'replace', from: 5_000, to: 5_001 }];
    const add = as(db, editor, (context) =>
      addEditedVersion(
        { articleId: round.articleId, basedOn: round.articleVersionId, steps, summary: '' },
        context,
      ),
    );
    await expect(add).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('Step 2 of 2') as string,
    });
    expect(await asSystem(db, 'verify', (tx) => tx.articleVersion.count())).toBe(1);
  });

  test('is refused to a checker, and to another newsroom', async ({ db }) => {
    const { ana, round } = await aRoundWithFix(db);
    const steps = stepsOf((tr) => {
      tr.insert(1, tr.doc.type.schema.text('x'));
    });
    const body = {
      articleId: round.articleId,
      basedOn: round.articleVersionId,
      steps,
      summary: '',
    };
    const add = (actor: typeof ana) => as(db, actor, (context) => addEditedVersion(body, context));
    await expect(add(ana)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await anActor(db, { roles: ['editor'] });
    await expect(add(stranger)).rejects.toMatchObject({ code: 'not_found' });
  });
});
