/**
 * A text with its sentences, words and marked passages, as the corpus tools of
 * linguistics know it: every passage is a span of one layer with named features.
 * Places are UTF-16 units here, because those tools count as Java does; only this
 * part of the domain does.
 */
import {
  type CodePointOffset,
  type OffsetMap,
  offsetMap,
  toArticleText,
} from '../anchoring/article-text';
import { segmentsOf } from '../anchoring/segments';
import { knownLanguage, sentencesOf } from '../anchoring/sentences';
import { blockSpans } from '../articles/document';
import { rationalePlainText } from '../claims/rationale-text';
import type { Report } from '../reports/report';
import type { RecordDecision, RecordReading } from '../reports/round-record';

export type Stretch = { from: number; to: number };

export type MarkedSpan = Stretch & { values: Readonly<Record<string, string>> };

export type SpanDocument = {
  text: string;
  language: string;
  /** In order, without white space at their edges; each begins and ends with a word. */
  sentences: readonly (Stretch & { words: readonly Stretch[] })[];
  spans: readonly MarkedSpan[];
};

export const CLAIM_LAYER = 'webanno.custom.Claim';

/** `reviewer` is a letter, or `decision` for what was settled. */
export const CLAIM_FEATURES = [
  'reviewer',
  'verdict',
  'claim',
  'type',
  'priority',
  'status',
  'rationale',
  'sources',
] as const;

/** Everything that was marked in a round: each reviewer's readings, and the decisions. */
export function spanDocumentOf({ record, letterOf }: Report): SpanDocument {
  const { document, language } = record.version;
  const text = toArticleText(record.version.text);
  const offsets = offsetMap(text);
  const marked = (claim: RecordReading | RecordDecision, reviewer: string): MarkedSpan => ({
    from: offsets.toIndex(claim.start),
    to: offsets.toIndex(claim.end),
    values: {
      reviewer,
      verdict: claim.verdict ?? '',
      claim: claim.claimText,
      type: claim.claimType,
      priority: claim.priority,
      status: claim.checkStatus,
      rationale: rationalePlainText(claim.rationale),
      sources: claim.citations
        .map(({ source, url }) => (url === '' ? source : `${source} <${url}>`))
        .join('; '),
    },
  });
  const spans = [
    ...record.readings.map((reading) => marked(reading, letterOf(reading.reviewerId))),
    ...record.decisions
      .filter(({ decision }) => decision !== 'rejected')
      .map((decision) => marked(decision, 'decision')),
  ];
  const segmenter = new Intl.Segmenter(knownLanguage(language), { granularity: 'word' });
  return {
    text,
    language,
    sentences: sentencesOf(text, blockSpans(document), { language, offsets }).flatMap(
      ({ start, end }) => sentenceOf({ start, end }, text, offsets, segmenter),
    ),
    spans: spans.sort(inReadingOrder),
  };
}

/** Where several begin together, the longest first. */
export function inReadingOrder(one: Stretch, other: Stretch): number {
  return one.from === other.from ? other.to - one.to : one.from - other.from;
}

function sentenceOf(
  { start, end }: { start: CodePointOffset; end: CodePointOffset },
  text: string,
  offsets: OffsetMap,
  segmenter: Intl.Segmenter,
): SpanDocument['sentences'][number][] {
  const from = offsets.toIndex(start);
  const words = segmentsOf(text.slice(from, offsets.toIndex(end)), segmenter)
    .map((segment) => ({ from: from + segment.from, to: from + segment.to }))
    .filter((word) => text.slice(word.from, word.to).trim() !== '');
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ from: first.from, to: last.to, words }];
}
