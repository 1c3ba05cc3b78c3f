import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { aMark as mark } from '@/lib/testing/marks';

import { type Comparable, inReadingOrder } from './comparison-group';
import { lineUp } from './line-up';
import { nearPairs } from './near-pairs';
import { assignedPairs } from './pair-annotations';
import { overlap } from './passage';

const REVIEWERS = ['a', 'b', 'c'];

/** In reading order. */
function pairsOf(marks: readonly Comparable[]): [Comparable, Comparable][] {
  const lineup = lineUp(marks, REVIEWERS);
  const near = nearPairs(lineup);
  const assigned = [...assignedPairs(lineup, near).entries()].filter(([, isOne]) => isOne === 1);
  return assigned
    .map(([pair]): [Comparable, Comparable] => {
      const [a, b] = [near.first, near.second].map((side) => lineup.marks[side[pair] ?? -1]);
      if (a === undefined || b === undefined) throw new Error('A pair of nothing');
      return [a, b];
    })
    .sort(([a], [b]) => inReadingOrder(a, b));
}

/** Passages dense enough to nest, to overlap, to coincide, and to be chosen between. */
const marks = fc
  .array(
    fc.record({
      reviewerId: fc.constantFrom(...REVIEWERS),
      start: fc.nat({ max: 24 }),
      length: fc.integer({ min: 1, max: 16 }),
      claimText: fc.constantFrom('One claim', 'Another claim'),
    }),
    { maxLength: 18 },
  )
  .map((all) =>
    all.map(({ reviewerId, start, length, claimText }, at) =>
      mark(`m${at.toString().padStart(2, '0')}`, start, start + length, { reviewerId, claimText }),
    ),
  );

type Way = { sum: number; pairs: number; likeness: number };

/** By trying all ways: the largest sum of overlaps, with the most pairs and the most same wordings. */
function bestWay(own: readonly Comparable[], theirs: readonly Comparable[]): Way {
  const [first, ...others] = own;
  if (first === undefined) return { sum: 0, pairs: 0, likeness: 0 };
  let best = bestWay(others, theirs);
  for (const other of theirs) {
    if (overlap(first, other) < 0.5) continue;
    const rest = bestWay(
      others,
      theirs.filter((one) => one !== other),
    );
    const way = added(rest, first, other);
    if (isBetter(way, best)) best = way;
  }
  return best;
}

function added(way: Way, a: Comparable, b: Comparable): Way {
  return {
    sum: way.sum + overlap(a, b),
    pairs: way.pairs + 1,
    likeness: way.likeness + (a.claimText === b.claimText ? 1 : 0),
  };
}

function isBetter(way: Way, than: Way): boolean {
  if (Math.abs(way.sum - than.sum) > 1e-7) return way.sum > than.sum;
  return way.pairs === than.pairs ? way.likeness > than.likeness : way.pairs > than.pairs;
}

describe('pairs', () => {
  property.prop([marks], { numRuns: 400 })(
    'of each two reviewers have the largest sum of overlaps that any way to pair has',
    (all) => {
      const found = pairsOf(all);
      for (const [one, other] of [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c'],
      ]) {
        const own = all.filter(({ reviewerId }) => reviewerId === one);
        const theirs = all.filter(({ reviewerId }) => reviewerId === other);
        const between = found.filter((pair) =>
          pair.every(({ reviewerId }) => reviewerId === one || reviewerId === other),
        );
        const used = between.flat().map(({ id }) => id);
        expect(new Set(used).size).toBe(used.length);
        const way = between.reduce((sum, [a, b]) => added(sum, a, b), {
          sum: 0,
          pairs: 0,
          likeness: 0,
        });
        const best = bestWay(own, theirs);
        expect(way.sum).toBeCloseTo(best.sum, 6);
        expect(way.pairs).toBe(best.pairs);
        expect(way.likeness).toBe(best.likeness);
      }
    },
  );

  property.prop([marks])('share at least half of all words that either holds', (all) => {
    for (const [a, b] of pairsOf(all)) {
      expect(overlap(a, b)).toBeGreaterThanOrEqual(0.5);
      expect(a.reviewerId).not.toBe(b.reviewerId);
    }
  });

  test('leave a passage alone rather than take it for one that shares less than half', () => {
    expect(pairsOf([mark('a1', 0, 100), mark('b1', 0, 49)])).toEqual([]);
    expect(pairsOf([mark('a1', 0, 100), mark('b1', 0, 50)])).toHaveLength(1);
  });

  test('of equal passages go by the wording, then by their ids', () => {
    const [first, second] = [{ claimText: 'It was on Monday.' }, { claimText: 'She was there.' }];
    const found = pairsOf([
      mark('a1', 0, 10, first),
      mark('a2', 0, 10, second),
      mark('b1', 0, 10, second),
      mark('b2', 0, 10, first),
      mark('a3', 20, 30),
      mark('a4', 20, 30),
      mark('b3', 20, 30),
      mark('b4', 20, 30),
    ]);
    expect(found.map(([a, b]) => `${a.id}-${b.id}`)).toEqual(['a1-b2', 'a2-b1', 'a3-b3', 'a4-b4']);
  });
});
