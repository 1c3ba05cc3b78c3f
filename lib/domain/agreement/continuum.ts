/**
 * Marks on a text, for measures of where reviewers marked. A text is a continuum of
 * positions (code points); a unit is a stretch of it that one reviewer marked with
 * one category, and between the units of a reviewer lie gaps.
 *
 * Units of one reviewer and one category may not overlap. Where marks do, they are
 * one unit, their union: the reviewer said twice that these words are of the
 * category. Marks that only touch stay apart, as in Krippendorff’s own examples. A
 * mark without length weighs nothing and is left out.
 */
import type { Passage } from '../comparison/passage';
import { sortNearlySorted } from '../shared/sort-numbers';

export type Mark = Passage & { category: string | null };

export type Continuum = {
  /** Positions of the text. */
  length: number;
  /** The marks of each reviewer. */
  raters: readonly (readonly Mark[])[];
};

/** Units of one reviewer and one category in reading order; they do not overlap. */
export type Units = { starts: Float64Array; ends: Float64Array };

/** The units of each category, for each reviewer; the categories as they first come up. */
export function unitsByCategory({ raters }: Continuum): Map<string | null, Units[]> {
  const marked = new Map<string | null, Passage[][]>();
  for (let rater = 0; rater < raters.length; rater += 1) {
    for (const mark of raters[rater] ?? []) {
      let own = marked.get(mark.category);
      if (own === undefined) {
        own = raters.map((): Passage[] => []);
        marked.set(mark.category, own);
      }
      own[rater]?.push(mark);
    }
  }
  return new Map([...marked].map(([category, own]) => [category, own.map(unite)]));
}

/**
 * Marks that share a position become one. Starts and ends are sorted apart, which is
 * quick: a union is over where as many marks have ended as have begun.
 */
export function unite(marks: readonly Passage[]): Units {
  const starts = new Float64Array(marks.length);
  const ends = new Float64Array(marks.length);
  let long = 0;
  for (const { start, end } of marks) {
    if (end <= start) continue;
    starts[long] = start;
    ends[long] = end;
    long += 1;
  }
  return uniteInPlace({ starts: starts.subarray(0, long), ends: ends.subarray(0, long) });
}

/** As {@link unite}, of marks that all have a length; what is handed in becomes the result. */
export function uniteInPlace({ starts, ends }: Units): Units {
  sortNearlySorted(starts);
  sortNearlySorted(ends);
  let count = 0;
  for (let at = 0; at < starts.length; at += 1) {
    const start = starts[at] ?? 0;
    // As many have ended here as have begun before: what begins here is another unit.
    if (at === 0 || (ends[at - 1] ?? 0) <= start) {
      starts[count] = start;
      count += 1;
    }
    ends[count - 1] = ends[at] ?? 0;
  }
  return { starts: starts.subarray(0, count), ends: ends.subarray(0, count) };
}
