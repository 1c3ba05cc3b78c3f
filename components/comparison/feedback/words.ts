import type { Decision } from '@/lib/domain/claims/annotation';

import type { FilterId, Outcome } from './feedback-model';

/** On the tags of an entry and in the list of filters. */
export const FILTER_WORDS: Record<FilterId, string> = {
  rejected: 'Nothing to check',
  verdict: 'Verdict',
  boundary: 'Boundary',
  type: 'Type',
  priority: 'Priority',
  citations: 'Evidence',
  wording: 'Wording',
  missed: 'Not marked',
  as_decided: 'As decided',
};

const DECISION_WORDS: Record<Exclude<Decision, 'took'>, string> = {
  merged: 'The readings were merged',
  wrote: 'Written anew',
  rejected: 'There is nothing to check here',
};

/** How it was decided, to the reviewer or about them. */
export function outcomeWords({ decision, departures, isTheirs }: Outcome, isYou: boolean): string {
  if (decision.decision !== 'took') {
    return decision.decision === null ? 'Decided' : DECISION_WORDS[decision.decision];
  }
  if (!isTheirs) return 'Another reading was taken';
  const whose = isYou ? 'Your' : 'Their';
  return departures.length === 0
    ? `${whose} reading was taken`
    : `${whose} other claim was taken for it`;
}
