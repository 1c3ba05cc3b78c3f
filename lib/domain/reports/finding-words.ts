/**
 * What a finding says, part by part and in words, for the forms that are laid out
 * by a program of their own: Word, PDF, spreadsheets. No part holds any markup.
 */
import { CAUSE_LABELS, CLAIM_TYPE_LABELS, TERMS_LABELS, TIER_LABELS } from '../claims/labels';
import type { AttributionNode, Citation } from '../claims/claim';
import { locatorWord } from '../citations/locator';
import { rationalePlainText } from '../claims/rationale-text';
import { safeUrl, WEB_SCHEMES } from '../shared/safe-url';
import { captureWords, type ReportCaptures } from './report-captures';
import type { Report, ReportClaim } from './report';
import { ENGLISH, type ReportWords } from './report-language';
import type { RecordQuery } from './round-record';
import {
  CONFIDENCE_WORDS,
  CREDIT_WORDS,
  DECISION_WORDS,
  RELATION_WORDS,
  STATUS_WORDS,
} from './words';

export type CitationWords = {
  relation: string;
  /** The words relied on; empty where none were noted. */
  quote: string;
  source: string;
  /** Where the source may be linked to, or `null`. */
  href: string | null;
  /** Locator, tier and day, and an address that may not be linked. */
  rest: string;
};

export type QueryWords = {
  state: RecordQuery['state'];
  messages: readonly { who: string; what: string; at: string; body: string }[];
};

/** Type, priority, confidence, status, and what each reviewer found where it was decided on. */
export function particularsOf(
  { claim, readings, isUndecided, decision }: ReportClaim,
  { say }: ReportWords = ENGLISH,
): string[] {
  return [
    say(CLAIM_TYPE_LABELS[claim.claimType]),
    say(`${claim.priority} priority`),
    ...(claim.confidence === null ? [] : [say(CONFIDENCE_WORDS[claim.confidence])]),
    ...(claim.checkStatus === 'checked' ? [] : [say(STATUS_WORDS[claim.checkStatus])]),
    ...(decision !== null || isUndecided
      ? readings.map(
          ({ letter, verdict }) =>
            `${say('Reviewer {letter}', { letter })}: ${verdict?.label ?? say('no verdict')}`,
        )
      : []),
    ...(isUndecided ? [say('not decided')] : []),
  ];
}

/** The wording that was checked, where it is another than the passage; else empty. */
export function wordingOf({ claim }: ReportClaim): string {
  const fold = (words: string) => words.replace(/\s+/gu, ' ').trim();
  return fold(claim.claimText) === fold(claim.exact) ? '' : claim.claimText;
}

/** `The article, per Reuters, per unnamed officials`; empty where no chain was noted. */
export function chainWords(
  chain: readonly AttributionNode[],
  { say }: ReportWords = ENGLISH,
): string {
  if (chain.length === 0) return '';
  const names = chain.map(({ name, credit, detail }) => {
    const notes = [detail, say(CREDIT_WORDS[credit])].filter((words) => words !== '').join(', ');
    return notes === '' ? name : `${name} (${notes})`;
  });
  return say('The article, per {chain}', { chain: names.join(`, ${say('per')} `) });
}

/** The paragraphs of a rationale; an address stands in brackets behind its words. */
export function rationaleParagraphs({ claim }: ReportClaim): string[] {
  return rationalePlainText(claim.rationale)
    .split('\n')
    .filter((line) => line.trim() !== '');
}

export function citationWords(
  citation: Citation,
  captures: ReportCaptures,
  { say, date }: ReportWords = ENGLISH,
): CitationWords {
  const { relation, quote, source, url, tier, terms, accessedOn } = citation;
  const href = safeUrl(url, WEB_SCHEMES);
  const rest = [
    href === null ? url : '',
    locatorWords(citation, { say }),
    say(TIER_LABELS[tier].toLowerCase()),
    terms === undefined ? '' : say(TERMS_LABELS[terms].toLowerCase()),
    accessedOn === null ? '' : say('seen {date}', { date: date(accessedOn) }),
    captureWords(captures.get(citation.id), { say, date }),
  ];
  return {
    relation: say(RELATION_WORDS[relation]),
    quote,
    source,
    href,
    rest: rest.filter((words) => words !== '').join(', '),
  };
}

/** The place in the source; the words of its kind in the language of the report. */
export function locatorWords(
  { locator, locatorKind }: Pick<Citation, 'locator' | 'locatorKind'>,
  { say }: Pick<ReportWords, 'say'>,
): string {
  const word =
    locatorKind === undefined || locatorKind === null ? '' : locatorWord(locatorKind, locator);
  return word === '' ? locator : `${say(word)}${locator.slice(word.length)}`;
}

/** `null` for no fix. */
export function fixWords(
  { claim: { suggestedFix } }: ReportClaim,
  { say }: ReportWords = ENGLISH,
): string | null {
  return suggestedFix === '' ? say('cut these words') : suggestedFix;
}

/** Who decided, how and why; empty where nothing was decided. */
export function decisionWords(
  { decision }: ReportClaim,
  { nameOf, words: { say } }: Report,
): string {
  if (decision === null) return '';
  const cause =
    decision.cause === null
      ? ''
      : ` ${say('Cause: {cause}.', { cause: say(CAUSE_LABELS[decision.cause].toLowerCase()) })}`;
  const reason = decision.reason === '' ? '' : ` ${decision.reason}`;
  const decided = say('Decided by {name}: {decision}.', {
    name: nameOf(decision.reviewerId),
    decision: say(DECISION_WORDS[decision.decision]),
  });
  return `${decided}${cause}${reason}`;
}

export function queryWords(
  { state, messages }: RecordQuery,
  { nameOf, words: { say, instant } }: Report,
): QueryWords {
  return {
    state,
    messages: messages.map(({ authorId, body, createdAt }, index) => ({
      who: nameOf(authorId),
      what: say(index === 0 ? 'Query' : 'Answer'),
      at: instant(createdAt),
      body,
    })),
  };
}
