/** Which values of one reviewer met which of another. */
import type { Value } from './coding-table';

type ConfusionMatrix<V extends Value = string> = {
  values: readonly V[];
  /** `counts[row][column]`: the first reviewer gave the row's value, the second the column's. */
  counts: readonly (readonly number[])[];
};

/**
 * @param order the values there can be; only those in use are shown, and any that is
 * not among them comes last.
 */
export function confusionMatrix<V extends Value>(
  pairs: readonly (readonly [V | null, V | null])[],
  order: readonly V[],
): ConfusionMatrix<V> {
  const judged = pairs.flatMap(([a, b]) => (a === null || b === null ? [] : [[a, b] as const]));
  const used = new Set(judged.flat());
  const unknown = [...used].filter((value) => !order.includes(value)).sort();
  const values = [...order.filter((value) => used.has(value)), ...unknown];
  const placeOf = new Map(values.map((value, place) => [value, place]));
  const met = new Float64Array(values.length ** 2);
  for (const [a, b] of judged) {
    const cell = (placeOf.get(a) ?? 0) * values.length + (placeOf.get(b) ?? 0);
    met[cell] = (met[cell] ?? 0) + 1;
  }
  return confusionOfCounts(values, (row, column) => met[row * values.length + column] ?? 0);
}

/**
 * @param values all there can be; those that nobody gave are left out.
 * @param countOf how often the first gave the value at `row`, and the second that at `column`.
 */
export function confusionOfCounts<V extends Value>(
  values: readonly V[],
  countOf: (row: number, column: number) => number,
): ConfusionMatrix<V> {
  const all = values.map((_, row) => values.map((__, column) => countOf(row, column)));
  const isUsed = values.map(
    (_, at) =>
      all[at]?.some((count) => count > 0) === true || all.some((row) => (row[at] ?? 0) > 0),
  );
  const ofUsed = <T>(list: readonly T[]): T[] => list.filter((_, at) => isUsed[at] === true);
  return { values: ofUsed(values), counts: ofUsed(all).map(ofUsed) };
}
