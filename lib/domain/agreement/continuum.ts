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

export type Mark = Passage & { category: string | null };

export type Continuum = {
  /** Positions of the text. */
  length: number;
  /** The marks of each reviewer. */
  raters: readonly (readonly Mark[])[];
};

/** Units of one reviewer and one category in reading order; they do not overlap. */
export type Units = { starts: Float64Array; ends: Float64Array };

/** The categories in use, those that are first in the text first. `null` is none. */
export function categoriesIn({ raters }: Continuum): (string | null)[] {
  const first = new Map<string | null, number>();
  for (const marks of raters) {
    for (const { category, start } of marks) {
      const known = first.get(category);
      if (known === undefined || start < known) first.set(category, start);
    }
  }
  return [...first]
    .sort(([a, at], [b, bt]) => at - bt || ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([category]) => category);
}

/** The units of one category, for each reviewer. */
export function unitsOfCategory({ raters }: Continuum, category: string | null): Units[] {
  return raters.map((marks) => unite(marks.filter((mark) => mark.category === category)));
}

/** The units of each category, as by `unitsOfCategory`, in one pass over the marks. */
export function unitsByCategory({ raters }: Continuum): Map<string | null, Units[]> {
  const marked = new Map<string | null, Passage[][]>();
  for (const [rater, marks] of raters.entries()) {
    for (const mark of marks) {
      const own = marked.get(mark.category) ?? raters.map((): Passage[] => []);
      marked.set(mark.category, own);
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
  const long = marks.filter(({ start, end }) => end > start);
  const starts = Float64Array.from(long, ({ start }) => start);
  const ends = Float64Array.from(long, ({ end }) => end);
  if (!isSorted(starts)) starts.sort();
  if (!isSorted(ends)) ends.sort();
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
  return { starts: starts.slice(0, count), ends: ends.slice(0, count) };
}

function isSorted(values: Float64Array): boolean {
  for (let at = 1; at < values.length; at += 1) {
    if ((values[at - 1] ?? 0) > (values[at] ?? 0)) return false;
  }
  return true;
}
