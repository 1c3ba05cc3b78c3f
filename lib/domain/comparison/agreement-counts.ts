/**
 * What the measures of a comparison are made of, counted in one pass over its units:
 * where everybody marked, and which verdicts met.
 */
import { type RowCounts, countRows } from '../agreement/coding-table';
import { newCoder } from './coded';
import type { Comparable, Comparison } from './comparison-group';

export type Marks = {
  count: number;
  /** Of each mark, unit by unit. */
  starts: Float64Array;
  ends: Float64Array;
  /** Whose it is, by the place in the order of the comparison. */
  reviewers: Int32Array;
  /** The verdict, by its place in `verdicts`; −1 for none. */
  codes: Int32Array;
  verdicts: readonly string[];
  /** The marks of a unit are those from `units[unit]` to `units[unit + 1]`. */
  units: Int32Array;
};

export function marksOf<A extends Comparable>(
  { reviewerIds, groups }: Comparison<A>,
  verdictOrder: readonly string[],
): Marks {
  let count = 0;
  let unitCount = 0;
  for (const { members, units } of groups) {
    count += members.length;
    unitCount += units.length;
  }
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  const reviewers = new Int32Array(count);
  const codes = new Int32Array(count);
  const offsets = new Int32Array(unitCount + 1);
  const placeOf = new Map(reviewerIds.map((id, place) => [id, place]));
  const verdict = newCoder<string>();
  for (const one of verdictOrder) verdict.codeOf(one);
  let at = 0;
  let unitAt = 0;
  for (const { units } of groups) {
    for (const unit of units) {
      for (const mark of unit) {
        starts[at] = mark.start;
        ends[at] = mark.end;
        reviewers[at] = placeOf.get(mark.reviewerId) ?? 0;
        codes[at] = mark.verdict === null ? -1 : verdict.codeOf(mark.verdict);
        at += 1;
      }
      unitAt += 1;
      offsets[unitAt] = at;
    }
  }
  return { count, starts, ends, reviewers, codes, verdicts: verdict.values, units: offsets };
}

/** What two reviewers have in common. */
export type PairCounts = {
  /** Claims that both marked. */
  paired: number;
  /**
   * How often each verdict of the first met each of the second: rows for those of the
   * first, one after another, none before all others.
   */
  met: Float64Array;
  /** Of each claim that both marked, where the first of them begins. */
  places: number[];
};

/** The pairs in the order of the comparison: the first with all after it, then the second. */
function pairIndex(first: number, second: number, reviewers: number): number {
  return first * reviewers - (first * (first + 1)) / 2 + second - first - 1;
}

/** In one pass: what each two reviewers have in common, and the verdicts of claims that two or more judged. */
export function countUnits(
  { units, reviewers, codes, starts, verdicts }: Marks,
  reviewerCount: number,
): { pairs: PairCounts[]; judged: RowCounts } {
  const side = verdicts.length + 1;
  const pairs = Array.from(
    { length: (reviewerCount * (reviewerCount - 1)) / 2 },
    (): PairCounts => ({ paired: 0, met: new Float64Array(side * side), places: [] }),
  );
  const judged = countRows(verdicts, { raters: reviewerCount, isOrdered: false });
  const row = new Int32Array(reviewerCount).fill(-1);
  for (let unit = 0; unit + 1 < units.length; unit += 1) {
    const [from, to] = [units[unit] ?? 0, units[unit + 1] ?? 0];
    let verdictCount = 0;
    for (let at = from; at < to; at += 1) {
      const code = codes[at] ?? -1;
      row[reviewers[at] ?? 0] = code;
      if (code !== -1) verdictCount += 1;
      for (let other = at + 1; other < to; other += 1) {
        const isFirst = (reviewers[at] ?? 0) < (reviewers[other] ?? 0);
        const [a, b] = isFirst ? [at, other] : [other, at];
        const pair = pairs[pairIndex(reviewers[a] ?? 0, reviewers[b] ?? 0, reviewerCount)];
        if (pair === undefined) continue;
        const cell = ((codes[a] ?? -1) + 1) * side + (codes[b] ?? -1) + 1;
        pair.met[cell] = (pair.met[cell] ?? 0) + 1;
        pair.paired += 1;
        pair.places.push(starts[a] ?? 0);
      }
    }
    // A claim that one judged alone has nothing to compare, and is not drawn for an interval.
    if (verdictCount >= 2) judged.add(row, 1);
    row.fill(-1);
  }
  return { pairs, judged };
}
