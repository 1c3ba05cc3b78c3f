/** How the numbers of the research page are written, and why some are not there. */
import type { MeasureView } from '@/lib/contracts/comparison';
import type { UndefinedReason } from '@/lib/domain/agreement/measure';
import { CLAIM_TYPE_LABELS } from '@/lib/domain/claims/labels';
import type { ClaimType } from '@/lib/domain/claims/claim';

/** Below this many units a value says more about chance than about the readings. */
export const ENOUGH_UNITS = 10;

export type Format = 'coefficient' | 'percent';

export function inFormat(value: number, format: Format): string {
  return format === 'percent' ? `${Math.round(value * 100)}%` : value.toFixed(2);
}

export function rangeInWords([low, high]: readonly [number, number], format: Format): string {
  return `${inFormat(low, format)} to ${inFormat(high, format)}`;
}

/** What is counted by `n`. */
export type Counted = 'claims' | 'marks' | 'verdicts';

const NOTHING: Record<Counted, string> = {
  claims: 'no claim was judged by two of them',
  marks: 'nothing was marked by anybody',
  verdicts: 'there are no verdicts of both sides',
};

const REASONS: Record<Exclude<UndefinedReason, 'nothing_to_compare'>, string> = {
  one_value_only: 'one verdict throughout, so agreement cannot be told from chance',
  needs_two_raters: 'this is a measure of two reviewers',
  not_a_number: 'the values are no numbers',
  below_zero: 'values below zero have no ratio',
  order_unknown: 'the values have no order',
};

/** Why a measure has no value. @param rounds how many rounds there were to take it of. */
export function reasonInWords(
  { undefinedBecause }: MeasureView,
  counted: Counted,
  rounds: number,
): string {
  if (rounds === 0) return 'no round with two of the reviewers was closed';
  const because = undefinedBecause ?? 'nothing_to_compare';
  return because === 'nothing_to_compare' ? NOTHING[counted] : REASONS[because];
}

export function typeInWords(type: ClaimType | null): string {
  return type === null ? 'Typed differently' : CLAIM_TYPE_LABELS[type];
}

export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** With its sign, in points of a hundred. */
export function pointsInWords(share: number): string {
  const points = Math.round(share * 100);
  return points > 0 ? `+${points}` : points === 0 ? '0' : `−${-points}`;
}
