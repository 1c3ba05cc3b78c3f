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
  const counts = values.map(() => values.map(() => 0));
  for (const [a, b] of judged) {
    const row = counts[placeOf.get(a) ?? -1];
    const column = placeOf.get(b) ?? -1;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return { values, counts };
}
