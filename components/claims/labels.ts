/** The words of the desk for what is stored. */
import type {
  ClaimType,
  Confidence,
  Credit,
  Priority,
  Relation,
  SourceTier,
} from '@/lib/domain/claims/claim';

export const CLAIM_TYPE_LABELS: Record<ClaimType, string> = {
  fact: 'Fact',
  figure: 'Figure',
  date: 'Date',
  name: 'Name',
  quote: 'Quote',
  attribution: 'Attribution',
  causal: 'Cause',
  background: 'Background',
  opinion: 'Opinion',
};

export const PRIORITY_LABELS: Record<Priority, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

export const CONFIDENCE_LABELS: Record<Confidence, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

export const RELATION_LABELS: Record<Relation, string> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  partly: 'Supports in part',
  context: 'Context',
  same_source: 'Same source',
  does_not_mention: 'Does not mention it',
};

export const TIER_LABELS: Record<SourceTier, string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  own_observation: 'Own observation',
};

/** How the one before names this source. */
export const CREDIT_LABELS: Record<Credit, string> = {
  own_voice: 'in its own voice',
  credited: 'credited',
  not_named: 'not named',
  not_credited: 'not credited',
};
