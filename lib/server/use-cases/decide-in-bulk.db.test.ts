import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { bulkActionsOf } from '@/lib/domain/comparison/bulk-decisions';
import { aComparedRound } from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { anActor, as } from '@/lib/testing/factories';
import { aCitation } from '@/lib/testing/marks';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { getComparison } from '../queries/get-comparison';
import { getSignOff } from '../queries/get-sign-off';
import { acceptAgreed } from './accept-agreed';
import { addCitation } from './change-citations';
import { decide } from './decide';
import { signUnconfirmed } from './sign';
import { takeUnopposed } from './take-unopposed';
import { withdrawDecision } from './withdraw-decision';
import { withdrawDecisions } from './withdraw-decisions';

type Round = Awaited<ReturnType<typeof aComparedRound>>;

const takeOf = (db: Db, { round, head }: Round, reviewer: Actor, reason = '') =>
  as(db, head, (context) =>
    takeUnopposed({ roundId: round.id, reviewerId: reviewer.userId, reason }, context),
  );

const withdraw = (
  db: Db,
  { round, head }: Pick<Round, 'round' | 'head'>,
  decisions: readonly { id: string; version: number }[],
) =>
  as(db, head, (context) =>
    withdrawDecisions(
      { roundId: round.id, decisions: decisions.map(({ id, version }) => ({ id, version })) },
      context,
    ),
  );

const standing = async (db: Db, { round, head }: Round) =>
  (await as(db, head, (context) => getComparison(round.id, context))).decisions;

const eventsOf = async (db: Db, type: string) =>
  (
    await asSystem(db, 'verify', (tx) =>
      tx.event.findMany({ where: { type }, orderBy: { rev: 'asc' } }),
    )
  ).map(({ payload }) => payload as { annotationId: string; reason?: string });

