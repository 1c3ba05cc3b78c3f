import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { confusedPairs } from '../agreement/breakdown';
import type { Decision } from '../claims/annotation';
import { DEFAULT_SCALE } from '../claims/verdict-scale';
import { verdictsMet } from './confused-verdicts';
import { judgedUnits, judgementsOf } from './judged-units';
import { knownVerdicts } from './known-verdicts';
import { ORDER, someReadings, someRounds, toRound } from '@/lib/testing/some-rounds';

describe('verdicts that meet on one claim', () => {
  property.prop([someReadings])('are as many as the pairs of judgements', (readings) => {
    const { pairs, same, counts, confused } = verdictsMet(readings, ORDER);
    const judged = readings.units.map((unit) => judgementsOf(unit, () => true).length);
    expect(pairs).toBe(judged.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0));
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(pairs);
    expect(counts.reduce((sum, row, at) => sum + (row[at] ?? 0), 0)).toBe(same);
    expect(confused.reduce((sum, one) => sum + one.pairs, 0)).toBe(pairs - same);
    for (const [row, cells] of counts.entries()) {
      expect(cells.slice(0, row).every((count) => count === 0)).toBe(true);
    }
  });

  property.prop([someReadings])('are the same as those of any two of a unit', (readings) => {
    const rows = readings.units.map((unit) =>
      judgementsOf(unit, () => true).map(({ verdict }) => verdict),
    );
    const inWords = (pair: readonly string[], pairs: number) =>
      `${pair.toSorted().join()} ${pairs}`;
    expect(
      verdictsMet(readings, ORDER)
        .confused.map(({ verdicts, pairs }) => inWords(verdicts, pairs))
        .sort(),
    ).toEqual(
      confusedPairs(rows)
        .map(({ values, pairs }) => inWords(values, pairs))
        .sort(),
    );
  });

  property.prop([someReadings])(
    'come the most frequent first, each with its claims, types and outcomes',
    (readings) => {
      const { confused } = verdictsMet(readings, ORDER);
      const pairs = confused.map((one) => one.pairs);
      expect(pairs).toEqual(pairs.toSorted((a, b) => b - a));
      for (const { claims, decided, byType, pairs: all } of confused) {
        expect(Object.values(decided).reduce((sum, count) => sum + count, 0)).toBe(claims.length);
        expect(byType.reduce((sum, one) => sum + one.pairs, 0)).toBe(all);
        expect(claims.length).toBeLessThanOrEqual(all);
      }
    },
  );

  property.prop([someRounds])('do not depend on the order of the rounds', (rounds) => {
    const counted = (all: typeof rounds) => {
      const { claims: _claims, ...rest } = {
        claims: 0,
        ...verdictsMet(judgedUnits(all, null), ORDER),
      };
      return {
        ...rest,
        confused: rest.confused.map(({ verdicts, pairs, decided }) => ({
          verdicts,
          pairs,
          decided,
        })),
      };
    };
    expect(counted(rounds.toReversed())).toEqual(counted(rounds));
  });

  property.prop([fc.constantFrom('took', 'merged', 'wrote', 'rejected')])(
    'are told by the decision which of them was taken: %s',
    (decision) => {
      for (const verdict of ['supported', 'disputed', 'contradicted', null]) {
        const isRejected = decision === 'rejected';
        const expected = isRejected
          ? 'rejected'
          : verdict === 'supported'
            ? 'first'
            : verdict === 'disputed'
              ? 'second'
              : 'other';
        expect(decided([{ decision, verdict, settles: ['r-ana-0', 'r-ben-0'] }])).toBe(expected);
      }
    },
  );

  test('are open where nothing is decided, and neither where decisions differ', () => {
    expect(decided([])).toBe('open');
    expect(decided([{ decision: 'took', verdict: 'disputed', settles: ['r-ana-1'] }])).toBe('open');
    expect(
      decided([
        { decision: 'took', verdict: 'disputed', settles: ['r-ben-0'] },
        { decision: 'took', verdict: 'supported', settles: ['r-ana-0'] },
      ]),
    ).toBe('other');
    expect(
      decided([
        { decision: 'took', verdict: 'disputed', settles: ['r-ben-0'] },
        { decision: 'rejected', verdict: null, settles: ['r-ana-0'] },
      ]),
    ).toBe('second');
  });

  test('that no scale knows come last', () => {
    const round = toRound('r', {
      month: '2025-04',
      readings: [
        { id: 'ana', verdicts: ['murky', 'disputed'] },
        { id: 'ben', verdicts: ['supported', 'disputed'] },
      ],
    });
    const { verdicts, confused } = verdictsMet(judgedUnits([round], null), ORDER);
    expect(verdicts).toEqual(['supported', 'disputed', 'murky']);
    expect(confused[0]?.verdicts).toEqual(['supported', 'murky']);
  });
});

/** What became of the first claim, which one has as supported and the other as disputed. */
function decided(
  decisions: { decision: Decision; verdict: string | null; settles: string[] }[],
): string | undefined {
  const round = toRound('r', {
    month: '2025-04',
    readings: [
      { id: 'ana', verdicts: ['supported', 'supported'] },
      { id: 'ben', verdicts: ['disputed', 'supported'] },
    ],
  });
  const { confused } = verdictsMet(judgedUnits([{ ...round, decisions }], null), ORDER);
  return Object.entries(confused[0]?.decided ?? {}).find(([, count]) => count === 1)?.[0];
}

describe('verdicts of several versions of a scale', () => {
  test('look as in the newest that has them, and are retired where the newest has not', () => {
    const [first, second, third] = DEFAULT_SCALE.verdicts;
    if (!first || !second || !third) throw new Error('The default scale has three verdicts');
    const known = knownVerdicts([
      { name: 'new', verdicts: [second, { ...first, label: 'Right' }] },
      { name: 'old', verdicts: [first, third] },
    ]);
    expect(known.map(({ id, label, retired }) => [id, label, retired])).toEqual([
      [second.id, second.label, false],
      [first.id, 'Right', false],
      [third.id, third.label, true],
    ]);
  });
});
