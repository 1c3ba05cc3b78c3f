/** Entries of a claim's history in words. */
import { CLAIM_TYPE_LABELS, LEVEL_LABELS } from '@/lib/domain/claims/labels';
import {
  CHECK_STATUSES,
  CLAIM_TYPES,
  CONFIDENCES,
  PRIORITIES,
  type RichText,
} from '@/lib/domain/claims/claim';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { CHECK_STATUS_LABELS } from '../ui/check-status';
import { rationaleWords } from './rationale-words';

const ACTS: Readonly<Record<string, string>> = {
  'annotation.created': 'marked the claim',
  'annotation.updated': 'changed the claim',
  'annotation.deleted': 'deleted the claim',
  'annotation.restored': 'brought the claim back',
  'citation.added': 'added a citation',
  'citation.updated': 'changed a citation',
  'citation.removed': 'removed a citation',
  'query.asked': 'asked the writer',
  'query.answered': 'answered a query',
  'query.closed': 'closed a query',
  'query.reopened': 'opened a query again',
  'claim.adjudicated': 'decided on the claim',
  'claim.withdrawn': 'withdrew the decision',
};

export function actWords(type: string): string {
  return ACTS[type] ?? type.replaceAll(/[._]/gu, ' ');
}

const FIELDS: Readonly<Record<string, string>> = {
  claimText: 'Claim',
  claimType: 'Type',
  priority: 'Priority',
  attribution: 'Attribution',
  checkStatus: 'Check status',
  verdict: 'Verdict',
  confidence: 'Confidence',
  rationale: 'Rationale',
  suggestedFix: 'Suggested fix',
  exact: 'Passage',
  start: 'Begins at',
  end: 'Ends at',
};

type Change = { field: string; before: unknown; after: unknown };

/** "Verdict: Disputed, before: Supported." */
export function changeWords(
  { field, before, after }: Change,
  verdicts: readonly Verdict[],
): string {
  const name = FIELDS[field] ?? field;
  const now = valueWords(field, after, verdicts);
  const then = valueWords(field, before, verdicts);
  return before === undefined || before === null || then === ''
    ? `${name}: ${now === '' ? 'taken back' : now}`
    : `${name}: ${now === '' ? 'taken back' : now} (before: ${then})`;
}

function valueWords(field: string, value: unknown, verdicts: readonly Verdict[]): string {
  if (value === null || value === undefined) return '';
  switch (field) {
    case 'verdict':
      return verdicts.find(({ id }) => id === value)?.label ?? plainWords(value);
    case 'checkStatus':
      return labelOf(CHECK_STATUSES, CHECK_STATUS_LABELS, value);
    case 'claimType':
      return labelOf(CLAIM_TYPES, CLAIM_TYPE_LABELS, value);
    case 'priority':
      return labelOf(PRIORITIES, LEVEL_LABELS, value);
    case 'confidence':
      return labelOf(CONFIDENCES, LEVEL_LABELS, value);
    case 'rationale':
      return rationaleWords(value as RichText);
    default:
      return plainWords(value);
  }
}

function labelOf<T extends string>(
  known: readonly T[],
  labels: Record<T, string>,
  value: unknown,
): string {
  const found = known.find((candidate) => candidate === value);
  return found === undefined ? plainWords(value) : labels[found];
}

/** Names of sources, the parts of a citation: the words without the brackets. */
function plainWords(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return (value as unknown[]).map(plainWords).join(' ← ');
  if (typeof value === 'object' && value !== null) {
    const { name, source, quote } = value as { name?: unknown; source?: unknown; quote?: unknown };
    return [name, source, quote]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(': ');
  }
  return '';
}
