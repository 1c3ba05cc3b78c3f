/**
 * A coding: the value that each reviewer gave each unit, such as a verdict to a
 * claim. A row for each unit, a column for each reviewer, `null` where a reviewer
 * said nothing. What is missing is never a value of its own.
 *
 * Measures do not look at the rows one by one. Rows that say the same are counted
 * once, with how many there are, so that a measure, and each of its resamples, costs
 * by the kinds of rows there are.
 */

export type Value = string | number;

export type CodingTable = {
  units: readonly (readonly (Value | null)[])[];
  /** The values there can be, in their order. Without it: those in use, numbers in numeric order. */
  categories?: readonly Value[];
};

/** Units that have the same values, as places in `Tally.values`. */
export type Pattern = {
  /** Of all who said something. At least one. */
  codes: readonly number[];
  /** Of the first and second reviewer, where there are exactly two; −1 for nothing said. */
  first: number;
  second: number;
};

export type Tally = {
  /** In their order, where it is known. */
  values: readonly Value[];
  /** Whether `values` are in an order that means something. */
  isOrdered: boolean;
  /** The values as numbers, where all are. */
  numbers: Float64Array | null;
  raters: number;
  patterns: readonly Pattern[];
  /** How many units each pattern stands for. */
  counts: Float64Array;
};

/** @throws Error for rows of unequal length, or a value that is not among the categories. */
export function tally({ units, categories }: CodingTable): Tally {
  const raters = units[0]?.length ?? 0;
  const values = categories ?? valuesIn(units);
  const codeOf = new Map<Value | null, number>(values.map((value, code) => [value, code]));
  codeOf.set(null, -1);
  const counted = countRows(values, { raters, isOrdered: categories !== undefined });
  const codes = new Int32Array(raters);
  for (const unit of units) {
    if (unit.length !== raters) throw new Error('Each unit has a value or null of each rater');
    for (let rater = 0; rater < raters; rater += 1) {
      const value = unit[rater] ?? null;
      const code = codeOf.get(value);
      if (code === undefined) throw new Error(`${JSON.stringify(value)} is not in the categories`);
      codes[rater] = code;
    }
    counted.add(codes, 1);
  }
  return counted.tally();
}

/** Rows counted one after another, each as the codes of its values; −1 for nothing said. */
export type RowCounts = {
  /** @param codes are read and may be used again. */
  add: (codes: Int32Array, count: number) => void;
  tally: () => Tally;
};

/** @param isOrdered whether the order of the values means something; that of numbers does in any case. */
export function countRows(
  values: readonly Value[],
  { raters, isOrdered }: { raters: number; isOrdered: boolean },
): RowCounts {
  const base = values.length + 1;
  const hasNumericKeys = base ** raters < Number.MAX_SAFE_INTEGER;
  const rows = new Map<number | string, { codes: Int32Array; count: number }>();
  return {
    add: (codes, count) => {
      let number = 0;
      for (const code of codes) number = number * base + code + 1;
      const key = hasNumericKeys ? number : codes.join();
      const row = rows.get(key);
      if (row === undefined) rows.set(key, { codes: codes.slice(), count });
      else row.count += count;
    },
    tally: () => toTally(values, [...rows.values()], { raters, isOrdered }),
  };
}

function toTally(
  values: readonly Value[],
  rows: readonly { codes: Int32Array; count: number }[],
  { raters, isOrdered }: { raters: number; isOrdered: boolean },
): Tally {
  const kinds = new Map<string, { pattern: Pattern; count: number }>();
  for (const { codes, count } of rows) {
    const pattern = patternOf(codes, raters);
    if (pattern.codes.length === 0) continue;
    const key = raters === 2 ? codes.join() : pattern.codes.join();
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { pattern, count });
    else kind.count += count;
  }
  const found = [...kinds.values()];
  const areNumbers = values.every((value) => typeof value === 'number');
  return {
    values,
    isOrdered: isOrdered || areNumbers,
    numbers: areNumbers ? Float64Array.from(values, Number) : null,
    raters,
    patterns: found.map(({ pattern }) => pattern),
    counts: Float64Array.from(found, ({ count }) => count),
  };
}

/** With more than two reviewers it does not matter who said what. */
function patternOf(codes: Int32Array, raters: number): Pattern {
  const [first = -1, second = -1] = raters === 2 ? codes : [];
  return { codes: [...codes.filter((code) => code >= 0)].sort((a, b) => a - b), first, second };
}

function valuesIn(units: CodingTable['units']): Value[] {
  const used = new Set<Value>();
  for (const unit of units) for (const value of unit) if (value !== null) used.add(value);
  return [...used].sort(inOrder);
}

function inOrder(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === typeof b) return a < b ? -1 : 1;
  return typeof a === 'number' ? -1 : 1;
}
