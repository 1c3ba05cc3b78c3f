import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { aComparedRound, RECORD } from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { getComparisonPage } from '../queries/get-comparison-page';
import { getReportPage } from '../queries/get-report';
import { listSecondReaders } from '../queries/get-second-readers';
import { getSignOff } from '../queries/get-sign-off';
import { listAdjudicatorNotes } from '../queries/list-adjudicator-notes';
import { changeRoundRules } from './change-round-rules';
import { closeRound } from './close-round';
import { giveSecondReading } from './give-second-reading';
import { setAdjudicatorNote } from './set-adjudicator-note';
import { takeUnopposed } from './take-unopposed';
import { updateAnnotation } from './update-annotation';

async function ruleFor(db: Db, newsroomId: string): Promise<void> {
  const administrator = await anActor(db, { newsroomId, roles: ['administrator'] });
  await as(db, administrator, (context) =>
    changeRoundRules(
      {
        secondReader: { priorities: ['high'], verdicts: ['disputed'], storyIds: [] },
        names: 'shown',
      },
      context,
    ),
  );
}

const read = (
  db: Db,
  reader: Actor,
  annotationId: string,
  { version, agrees = true, note = '' }: { version: number; agrees?: boolean; note?: string },
) =>
  as(db, reader, (context) =>
    giveSecondReading({ annotationId, id: uuidv7(), agrees, note, ifMatch: version }, context),
  );

const gateOf = async (db: Db, reader: Actor, roundId: string) => {
  const { stages } = await as(db, reader, (context) => getSignOff(roundId, context));
  return stages[0]?.gates.find(({ gate }) => gate === 'second_reader');
};

describe('a claim that needs a second reader', () => {
  test('keeps every stage shut until somebody who did not write it agrees', async ({ db }) => {
    const ana = await anActor(db);
    const { newsroomId } = ana;
    const editor = await anActor(db, { newsroomId, roles: ['editor'] });
    await ruleFor(db, newsroomId);
    const round = await aRound(db, { reviewers: [ana] });
    const claim = await anAnnotation(db, ana, round, RECORD, { priority: 'high' });
    await anAnnotation(db, ana, round, 'Turnout', { priority: 'low' });
    await as(db, editor, (context) => closeRound({ roundId: round.id }, context));

    expect(await gateOf(db, editor, round.id)).toMatchObject({ met: false, unmet: [claim.id] });
    await expect(read(db, ana, claim.id, claim)).rejects.toMatchObject({ code: 'forbidden' });

    await expect(
      read(db, editor, claim.id, { version: claim.version, agrees: false }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    const disputed = await read(db, editor, claim.id, {
      version: claim.version,
      agrees: false,
      note: 'The minutes say otherwise.',
    });
    expect(disputed).toMatchObject({ state: 'disputed' });
    expect(await gateOf(db, editor, round.id)).toMatchObject({ met: false });

    await read(db, editor, claim.id, claim);
    expect(await gateOf(db, editor, round.id)).toMatchObject({ met: true, detail: '1 of 1' });
  });

  test('asks for another reading when it is changed, and takes none of an older state', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const { newsroomId } = ana;
    const ben = await anActor(db, { newsroomId });
    await ruleFor(db, newsroomId);
    const round = await aRound(db, { reviewers: [ana], mode: 'shared' });
    const claim = await anAnnotation(db, ana, round, RECORD, { priority: 'high' });
    await read(db, ben, claim.id, claim);

    await as(db, ana, (context) =>
      updateAnnotation(
        { annotationId: claim.id, ifMatch: claim.version, body: { verdict: 'disputed' } },
        context,
      ),
    );

    const { claims } = await as(db, ben, (context) => listSecondReaders(round.id, context));
    expect(claims).toMatchObject([{ state: 'outdated', causes: ['priority', 'verdict'] }]);
    await expect(read(db, ben, claim.id, claim)).rejects.toMatchObject({ code: 'stale_version' });
  });

  test('is what was decided, where readings were settled: neither who decided nor whose it was reads it', async ({
    db,
  }) => {
    const { round, head, ana, ben, newsroomId } = await aComparedRound(db);
    await ruleFor(db, newsroomId);
    const { annotations } = await as(db, head, (context) =>
      takeUnopposed({ roundId: round.id, reviewerId: ben.userId, reason: '' }, context),
    );
    const decision = annotations.find(({ exact }) => exact === RECORD);
    if (!decision) throw new Error('nothing was decided');

    const { claims } = await as(db, ana, (context) => listSecondReaders(round.id, context));
    expect(claims.map(({ annotationId }) => annotationId)).toEqual([decision.id]);
    for (const writer of [head, ben]) {
      await expect(read(db, writer, decision.id, decision)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    expect(await read(db, ana, decision.id, decision)).toMatchObject({ state: 'confirmed' });
  });

  test('is none without a rule', async ({ db }) => {
    const ana = await anActor(db);
    const editor = await anActor(db, { newsroomId: ana.newsroomId, roles: ['editor'] });
    const round = await aRound(db, { reviewers: [ana] });
    await anAnnotation(db, ana, round, RECORD, { priority: 'high' });
    await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
    expect(await gateOf(db, editor, round.id)).toBeUndefined();
  });
});

describe('a note to the adjudicator', () => {
  const note = 'Ask the archive before you take this.';

  test('is its writer’s alone while the round is blind, then also the adjudicator’s', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const { newsroomId } = ana;
    const ben = await anActor(db, { newsroomId });
    const head = await anActor(db, { newsroomId, roles: ['head_of_research'] });
    const round = await aRound(db, { reviewers: [ana, ben] });
    const claim = await anAnnotation(db, ana, round, RECORD);
    await anAnnotation(db, ben, round, RECORD);
    const notesFor = async (actor: Actor) =>
      (await as(db, actor, (context) => listAdjudicatorNotes(round.id, context))).notes.map(
        ({ body }) => body,
      );

    await as(db, ana, (context) =>
      setAdjudicatorNote({ annotationId: claim.id, body: note }, context),
    );
    expect(await notesFor(ana)).toEqual([note]);
    expect(await notesFor(ben)).toEqual([]);
    expect(await notesFor(head)).toEqual([]);
    await expect(
      as(db, ben, (context) => setAdjudicatorNote({ annotationId: claim.id, body: 'x' }, context)),
    ).rejects.toMatchObject({ code: 'not_found' });

    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    expect(await notesFor(head)).toEqual([note]);
    expect(await notesFor(ben)).toEqual([]);

    const page = await as(db, head, (context) => getComparisonPage(round.id, context));
    // Alike but for the note: that is no difference.
    expect(page.comparison?.groups.map(({ differences }) => differences)).toEqual([[]]);
    expect(JSON.stringify(page)).toContain(note);
    const report = await as(db, head, (context) => getReportPage(round.id, context));
    expect(JSON.stringify(report)).not.toContain(note);
  });
});
