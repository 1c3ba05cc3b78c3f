import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import { closeRound } from '../use-cases/close-round';
import { deleteAnnotation } from '../use-cases/delete-annotation';
import { getDesk } from './get-desk';
import { getDeskChanges } from './get-desk-changes';

describe('what may have changed on a desk', () => {
  test('is what the desk itself would show, and of named claims which are gone', async ({ db }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben], mode: 'shared' });
    const kept = await anAnnotation(db, ana, round, '62 percent');
    const deleted = await anAnnotation(db, ana, round, 'a record');
    await as(db, ana, (context) =>
      deleteAnnotation({ annotationId: deleted.id, ifMatch: deleted.version }, context),
    );
    const read = (annotationIds: readonly string[] | null) =>
      as(db, ben, (context) => getDeskChanges({ roundId: round.id, annotationIds }, context));

    const desk = await as(db, ben, (context) => getDesk(round.id, context));
    const all = await read(null);
    expect(all.annotations).toEqual(desk.annotations);
    expect(all.people).toEqual(desk.people);
    expect(all).toMatchObject({ phase: 'open', articleVersionId: desk.version.id, gone: [] });
    expect(await read([kept.id, deleted.id])).toMatchObject({
      annotations: [{ id: kept.id }],
      gone: [deleted.id],
    });
    expect(await read([])).toMatchObject({ annotations: [], gone: [] });
  });

  test('of another reviewer does not exist in an open blind round', async ({ db }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben] });
    const { id } = await anAnnotation(db, ana, round, '62 percent');
    const read = (annotationIds: readonly string[] | null) =>
      as(db, head, (context) => getDeskChanges({ roundId: round.id, annotationIds }, context));

    const missing = '018f0000-0000-7000-8000-000000000000';
    const hidden = await read([id]);
    expect({ ...hidden, gone: [] }).toEqual({ ...(await read([missing])), gone: [] });
    expect(hidden.gone).toEqual([id]);
    expect((await read(null)).annotations).toEqual([]);

    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    expect((await read([id])).annotations).toMatchObject([{ id }]);
  });
});
