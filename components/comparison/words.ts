/** The words of this screen for what is stored in one word. */
import type { Cause, Decision } from '@/lib/domain/claims/annotation';
import type {
  ClaimType,
  Confidence,
  Priority,
  Relation,
  SourceTier,
} from '@/lib/domain/claims/claim';
import type { Departure } from '@/lib/domain/comparison/settlement';

export const CAUSE_WORDS: Record<Cause, string> = {
  scale: 'Scale',
  scope: 'Scope',
  timing: 'Timing',
  evidence: 'Evidence',
  reading: 'Reading',
};

export const DECISION_WORDS: Record<Decision, string> = {
  took: 'Taken',
  merged: 'Merged',
  wrote: 'Written anew',
  rejected: 'Nothing to check here',
};

export const CLAIM_TYPE_WORDS: Record<ClaimType, string> = {
  fact: 'Fact',
  figure: 'Figure',
  date: 'Date',
  name: 'Name',
  quote: 'Quote',
  attribution: 'Attribution',
  causal: 'Cause and effect',
  background: 'Background',
  opinion: 'Opinion',
};

export const PRIORITY_WORDS: Record<Priority, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

export const RELATION_WORDS: Record<Relation, string> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  partly: 'Partly',
  context: 'Context',
  same_source: 'Same source',
  does_not_mention: 'Does not mention',
};

export const TIER_WORDS: Record<SourceTier, string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  own_observation: 'Own observation',
};

export const DEPARTURE_WORDS: Record<Departure, string> = {
  rejected: 'nothing to check',
  boundary: 'boundary',
  verdict: 'verdict',
  type: 'type',
  priority: 'priority',
};
