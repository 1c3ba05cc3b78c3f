/** The words by which a claim is told to people and to screen readers. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { CheckStatus } from '@/lib/domain/claims/claim';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { CHECK_STATUS_LABELS } from '../ui/check-status';

/** "Disputed, Queried". */
export function stateWords(verdict: Verdict | null, status: CheckStatus): string {
  return `${verdict?.label ?? 'No verdict yet'}, ${CHECK_STATUS_LABELS[status]}`;
}

/** "Claim 10, Disputed, queried". */
export function passageDescription(
  number: number,
  { checkStatus }: Pick<AnnotationView, 'checkStatus'>,
  verdict: Verdict | null,
): string {
  const status = CHECK_STATUS_LABELS[checkStatus].toLowerCase();
  return `claim ${number}, ${verdict?.label ?? 'No verdict yet'}, ${status}`;
}
