import { PrismaPg } from '@prisma/adapter-pg';
import { describe, expect } from 'vitest';

import { researchQuery } from '@/lib/contracts/research';
import type { Actor } from '@/lib/domain/access/access-request';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import { aClosedRound, JUNE, MAY, twoMonths } from '@/lib/testing/closed-rounds';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import { type Db, type Tx } from '../db/client';
import { PrismaClient } from '../db/generated/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { submitReading } from '../use-cases/close-round';
import { decide } from '../use-cases/decide';
import { getResearch } from './get-research';

const read = (db: Db, actor: Actor, query: Record<string, string> = {}) =>
  as(db, actor, (context) => getResearch(researchQuery.parse(query), context), JUNE);

describe('agreement by month', () => {
  test('is what one works out by hand', async ({ db }) => {
    const { head } = await twoMonths(db);

    const { months, from, to } = await read(db, head);

    expect([from, to, months.length]).toEqual(['2024-07', '2025-06', 12]);
    const [april, may, june] = months.slice(-3);
    // Four claims with eight verdicts: five S, three D; one claim differs.
    expect(april).toMatchObject({ month: '2025-04', rounds: 1 });
    expect(april?.percentAgreement).toMatchObject({ value: 0.75, n: 4 });
    expect(april?.krippendorffsAlpha.value).toBeCloseTo(1 - 2 / 8 / ((2 * 5 * 3) / (8 * 7)), 12);
    // Of three verdicts D, D, S two of three pairs differ: (2 + 4 / 2) of ten values; seven S, three D.
    expect(may).toMatchObject({ month: '2025-05', rounds: 2 });
    expect(may?.percentAgreement.value).toBeCloseTo(1 - 4 / 10, 12);
    expect(may?.krippendorffsAlpha.value).toBeCloseTo(1 - 0.4 / ((2 * 7 * 3) / (10 * 9)), 12);
    expect(may?.krippendorffsAlpha.n).toBe(4);
    expect(june).toMatchObject({ month: '2025-06', rounds: 0 });
    expect(june?.krippendorffsAlpha).toMatchObject({
      value: null,
      undefinedBecause: 'nothing_to_compare',
      interval: null,
    });
    for (const { krippendorffsAlpha } of [april, may].filter((one) => one !== undefined)) {
      const [low = Number.NaN, high = Number.NaN] = krippendorffsAlpha.interval ?? [];
      expect(low).toBeLessThanOrEqual(krippendorffsAlpha.value ?? 0);
      expect(high).toBeGreaterThanOrEqual(krippendorffsAlpha.value ?? 1);
    }
  });

  test('is of places in the text as well, rounds of two and of three in one', async ({ db }) => {
    const { head } = await twoMonths(db);

    const [april, may] = (await read(db, head)).months.slice(-3);

    // Units of five letters differ by 180 over all ways to overlap; five fit into six in two ways.
    const inApril = ((2 / 29) * 9 * ((8 / 3) * 180 + 25 * 2)) / (58 * 57 - 9 * 20);
    expect(april?.unitizedAlpha.value).toBeCloseTo(1 - 25 / 29 ** 2 / inApril, 12);
    expect(april?.unitizedAlpha.n).toBe(9);
    const ofTwo = ((2 / 17) * 5 * ((4 / 3) * 180 + 25 * 2)) / (34 * 33 - 5 * 20);
    const ofThree = ((2 / 11) * 6 * ((5 / 3) * 180)) / (33 * 32 - 6 * 20);
    expect(may?.unitizedAlpha.value).toBeCloseTo(
      1 - 25 / (17 ** 2 * ofTwo + 11 ** 2 * ofThree),
      12,
    );
    expect(may?.unitizedAlpha.n).toBe(11);
  });

  test('leaves out what is open, shared or read by one', async ({ db }) => {
    const { ana, ben, head } = await twoMonths(db);
    const before = await read(db, head);
    const open = await aRound(db, { reviewers: [ana, ben], text: 'aaaaa bbbbb' });
    await anAnnotation(db, ana, open, 'aaaaa', { verdict: 'disputed' });
    await aClosedRound(db, 'aaaaa bbbbb', [[ana, 'DD']], MAY);
    const shared = await aRound(db, { reviewers: [ana, ben], mode: 'shared', text: 'aaaaa' });
    await anAnnotation(db, ana, shared, 'aaaaa', { verdict: 'disputed' });
    for (const reviewer of [ana, ben]) {
      await as(db, reviewer, (context) => submitReading({ roundId: shared.id }, context), MAY);
    }
    expect(await read(db, head)).toEqual(before);

    await aClosedRound(
      db,
      'aaaaa bbbbb',
      [
        [ana, 'DD'],
        [ben, 'DS'],
      ],
      MAY,
    );
    expect(await read(db, head)).not.toEqual(before);
  });
});

