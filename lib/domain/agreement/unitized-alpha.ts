/**
 * Krippendorff’s unitized alpha: how far reviewers agree on where units begin and
 * end, for any number of reviewers and categories. 1 − observed / expected
 * disagreement; `observed` and `expected` are disagreement, which has no upper limit.
 *
 * Two units of different reviewers that overlap differ by the squares of the
 * distances of their beginnings and of their ends; a unit where another reviewer has
 * nothing at all, by the square of its length. What is expected is what all units
 * and gaps would come to if they were laid anywhere on the text.
 *
 * Each two reviewers are walked through side by side, and gaps are looked up by
 * their length in sums made beforehand: the cost is that of sorting the marks.
 *
 * @see Krippendorff, K. (1995). On the reliability of unitizing contiguous data.
 * Sociological Methodology 25, 47–76.
 * @see Krippendorff, K. (2004). Content Analysis, 2nd edition, section 11.6.
 */
import type { Units } from './continuum';
import { type Outcome, undefinedOutcome } from './measure';

/** One category. For several, add what each comes to and hand in the sums. */
export type Disagreement = { units: number; observed: number; expected: number };

/** @param units of each reviewer, of one category, on a text of `length` positions. */
export function unitizedDisagreement(units: readonly Units[], length: number): Disagreement {
  const raters = units.length;
  const count = units.reduce((sum, { starts }) => sum + starts.length, 0);
  if (count === 0 || raters < 2) return { units: count, observed: 0, expected: 0 };
  let apart = 0;
  for (const [rater, one] of units.entries()) {
    for (let other = rater + 1; other < raters; other += 1) {
      const another = units[other];
      if (another !== undefined) apart += differencesOf(one, another);
    }
  }
  const observed = (2 * apart) / (raters * (raters - 1) * length * length);
  return { units: count, observed, expected: expectedOf(units, count, length) };
}

/** Of the sums over the categories. @param raters how many reviewers there are. */
export function alphaOf({ units, observed, expected }: Disagreement, raters: number): Outcome {
  if (raters < 2 || units === 0) return undefinedOutcome('nothing_to_compare', units);
  if (expected <= 0) return undefinedOutcome('one_value_only', units, { observed, expected });
  const value = 1 - observed / expected;
  return { value, undefinedBecause: null, n: units, observed, expected };
}

/**
 * The squared differences between the units of two reviewers: of those that overlap,
 * of their borders, and of those that lie in a gap of the other, their length. Both
 * are walked through at once, and the unit that ends first is left first.
 */
export function differencesOf(a: Units, b: Units): number {
  let sum = 0;
  let at = 0;
  let to = 0;
  let isMet = false;
  let isOtherMet = false;
  while (at < a.starts.length || to < b.starts.length) {
    const start = a.starts[at] ?? Number.POSITIVE_INFINITY;
    const end = a.ends[at] ?? Number.POSITIVE_INFINITY;
    const otherStart = b.starts[to] ?? Number.POSITIVE_INFINITY;
    const otherEnd = b.ends[to] ?? Number.POSITIVE_INFINITY;
    if (start < otherEnd && otherStart < end) {
      const [before, after] = [start - otherStart, end - otherEnd];
      sum += before * before + after * after;
      isMet = true;
      isOtherMet = true;
    }
    if (end <= otherEnd) {
      if (!isMet) sum += (end - start) * (end - start);
      isMet = false;
      at += 1;
    } else {
      if (!isOtherMet) sum += (otherEnd - otherStart) * (otherEnd - otherStart);
      isOtherMet = false;
      to += 1;
    }
  }
  return sum;
}

/**
 * The places that the pairs of a unit with a unit, and of a unit with a gap that can
 * hold it, could take on the text, each with its difference, over all places there
 * are for two stretches of it.
 */
function expectedOf(units: readonly Units[], count: number, length: number): number {
  const gaps = gapsOf(units, length).sort();
  // Number and length of the gaps from the longest down.
  const longer = new Float64Array(gaps.length + 1);
  for (let at = gaps.length - 1; at >= 0; at -= 1) {
    longer[at] = (longer[at + 1] ?? 0) + (gaps[at] ?? 0);
  }
  let differences = 0;
  let own = 0;
  for (const [size, times] of sizesOf(units)) {
    const from = firstAtLeast(gaps, size);
    const room = (longer[from] ?? 0) - (gaps.length - from) * (size - 1);
    differences += times * (((count - 1) / 3) * overlaps(size) + size * size * room);
    own += times * size * (size - 1);
  }
  return expectation(differences, own, units.length * length, length);
}

/** The squared differences that a unit of this size can have with one that overlaps it, summed up. */
export function overlaps(size: number): number {
  return 2 * size ** 3 - 3 * size ** 2 + size;
}

/**
 * @param own the pairs of positions within one unit, which cannot fall apart.
 * @param positions of all reviewers together.
 */
export function expectation(
  differences: number,
  own: number,
  positions: number,
  length: number,
): number {
  const pairs = positions * (positions - 1) - own;
  return pairs <= 0 ? 0 : ((2 / length) * differences) / pairs;
}

/** How many units there are of each length: passages have few different ones. */
function sizesOf(units: readonly Units[]): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const { starts, ends } of units) {
    for (let at = 0; at < starts.length; at += 1) {
      const size = (ends[at] ?? 0) - (starts[at] ?? 0);
      sizes.set(size, (sizes.get(size) ?? 0) + 1);
    }
  }
  return sizes;
}

function gapsOf(units: readonly Units[], length: number): Float64Array {
  const most = units.reduce((sum, { starts }) => sum + starts.length + 1, 0);
  const gaps = new Float64Array(most);
  let count = 0;
  for (const { starts, ends } of units) {
    let from = 0;
    for (let at = 0; at <= starts.length; at += 1) {
      const to = starts[at] ?? length;
      if (to > from) {
        gaps[count] = to - from;
        count += 1;
      }
      from = ends[at] ?? length;
    }
  }
  return gaps.subarray(0, count);
}

function firstAtLeast(sorted: Float64Array, size: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < size) low = middle + 1;
    else high = middle;
  }
  return low;
}
