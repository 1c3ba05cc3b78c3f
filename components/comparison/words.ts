/** The words of this screen for what is stored in one word. */
import type { Decision } from '@/lib/domain/claims/annotation';
import type { DepartureKind } from '@/lib/domain/comparison/feedback';
import type { WithdrawnDecisions } from '@/lib/contracts/decisions';

export const DECISION_WORDS: Record<Decision, string> = {
  took: 'Taken',
  merged: 'Merged',
  wrote: 'Written anew',
  rejected: 'Nothing to check here',
};

export const DEPARTURE_WORDS: Record<DepartureKind, string> = {
  rejected: 'nothing to check',
  boundary: 'boundary',
  verdict: 'verdict',
  type: 'type',
  priority: 'priority',
  citations: 'evidence',
  wording: 'wording',
};

/** "3 decisions withdrawn.", and which of them were left as they are. */
export function withdrawalWords({
  withdrawn,
  left,
}: Pick<WithdrawnDecisions, 'withdrawn' | 'left'>): string {
  const all = withdrawn.length + left.length;
  const noun = all === 1 ? 'decision' : 'decisions';
  if (left.length === 0) return `${all} ${noun} withdrawn.`;
  const changed = left.filter(({ because }) => because === 'changed').length;
  const gone = left.length - changed;
  const reasons = [
    changed > 0 ? `${changed} ${changed === 1 ? 'has' : 'have'} been changed since and stand` : '',
    gone > 0 ? `${gone} had been withdrawn before` : '',
  ].filter((words) => words !== '');
  return `${withdrawn.length} of ${all} ${noun} withdrawn; ${reasons.join(', ')}.`;
}