describe('verdicts', () => {
  test('are counted by month, those without one apart', async ({ db }) => {
    const { head, ana } = await twoMonths(db);
    const { months, drift, verdicts } = await read(db, head);
    expect(months.slice(-3).map((month) => month.verdicts)).toEqual([
      {
        total: 9,
        without: 0,
        counts: [
          { verdict: 'supported', count: 6 },
          { verdict: 'disputed', count: 3 },
        ],
      },
      {
        total: 10,
        without: 1,
        counts: [
          { verdict: 'supported', count: 7 },
          { verdict: 'disputed', count: 3 },
        ],
      },
      { total: 0, without: 0, counts: [] },
    ]);
    expect(verdicts.map(({ id, retired }) => [id, retired])).toEqual([
      ['supported', false],
      ['disputed', false],
    ]);
    expect(drift.find(({ reviewerId }) => reviewerId === ana.userId)?.own).toMatchObject({
      total: 9,
      without: 1,
    });
  });

  test('lie as far from those of the others as their shares differ', async ({ db }) => {
    const { head, ana, ben, cleo } = await twoMonths(db);
    const { drift } = await read(db, head);
    expect(drift.map(({ reviewerId }) => reviewerId)).toEqual([
      ana.userId,
      ben.userId,
      cleo.userId,
    ]);
    const [ofAna, , ofCleo] = drift.map(({ months }) => months.slice(-3));
    // Ana: four S, one D. Ben: two of each.
    expect(ofAna?.[0]?.distance).toMatchObject({ n: 5 });
    expect(ofAna?.[0]?.distance.value).toBeCloseTo(0.3, 12);
    // Cleo in the round of three: two S; Ana and Ben: two S, two D.
    expect(ofCleo?.[0]?.distance).toMatchObject({ value: null, n: 0 });
    expect(ofCleo?.[1]?.distance).toMatchObject({ value: 0.5, n: 2 });
    // One claim alone can be dealt out otherwise: 4 S of 5 against 2 of 4, or 3 of 5 against 3 of 4.
    const byChance = ofAna?.[0]?.distance.expected ?? Number.NaN;
    expect(Math.abs(byChance - (0.3 + 0.15) / 2)).toBeLessThan(0.01);
  });

  test('that the scale has no more are listed as retired', async ({ db }) => {
    const { head, newsroomId } = await twoMonths(db);
    await asSystem(db, 'seed', (tx: Tx) =>
      tx.verdictScale.create({
        data: {
          id: uuidv7(),
          newsroomId,
          version: 2,
          name: 'Without disputes',
          verdicts: DEFAULT_SCALE.verdicts
            .filter(({ id }) => id !== 'disputed')
            .map((verdict) => ({ ...verdict, label: verdict.label.toUpperCase() })),
        },
      }),
    );
    const { verdicts, scales } = await read(db, head);
    expect(verdicts.map(({ label, retired }) => [label, retired])).toEqual([
      ['SUPPORTED', false],
      ['Disputed', true],
    ]);
    expect(scales).toEqual([{ version: 1, name: DEFAULT_SCALE.name, rounds: 3 }]);
  });
});

describe('verdicts that met', () => {
  test('are counted by pairs, with their claims and what was decided', async ({ db }) => {
    const { head, april, may, three } = await twoMonths(db);
    const [ofAna = '', ofBen = ''] = [april.ids[0]?.[2], april.ids[1]?.[2]];
    await as(db, head, (context) =>
      decide(
        {
          roundId: april.id,
          body: {
            decision: 'took',
            id: uuidv7(),
            takes: ofAna,
            settles: [ofAna, ofBen],
            cause: 'evidence',
            reason: 'The log says so.',
          },
        },
        context,
      ),
    );

    const { met, byType } = await read(db, head);

    expect(met).toMatchObject({
      pairs: 12,
      same: 8,
      verdicts: ['supported', 'disputed'],
      counts: [
        [6, 4],
        [0, 2],
      ],
    });
    expect(met.confused).toHaveLength(1);
    expect(met.confused[0]).toMatchObject({
      verdicts: ['supported', 'disputed'],
      pairs: 4,
      claims: 3,
      decided: { first: 1, second: 0, other: 0, rejected: 0, open: 2 },
      byType: [{ type: 'fact', pairs: 4 }],
    });
    const shown = met.confused[0]?.newest ?? [];
    expect(new Set(shown.map(({ roundId }) => roundId))).toEqual(
      new Set([april.id, may.id, three.id]),
    );
    expect(shown.at(-1)).toMatchObject({ roundId: april.id, month: '2025-04', exact: 'ccccc' });
    expect(byType).toHaveLength(1);
    expect(byType[0]).toMatchObject({ type: 'fact', percentAgreement: { n: 8 } });
  });

  test('are of each two reviewers as well', async ({ db }) => {
    const { head, ana, ben, cleo } = await twoMonths(db);
    const { pairs } = await read(db, head);
    expect(pairs.map(({ reviewerIds, rounds }) => [...reviewerIds, rounds])).toEqual([
      [ana.userId, ben.userId, 3],
      [ana.userId, cleo.userId, 1],
      [ben.userId, cleo.userId, 1],
    ]);
    // Ana: five S, three D. Ben: five S, three D. Six of eight are the same.
    const chance = (5 * 5 + 3 * 3) / 64;
    expect(pairs[0]?.percentAgreement).toMatchObject({ value: 0.75, n: 8 });
    expect(pairs[0]?.cohensKappa.value).toBeCloseTo((0.75 - chance) / (1 - chance), 12);
    expect(pairs[1]?.cohensKappa).toMatchObject({ value: 0, n: 2 });
  });
});

