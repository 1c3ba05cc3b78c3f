/** Tables of the literature as they are written down in tests, and their values as printed. */
import type { Value } from './coding-table';
import type { Coefficient } from './coefficient';
import { measureOne } from './measure-coding';

type Units = (Value | null)[][];

/** Rows of one digit for each reviewer, `.` for a missing value. */
export function fromReviewers(...reviewers: string[]): Units {
  return Array.from(reviewers[0] ?? '', (_, unit) => fromDigits(reviewers.map((row) => row[unit])));
}

/** One digit for each reviewer, a word for each unit. */
export function fromUnits(words: string): Units {
  return words
    .trim()
    .split(/\s+/u)
    .map((word) => fromDigits(Array.from(word)));
}

function fromDigits(digits: readonly (string | undefined)[]): (number | null)[] {
  return digits.map((digit) => (digit === undefined || digit === '.' ? null : Number(digit)));
}

/** As many pairs as the table of two reviewers counts, with the values 1, 2, 3 and so on. */
export function fromTable(counts: readonly (readonly number[])[]): Units {
  return counts.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, () => [a + 1, b + 1])),
  );
}

export function valueOf(units: Units, coefficient: Coefficient): number {
  const { value } = measureOne({ units }, coefficient);
  if (value === null) throw new Error('The measure is undefined');
  return value;
}

export function rounded(value: number | null, digits: number): string {
  return value === null ? 'undefined' : value.toFixed(digits);
}

/** Krippendorff (2004, p. 230; 2011, section C); Gwet (2014, p. 120) has the same. */
export const FOUR_OBSERVERS = fromReviewers(
  '123321412...',
  '1233224125.3',
  '.3332342251.',
  '12332441251.',
);
