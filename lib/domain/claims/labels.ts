/** The words a newsroom reads for what is stored in one word. One list for screens and reports. */
import type { Cause } from './annotation';
import type {
  ClaimType,
  Credit,
  Priority,
  Relation,
  SourceMedium,
  SourceTerms,
  SourceTier,
} from './claim';

export const CLAIM_TYPE_LABELS: Record<ClaimType, string> = {
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

/** Priority and confidence have the same three levels. */
export const LEVEL_LABELS: Record<Priority, string> = {
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

export const MEDIUM_LABELS: Record<SourceMedium, string> = {
  web: 'Web page',
  print: 'Print',
  document: 'Document',
  data: 'Data',
  broadcast: 'Broadcast',
  social: 'Social media',
  image: 'Picture or video',
  interview: 'Interview in person',
  call: 'Telephone or video call',
  message: 'Mail or message',
  observation: 'Seen on the spot',
};

export const TERMS_LABELS: Record<SourceTerms, string> = {
  on_record: 'On the record',
  background: 'Background',
  deep_background: 'Deep background',
  off_record: 'Off the record',
};

/** How the one before names this source. */
export const CREDIT_LABELS: Record<Credit, string> = {
  own_voice: 'in its own voice',
  credited: 'credited',
  not_named: 'not named',
  not_credited: 'not credited',
};

export const CAUSE_LABELS: Record<Cause, string> = {
  scale: 'Scale',
  scope: 'Scope',
  timing: 'Timing',
  evidence: 'Evidence',
  reading: 'Reading',
};
