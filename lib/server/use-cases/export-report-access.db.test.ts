/** Who may take a report out, and when. */
import { describe, expect } from 'vitest';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import type { Actor } from '@/lib/domain/access/access-request';
import { uuidv7 } from '@/lib/server/new-id';
import { unpacked } from '@/lib/testing/archive';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { test } from '@/lib/testing/database/test';

import { askQuery } from './change-queries';
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

  test('tells the questions to a writer to those they concern, in every form', async ({ db }) => {
    const reviewer = await anActor(db);
    const other = await anActor(db, { roles: ['viewer'], newsroomId: reviewer.newsroomId });
    const round = await aRound(db, { reviewers: [reviewer] });
    const { id } = await anAnnotation(db, reviewer, round, 'Turnout was 62 percent');
    const body = 'Canary: which clerk told you?';
    await as(db, reviewer, (context) =>
      askQuery({ annotationId: id, id: uuidv7(), messageId: uuidv7(), body }, context),
    );
    await as(db, reviewer, (context) => submitReading({ roundId: round.id }, context));
    const isIn = async (format: (typeof REPORT_FORMATS)[number], actor: Actor) => {
      const file = await as(db, actor, (context) =>
        exportReport({ roundId: round.id, format }, context),
      );
      return (await unpacked(Buffer.from(file.body))).includes(body);
    };

    for (const format of REPORT_FORMATS) expect(await isIn(format, other), format).toBe(false);
    for (const format of ['html', 'docx', 'docx-report', 'markdown', 'json'] as const) {
      expect(await isIn(format, reviewer), format).toBe(true);
    }
  });
});
