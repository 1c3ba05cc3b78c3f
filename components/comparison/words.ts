/** The words of this screen for what is stored in one word. */
import type { Decision } from '@/lib/domain/claims/annotation';
import type { Departure } from '@/lib/domain/comparison/settlement';

export const DECISION_WORDS: Record<Decision, string> = {
  took: 'Taken',
  merged: 'Merged',
  wrote: 'Written anew',
  rejected: 'Nothing to check here',
};

export const DEPARTURE_WORDS: Record<Departure, string> = {
  rejected: 'nothing to check',
  boundary: 'boundary',
  verdict: 'verdict',
  type: 'type',
  priority: 'priority',
};
