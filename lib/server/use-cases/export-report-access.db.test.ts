/** Who may take a report out, and when. */
import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { test } from '@/lib/testing/database/test';

import { submitReading } from './close-round';
import { exportReport } from './export-report';

describe('an export', () => {
  test('of an open blind round is refused as if nothing were there', async ({ db }) => {
    const reviewer = await anActor(db);
    const round = await aRound(db, { reviewers: [reviewer] });
    const other = await anActor(db, { roles: ['editor'], newsroomId: reviewer.newsroomId });

    for (const actor of [reviewer, other]) {
      await expect(
        as(db, actor, (context) => exportReport({ roundId: round.id, format: 'json' }, context)),
      ).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  test('of another newsroom’s round is refused as if nothing were there', async ({ db }) => {
    const reviewer = await anActor(db);
    const round = await aRound(db, { reviewers: [reviewer] });
    await anAnnotation(db, reviewer, round, 'Turnout was 62 percent');
    await as(db, reviewer, (context) => submitReading({ roundId: round.id }, context));
    const stranger = await anActor(db, { roles: ['administrator'] });
    const run = (actor: Actor) =>
      as(db, actor, (context) => exportReport({ roundId: round.id, format: 'json' }, context));

    await expect(run(stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(reviewer)).resolves.toMatchObject({ contentType: 'application/json' });
  });
});
