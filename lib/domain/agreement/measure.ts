/**
 * What measuring agreement comes to: a value with what it rests on, or the reason
 * why there is none. A measure with nothing to measure is undefined; it is neither
 * 1 nor 0.
 */

export type UndefinedReason =
  /** No unit that two reviewers judged, or no mark of anybody. */
  | 'nothing_to_compare'
  /** One value throughout: agreement cannot be told from chance. */
  | 'one_value_only'
  /** The measure is one of two reviewers, and there are more or fewer. */
  | 'needs_two_raters'
  /** The measure counts with the values, and some are words. */
  | 'not_a_number'
  /** A ratio scale begins at zero, and some values lie below it. */
  | 'below_zero'
  /** The measure needs the order of the values, and nobody said it. */
  | 'order_unknown';

/** Lower and upper limit of a bootstrap percentile interval. */
export type Interval = readonly [low: number, high: number];

/** What one computation finds, before its interval is known. */
export type Outcome = {
  /** How many units it rests on. */
  n: number;
  /** Observed and expected agreement, or disagreement where the measure is made of that. */
  observed: number | null;
  expected: number | null;
} & (
  { value: number; undefinedBecause: null } | { value: null; undefinedBecause: UndefinedReason }
);

export type Measure = Outcome & { interval: Interval | null };

export function undefinedOutcome(
  undefinedBecause: UndefinedReason,
  n: number,
  { observed, expected }: { observed: number | null; expected: number | null } = {
    observed: null,
    expected: null,
  },
): Outcome {
  return { value: null, undefinedBecause, n, observed, expected };
}

/** A measure of which only the outcome is asked. */
export function withoutInterval(outcome: Outcome): Measure {
  return { ...outcome, interval: null };
}
