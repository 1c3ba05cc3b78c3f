import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { aComparedRound } from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { anActor, aRound, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { acceptAgreed } from '../use-cases/accept-agreed';
import { decide } from '../use-cases/decide';
import { takeUnopposed } from '../use-cases/take-unopposed';
import { getFeedback, getFeedbackPage } from './get-feedback';

type Round = Awaited<ReturnType<typeof aComparedRound>>;

async function aDecidedRound(db: Db): Promise<Round> {
  const all = await aComparedRound(db);
  const { round, head, ben, claims } = all;
  await as(db, head, (context) => acceptAgreed({ roundId: round.id }, context));
  await as(db, head, (context) =>
    takeUnopposed({ roundId: round.id, reviewerId: ben.userId, reason: 'Worth it.' }, context),
  );
  await as(db, head, (context) =>
    decide(
      {
        roundId: round.id,
        body: {
          decision: 'took',
          id: uuidv7(),
          takes: claims.nobodyOfCleo.id,
          settles: [claims.nobodyOfAna.id, claims.nobodyOfCleo.id],
          cause: 'evidence',
          reason: 'Two rivals did.',
        },
      },
      context,
    ),
  );
  return all;
}

const read = (db: Db, actor: Actor, { round }: Pick<Round, 'round'>, reviewer?: string) =>
  as(db, actor, (context) => getFeedback({ roundId: round.id, reviewer }, context));

describe('what a reviewer learns from the decisions', () => {
  test('is their own claims as they were decided, with cause and reason, and what they missed', async ({
    db,
  }) => {
    const all = await aDecidedRound(db);

    const { reviewerId, items, people } = await read(db, all.ana, all);

    expect(reviewerId).toBe(all.ana.userId);
    expect(
      items.map((item) =>
        item.kind === 'own'
          ? [item.annotation.exact, item.outcomes.flatMap(({ departures }) => departures)]
          : [item.decision.exact, item.markedBy],
      ),
    ).toEqual([
      ['Turnout', [all.ben.userId]],
      ['62 percent', []],
      ['The mayor called it a record', [all.ben.userId]],
      ['Nobody else did', [{ kind: 'verdict', from: 'supported', to: 'contradicted' }]],
    ]);
    const last = items.at(-1);
    expect(last?.kind === 'own' && last.outcomes[0]?.decision).toMatchObject({
      cause: 'evidence',
      reason: 'Two rivals did.',
      reviewerId: all.head.userId,
    });
    expect(people).toEqual([{ userId: all.head.userId, name: 'Hana' }]);
  });

  test('is read by the head of research for each of them', async ({ db }) => {
    const all = await aDecidedRound(db);
    const { items } = await read(db, all.head, all, all.cleo.userId);
    expect(items.filter(({ kind }) => kind === 'own')).toHaveLength(2);
    const page = await as(db, all.head, (context) =>
      getFeedbackPage({ roundId: all.round.id }, context),
    );
    expect(page.feedback?.reviewerId).toBe(all.ana.userId);
    expect(page.feedback !== null && page.readable).toHaveLength(3);
  });

  test('holds no other reading but their own and what was decided', async ({ db }) => {
    const all = await aDecidedRound(db);
    const { items } = await read(db, all.ana, all);
    const readings = items.flatMap((item) => (item.kind === 'own' ? [item.annotation] : []));
    expect(readings.map(({ reviewerId }) => reviewerId)).toEqual([all.ana.userId, all.ana.userId]);
  });
});

describe('it is refused', () => {
  test('for another’s reading to everybody but the head of research', async ({ db }) => {
    const all = await aDecidedRound(db);
    const editor = await anActor(db, { newsroomId: all.newsroomId, roles: ['editor'] });
    for (const actor of [all.ana, editor]) {
      await expect(read(db, actor, all, all.ben.userId)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const page = await as(db, all.ana, (context) =>
      getFeedbackPage({ roundId: all.round.id, reviewer: all.ben.userId }, context),
    );
    expect(page).toMatchObject({ feedback: null, because: 'not_yours' });
    await expect(read(db, all.head, all)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('to another newsroom, as if the round were not there', async ({ db }) => {
    const all = await aDecidedRound(db);
    const stranger = await anActor(db, { roles: ['head_of_research'] });
    await expect(read(db, stranger, all, all.ana.userId)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('while the round is open or something is left to decide', async ({ db }) => {
    const compared = await aComparedRound(db);
    await as(db, compared.head, (context) => acceptAgreed({ roundId: compared.round.id }, context));
    await expect(read(db, compared.ana, compared)).rejects.toMatchObject({ code: 'round_closed' });
    const page = await as(db, compared.ana, (context) =>
      getFeedbackPage({ roundId: compared.round.id }, context),
    );
    expect(page).toMatchObject({ feedback: null, because: 'not_decided' });
    expect(page.may.feedback).toBe(false);

    const ben = await anActor(db, { newsroomId: compared.newsroomId });
    const open = await aRound(db, { reviewers: [compared.ana, ben] });
    await expect(read(db, compared.ana, { ...compared, round: open })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      read(db, compared.head, { ...compared, round: open }, ben.userId),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('where there is nothing to decide between readings', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const page = await as(db, ana, (context) => getFeedbackPage({ roundId: round.id }, context));
    expect(page).toMatchObject({ feedback: null, because: 'one_reviewer' });
  });
});
