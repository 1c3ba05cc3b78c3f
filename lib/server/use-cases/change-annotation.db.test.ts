import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, targetOf } from '@/lib/testing/factories';

import { uuidv7 } from '../new-id';
import { getAnnotationHistory, listAnnotations } from '../queries/rounds';
import { addCitation, removeCitation, updateCitation } from './change-citations';
import { clearCoverage, markCoverage } from './change-coverage';
import { deleteAnnotation } from './delete-annotation';
import { restoreAnnotation } from './restore-annotation';
import { updateAnnotation } from './update-annotation';

const citation = () => ({
  id: uuidv7(),
  source: 'Electoral register',
  tier: 'primary' as const,
  relation: 'supports' as const,
  quote: '62 of 100',
  locator: 'p. 3',
  url: 'https://register.example/2025',
  accessedOn: '2025-02-28',
});

describe('updateAnnotation', () => {
  test('changes only what was sent, counts the version and keeps both sides', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const { id } = await anAnnotation(db, ana, round, '62 percent', { priority: 'high' });

    const changed = await as(db, ana, (context) =>
      updateAnnotation({ annotationId: id, ifMatch: 1, body: { verdict: 'disputed' } }, context),
    );

    expect(changed).toMatchObject({ verdict: 'disputed', priority: 'high', version: 2 });
    const { entries } = await as(db, ana, (context) => getAnnotationHistory(id, context));
    expect(entries[0]).toMatchObject({
      type: 'annotation.updated',
      changes: [{ field: 'verdict', before: null, after: 'disputed' }],
    });
  });

  test('refuses a change made on an older version, and shows the newer', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const { id } = await anAnnotation(db, ana, round, '62 percent');
    const change = (verdict: string) =>
      as(db, ana, (context) =>
        updateAnnotation({ annotationId: id, ifMatch: 1, body: { verdict } }, context),
      );
    await change('supported');

    await expect(change('disputed')).rejects.toMatchObject({
      code: 'stale_version',
      extra: { current: { verdict: 'supported', version: 2 } },
    });
  });

  test('moves the boundaries to other words of the text, and to no words that are not in it', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const { id } = await anAnnotation(db, ana, round, '62 percent');
    const target = targetOf(round.text, 'Turnout was 62 percent');

    const moved = await as(db, ana, (context) =>
      updateAnnotation({ annotationId: id, ifMatch: 1, body: { target } }, context),
    );
    expect(moved).toMatchObject({ start: 0, end: 22, exact: 'Turnout was 62 percent' });

    const elsewhere = {
      ...target,
      quote: { ...target.quote, exact: 'Turnout was 63 percent' },
    };
    await expect(
      as(db, ana, (context) =>
        updateAnnotation({ annotationId: id, ifMatch: 2, body: { target: elsewhere } }, context),
      ),
    ).rejects.toMatchObject({ code: 'target_not_found' });
  });

  test('refuses a verdict that the scale does not have', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const { id } = await anAnnotation(db, ana, round, '62 percent');

    await expect(
      as(db, ana, (context) =>
        updateAnnotation({ annotationId: id, ifMatch: 1, body: { verdict: 'truthy' } }, context),
      ),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('lets no other reviewer of a blind round know that there is something to change', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben] });
    const { id } = await anAnnotation(db, ana, round, '62 percent');
    const change = (annotationId: string) =>
      as(db, ben, (context) =>
        updateAnnotation({ annotationId, ifMatch: 1, body: { verdict: 'disputed' } }, context),
      );

    const hidden = await change(id).catch((error: unknown) => error);
    const absent = await change(uuidv7()).catch((error: unknown) => error);
    expect(hidden).toMatchObject({ code: 'not_found' });
    expect(hidden).toEqual(absent);
  });

  test('lets every reviewer of a shared round change the one set', async ({ db }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben], mode: 'shared' });
    const { id } = await anAnnotation(db, ana, round, '62 percent');

    const changed = await as(db, ben, (context) =>
      updateAnnotation({ annotationId: id, ifMatch: 1, body: { verdict: 'disputed' } }, context),
    );
    expect(changed).toMatchObject({ reviewerId: ana.userId, updatedById: ben.userId });
  });
});

describe('deleteAnnotation', () => {
  test('takes the mark off, and restoring brings it back as it was', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const made = await anAnnotation(db, ana, round, '62 percent', { citations: [citation()] });
    const list = () => as(db, ana, (context) => listAnnotations(round.id, context));

    await as(db, ana, (context) =>
      deleteAnnotation({ annotationId: made.id, ifMatch: 1 }, context),
    );
    expect(await list()).toEqual({ annotations: [] });

    const restored = await as(db, ana, (context) =>
      restoreAnnotation({ annotationId: made.id }, context),
    );
    expect(restored).toEqual({ ...made, version: 3 });
    expect(await list()).toEqual({ annotations: [restored] });
  });
});

describe('citations', () => {
  test('are added, changed and removed as changes of their claim', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const { id } = await anAnnotation(db, ana, round, '62 percent');
    const first = citation();

    const added = await as(db, ana, (context) =>
      addCitation({ annotationId: id, ifMatch: 1, citation: first }, context),
    );
    expect(added).toMatchObject({ version: 2, citations: [first] });
    const changed = await as(db, ana, (context) =>
      updateCitation(
        { annotationId: id, ifMatch: 2, citationId: first.id, change: { relation: 'context' } },
        context,
      ),
    );
    expect(changed.citations).toEqual([{ ...first, relation: 'context' }]);
    const removed = await as(db, ana, (context) =>
      removeCitation({ annotationId: id, ifMatch: 3, citationId: first.id }, context),
    );
    expect(removed).toMatchObject({ version: 4, citations: [] });

    const { entries } = await as(db, ana, (context) => getAnnotationHistory(id, context));
    expect(entries.map(({ type }) => type)).toEqual([
      'citation.removed',
      'citation.updated',
      'citation.added',
      'annotation.created',
    ]);
  });
});

describe('coverage', () => {
  test('is marked once, however often, and taken off again', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const sentence = { roundId: round.id, start: 0, end: 23 };

    await as(db, ana, (context) => markCoverage(sentence, context));
    const marked = await as(db, ana, (context) => markCoverage(sentence, context));
    expect(marked).toEqual({ marks: [{ reviewerId: ana.userId, start: 0, end: 23 }] });
    expect(await as(db, ana, (context) => clearCoverage(sentence, context))).toEqual({ marks: [] });
  });
});
