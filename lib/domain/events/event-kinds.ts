/** Kinds of events, as a person looks for them in the record. A type belongs to the kind that its first word names. */
import type { EventType } from './event-types';

export const EVENT_KINDS = [
  'texts',
  'claims',
  'evidence',
  'rounds',
  'queries',
  'signatures',
  'exports',
  'people',
  'settings',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const EVENT_KIND_LABELS: Readonly<Record<EventKind, string>> = {
  texts: 'Texts and versions',
  claims: 'Claims and decisions',
  evidence: 'Evidence and captures',
  rounds: 'Rounds and readings',
  queries: 'Queries, fixes and replies',
  signatures: 'Signatures',
  exports: 'Exports',
  people: 'People and keys',
  settings: 'Settings',
  other: 'Everything else',
};

type FirstWord = EventType extends `${infer Word}.${string}` ? Word : never;

const KIND_OF: Readonly<Partial<Record<string, EventKind>>> &
  Partial<Record<FirstWord, EventKind>> = {
  article: 'texts',
  story: 'texts',
  annotation: 'claims',
  citation: 'claims',
  coverage: 'claims',
  claim: 'claims',
  adjudication: 'claims',
  capture: 'evidence',
  evidence: 'evidence',
  source: 'evidence',
  round: 'rounds',
  query: 'queries',
  comment: 'queries',
  fix: 'queries',
  reply: 'queries',
  sign_off: 'signatures',
  report: 'exports',
  record: 'exports',
  member: 'people',
  invitation: 'people',
  token: 'people',
  webhook: 'settings',
  newsroom: 'settings',
  settings: 'settings',
  scale: 'settings',
  round_rules: 'settings',
};

export function eventKindOf(type: string): EventKind {
  return KIND_OF[type.split('.')[0] ?? ''] ?? 'other';
}

/** The first words of the types of a kind; of `other`, those of all the rest. */
export function firstWordsOf(kind: EventKind): { words: readonly string[]; isExcept: boolean } {
  const words = Object.keys(KIND_OF);
  if (kind === 'other') return { words, isExcept: true };
  return { words: words.filter((word) => KIND_OF[word] === kind), isExcept: false };
}