describe('the choice', () => {
  test('of a period, a story and readings narrows everything', async ({ db }) => {
    const { head, ana, ben } = await twoMonths(db);

    const april = await read(db, head, { from: '2025-04', to: '2025-04' });
    expect(april.whole).toMatchObject({ rounds: 1, percentAgreement: { n: 4 } });
    expect(april.reviewers.map(({ name }) => name)).toEqual(['Ana', 'Ben']);

    const two = await read(db, head, { reviewers: `${ana.userId},${ben.userId}` });
    expect(two.whole.percentAgreement).toMatchObject({ value: 0.75, n: 8 });
    expect(two.pairs).toHaveLength(1);
    expect(two.reviewers).toHaveLength(3);

    const one = await read(db, head, { reviewers: ana.userId });
    expect(one.whole).toMatchObject({ rounds: 0, krippendorffsAlpha: { value: null } });
    expect(one.months.at(-2)?.verdicts).toMatchObject({ total: 4, without: 1 });
    expect(one.drift).toHaveLength(1);
    expect(one.drift[0]?.months.at(-3)?.distance.value).toBeCloseTo(0.3, 12);

    const nowhere = await read(db, head, { story: uuidv7() });
    expect(nowhere).toMatchObject({ scales: [], reviewers: [], whole: { rounds: 0 } });
  });

  test('of a period that cannot be is refused', async ({ db }) => {
    const head = await anActor(db, { roles: ['head_of_research'] });
    await expect(read(db, head, { from: '2025-05', to: '2025-04' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(read(db, head, { from: '2001-01' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(researchQuery.safeParse({ from: '2025-13' }).success).toBe(false);
    expect(researchQuery.safeParse({ from: '2025-12' }).success).toBe(true);
  });
});

describe('it is read', () => {
  test('by the head of research and an administrator, and by no reviewer', async ({ db }) => {
    const { ana, newsroomId } = await twoMonths(db);
    const administrator = await anActor(db, { newsroomId, roles: ['administrator'] });
    expect((await read(db, administrator)).whole.rounds).toBe(3);
    const editor = await anActor(db, { newsroomId, roles: ['editor', 'legal', 'viewer'] });
    for (const actor of [ana, editor]) {
      await expect(read(db, actor)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test('of the own newsroom alone', async ({ db }) => {
    await twoMonths(db);
    const stranger = await anActor(db, { roles: ['head_of_research'] });
    expect(await read(db, stranger)).toMatchObject({ reviewers: [], whole: { rounds: 0 } });
  });

  test('in as many queries for one round as for three', async ({ db, databaseUrl }) => {
    const { head } = await twoMonths(db);
    const one = await queriesOf(databaseUrl, head, { from: '2025-04', to: '2025-04' });
    expect(one.length).toBeGreaterThan(0);
    expect(await queriesOf(databaseUrl, head, {})).toHaveLength(one.length);
    expect(one).toHaveLength(6);
  });
});

/** What is asked of the database, but for the transaction and its actor. */
async function queriesOf(
  url: string,
  actor: Actor,
  query: Record<string, string>,
): Promise<string[]> {
  const db = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url }),
    log: [{ emit: 'event', level: 'query' }],
  });
  const asked: string[] = [];
  db.$on('query', ({ query: sql }) => {
    if (!/^(?:BEGIN|COMMIT|SAVEPOINT|\s*SELECT set_config)/u.test(sql)) asked.push(sql);
  });
  await read(db, actor, query);
  await db.$disconnect();
  return asked;
}
