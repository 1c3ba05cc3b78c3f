/** The stored words of a round as a reader of the report meets them. */
import type { Decision } from '../claims/annotation';
import type { CheckStatus, Confidence, Credit, Relation } from '../claims/claim';
import type { Difference } from '../comparison/comparison-group';
import type { Measure } from '../agreement/measure';
import type { FurnitureReason } from '../articles/document';

export const STATUS_WORDS: Record<CheckStatus, string> = {
  open: 'open',
  queried: 'queried',
  checked: 'checked',
  changed: 'changed since the verdict',
  cleared: 'cleared',
};

export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  low: 'low confidence',
  medium: 'medium confidence',
  high: 'high confidence',
};

export const RELATION_WORDS: Record<Relation, string> = {
  supports: 'supports',
  contradicts: 'contradicts',
  partly: 'partly',
  context: 'context',
  same_source: 'same source',
  does_not_mention: 'does not mention',
};

export const CREDIT_WORDS: Record<Credit, string> = {
  own_voice: 'in its own voice',
  credited: '',
  not_named: 'not named',
  not_credited: 'not credited',
};

export const DECISION_WORDS: Record<Decision, string> = {
  took: 'took one reading',
  merged: 'merged',
  wrote: 'written by the desk',
  rejected: 'rejected: nothing to check here',
};

export const DIFFERENCE_WORDS: Record<Difference['kind'], string> = {
  only_some: 'not marked by all',
  boundary: 'boundary',
  verdict: 'verdict',
  citation: 'citation',
  type: 'type',
  priority: 'priority',
  wording: 'wording',
};

export const FURNITURE_WORDS: Record<FurnitureReason, string> = {
  cookie_banner: 'cookie banner',
  navigation: 'navigation',
  read_more: 'read more',
  comments: 'comments',
  video_id: 'video id',
  share: 'share',
  advert: 'advertisement',
  copyright: 'copyright',
  label: 'label',
};

/** A measure to two places with its 95 % interval and what it rests on, or why it has no value. */
export function measureWords({ value, n, interval, undefinedBecause }: Measure): string {
  if (value !== null) {
    const range =
      interval === null ? '' : `95% ${interval.map((end) => end.toFixed(2)).join(' to ')}, `;
    return `${value.toFixed(2)} (${range}n ${n})`;
  }
  return undefinedBecause === 'one_value_only'
    ? `undefined: one value throughout (n ${n})`
    : 'undefined: nothing to compare';
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `21 November 2026, 16:40 UTC`. Not by `Intl`, whose wording changes between platforms. */
export function instantWords(instant: string): string {
  const [date = '', time = ''] = new Date(instant).toISOString().split('T');
  return `${dateWords(date)}, ${time.slice(0, 5)} UTC`;
}

/** A calendar date, `YYYY-MM-DD`, as `21 November 2026`. */
export function dateWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** A hash as people compare it: the first digits, in groups of four. */
export function shortHash(sha256: string, digits = 16): string {
  return sha256.slice(0, digits).replace(/(.{4})(?=.)/g, '$1 ');
}

/** What a seal is, for the end of every written form. */
export const SEAL_WORDS =
  'The seal is the SHA-256 of the article’s text together with its claims, verdicts, evidence and decisions, written as canonical JSON (RFC 8785). A copy that differs by one character has another seal. The JSON form of this report holds what was signed, to be checked without the newsroom.';

export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