describe('taking what one reviewer marked where nobody else marked anything', () => {
  test('decides each claim by itself, with the note, and leaves every other group open', async ({
    db,
  }) => {
    const all = await aComparedRound(db);

    const { annotations } = await takeOf(db, all, all.ben, 'Checked by hand.');

    expect(
      annotations.map(({ exact, decision, cause, reason }) => [exact, decision, cause, reason]),
    ).toEqual([
      ['Turnout', 'took', null, 'Checked by hand.'],
      ['The mayor called it a record', 'took', null, 'Checked by hand.'],
    ]);
    expect(annotations.map(({ derivedFrom }) => derivedFrom)).toEqual([
      [all.claims.turnoutOfBen.id],
      [all.claims.recordOfBen.id],
    ]);
    const events = await eventsOf(db, 'claim.adjudicated');
    expect(events.map(({ annotationId }) => annotationId)).toEqual(annotations.map(({ id }) => id));
    const { groups, round } = await as(db, all.head, (context) =>
      getComparison(all.round.id, context),
    );
    expect(round.phase).toBe('comparison');
    expect(groups.filter(({ decisionIds }) => decisionIds.length === 0)).toHaveLength(2);
  });

  test('takes nothing of a passage that another reviewer marked too', async ({ db }) => {
    const all = await aComparedRound(db);
    expect(await takeOf(db, all, all.ana)).toEqual({ annotations: [] });
    expect(await standing(db, all)).toEqual([]);
  });

  test('leaves what is settled already, and is nothing the second time', async ({ db }) => {
    const all = await aComparedRound(db);
    const { recordOfBen } = all.claims;
    await as(db, all.head, (context) =>
      decide(
        {
          roundId: all.round.id,
          body: {
            decision: 'rejected',
            id: uuidv7(),
            settles: [recordOfBen.id],
            cause: null,
            reason: 'An opinion.',
          },
        },
        context,
      ),
    );
    const first = await takeOf(db, all, all.ben);
    expect(first.annotations.map(({ exact }) => exact)).toEqual(['Turnout']);
    expect(await takeOf(db, all, all.ben)).toEqual({ annotations: [] });
  });

  test('is the adjudicator’s, in their newsroom, for a reviewer of the round', async ({ db }) => {
    const all = await aComparedRound(db);
    await expect(takeOf(db, { ...all, head: all.ben }, all.ben)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const stranger = await anActor(db, { roles: ['head_of_research'] });
    await expect(takeOf(db, { ...all, head: stranger }, all.ben)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(takeOf(db, all, all.head)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('accepting what is in full agreement', () => {
  test('is one decision for all readings of a claim, and known later as made in one go', async ({
    db,
  }) => {
    const all = await aComparedRound(db);
    const { annotations } = await as(db, all.head, (context) =>
      acceptAgreed({ roundId: all.round.id }, context),
    );
    const { percentOfAna, percentOfBen, percentOfCleo } = all.claims;
    expect(annotations.map(({ derivedFrom }) => derivedFrom)).toEqual([
      [percentOfAna.id, percentOfBen.id, percentOfCleo.id].toSorted(),
    ]);
    const taken = await takeOf(db, all, all.ben);
    expect(
      bulkActionsOf(await standing(db, all)).map(({ kind, decisions }) => [
        kind,
        decisions.map(({ id }) => id).toSorted(),
      ]),
    ).toEqual([['unopposed', taken.annotations.map(({ id }) => id).toSorted()]]);
  });
});

describe('withdrawing what was decided in one go', () => {
  test('takes back exactly those decisions, each with its own event', async ({ db }) => {
    const all = await aComparedRound(db);
    await as(db, all.head, (context) => acceptAgreed({ roundId: all.round.id }, context));
    const { annotations } = await takeOf(db, all, all.ben);

    const { withdrawn, left, round } = await withdraw(db, all, annotations);

    expect([withdrawn, left]).toEqual([annotations.map(({ id }) => id), []]);
    expect(round.phase).toBe('comparison');
    expect((await standing(db, all)).map(({ exact }) => exact)).toEqual(['62 percent']);
    const events = await eventsOf(db, 'adjudication.withdrawn');
    expect(events.map(({ annotationId }) => annotationId)).toEqual(withdrawn);
  });

  test('leaves what was changed or withdrawn since, and says which', async ({ db }) => {
    const all = await aComparedRound(db);
    const { annotations } = await takeOf(db, all, all.ben);
    const [turnout, record] = annotations;
    if (!turnout || !record) throw new Error('Two claims were taken');
    await as(db, all.head, (context) =>
      addCitation(
        {
          annotationId: turnout.id,
          ifMatch: turnout.version,
          citation: aCitation({ id: uuidv7(), source: 'Count' }),
        },
        context,
      ),
    );
    await as(db, all.head, (context) => withdrawDecision({ annotationId: record.id }, context));

    const outcome = await withdraw(db, all, annotations);

    expect(outcome.withdrawn).toEqual([]);
    expect(outcome.left).toEqual([
      { id: turnout.id, because: 'changed' },
      { id: record.id, because: 'withdrawn' },
    ]);
    expect((await standing(db, all)).map(({ id }) => id)).toEqual([turnout.id]);
  });

  test('withdraws nothing at all where one id is no decision of the round', async ({ db }) => {
    const all = await aComparedRound(db);
    const { annotations } = await takeOf(db, all, all.ben);
    const unknown = { id: uuidv7(), version: 1 };
    for (const foreign of [unknown, all.claims.percentOfAna]) {
      await expect(withdraw(db, all, [...annotations, foreign])).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    expect(await standing(db, all)).toHaveLength(2);
  });

  test('voids the signatures on what it changes, in the same transaction', async ({ db }) => {
    const all = await aComparedRound(db);
    await as(db, all.head, (context) => acceptAgreed({ roundId: all.round.id }, context));
    const { annotations } = await takeOf(db, all, all.ben);
    const { nobodyOfAna, nobodyOfCleo } = all.claims;
    await as(db, all.head, (context) =>
      decide(
        {
          roundId: all.round.id,
          body: {
            decision: 'took',
            id: uuidv7(),
            takes: nobodyOfAna.id,
            settles: [nobodyOfAna.id, nobodyOfCleo.id],
            cause: 'reading',
            reason: '',
          },
        },
        context,
      ),
    );
    const { contentSha256 } = await as(db, all.ana, (context) => getSignOff(all.round.id, context));
    await as(db, all.ana, (context) =>
      signUnconfirmed({ roundId: all.round.id, stageId: 'checker', contentSha256 }, context),
    );

    const { round } = await withdraw(db, all, annotations);

    expect(round.phase).toBe('comparison');
    const [signature] = await asSystem(db, 'verify', (tx) => tx.signOff.findMany());
    expect(signature?.voidedAt).not.toBeNull();
  });

  test('is the adjudicator’s', async ({ db }) => {
    const all = await aComparedRound(db);
    const { annotations } = await takeOf(db, all, all.ben);
    await expect(withdraw(db, { ...all, head: all.ben }, annotations)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
