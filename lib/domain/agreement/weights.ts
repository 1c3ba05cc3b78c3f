/**
 * How near two values are to each other, from 1 for the same to 0 for the farthest
 * apart: full, partial or no credit for a pair of judgements.
 */
import type { Tally } from './coding-table';

export type WeightScheme = 'linear' | 'quadratic';

/** The credit for two values, by their places in the order. */
export type Weight = (a: number, b: number) => number;

export const IDENTITY: Weight = (a, b) => (a === b ? 1 : 0);

/**
 * Numbers that ascend lie as far apart as they say; other values lie one step apart,
 * in the order given. Null where no order is known.
 */
export function weightOf(scheme: WeightScheme, tally: Tally): Weight | null {
  const { values, isOrdered, numbers } = tally;
  if (!isOrdered) return null;
  const places =
    numbers !== null && isAscending(numbers) ? numbers : Float64Array.from(values.keys());
  const range = (places.at(-1) ?? 0) - (places[0] ?? 0);
  return (a, b) => {
    if (a === b) return 1;
    const distance = Math.abs((places[a] ?? 0) - (places[b] ?? 0)) / range;
    return 1 - (scheme === 'linear' ? distance : distance * distance);
  };
}

function isAscending(numbers: Float64Array): boolean {
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? number));
}
