/**
 * A fact-check report: what a round found, in the order in which a reader goes
 * through it. All forms of the report, on paper and for machines, are written
 * from this one value, so that they cannot say different things.
 *
 * Passages are numbered in reading order. They are the decided claims of the
 * round; while a decision is missing, the readings it would settle stand in the
 * text undecided, and the report is interim and says so.
 */
import { STANDARD_BOOTSTRAP } from '../agreement/bootstrap';
import { tokensOf } from '../agreement/tokens';
import { codePointLength, type CodePointSpan, toArticleText } from '../anchoring/article-text';
import { type Coverage, coverageOf, sentencesToCover } from '../articles/coverage';
import { blockSpans, textOfBlock, type FurnitureReason } from '../articles/document';
import type { AdjudicatedClaim } from '../claims/annotation';
import { findVerdict, type Verdict } from '../claims/verdict-scale';
import { alignAnnotations } from '../comparison/align-annotations';
import { type Difference, inReadingOrder } from '../comparison/comparison-group';
import { isAgreement } from '../comparison/differences';
import { measureAgreement, type RoundAgreement } from '../comparison/measure-agreement';
import { settlementsOf } from '../comparison/settlement';
import { capturesOf, type ReportCaptures } from './report-captures';
import { type ReportCounts, countClaims, sourcesOf, type ReportSource } from './report-counts';
import {
  isCompared,
  isDecision,
  type RecordDecision,
  type RecordQuery,
  type RecordReading,
  type RoundRecord,
} from './round-record';
import { type ReportWords, wordsOf } from './report-language';
import { PLAIN_TEMPLATE, type ReportTemplate } from './report-template';
import { decidedClaims } from './seal';
import { interimReasons } from './standing';

export type ReportClaim = {
  /** From 1, in reading order. */
  number: number;
  claim: RecordReading | RecordDecision;
  verdict: Verdict | null;
  /** The decision this claim is; `null` where the round needs none or where it is missing. */
  decision: RecordDecision | null;
  /** The round needs a decision on this passage and has none. */
  isUndecided: boolean;
  /** What each reviewer found of what this settles, in the order of their letters. */
  readings: readonly { letter: string; verdict: Verdict | null }[];
  queries: readonly RecordQuery[];
  /** What was captured of its citations. */
  captures: ReportCaptures;
};

export type ReportDisagreement = {
  /** The words concerned, from the first to the last that any reviewer marked. */
  exact: string;
  start: number;
  end: number;
  differences: readonly Difference['kind'][];
  /** Each reviewer's verdicts here; empty for whoever did not mark it. */
  byReviewer: readonly { letter: string; verdicts: readonly (Verdict | null)[] }[];
  /** Empty: not decided yet. */
  decisions: readonly { decision: RecordDecision; number: number | null }[];
};

type ReportOmission = { line: string; reason: FurnitureReason | null };

export type Report = {
  record: RoundRecord;
  /** Why this report is not final, each a sentence. Empty: every stage has signed. */
  interim: readonly string[];
  claims: readonly ReportClaim[];
  /** Lines that are left out of the article. */
  omissions: readonly ReportOmission[];
  verdicts: readonly { verdict: Verdict | null; count: number }[];
  counts: ReportCounts;
  coverage: Coverage;
  sources: readonly ReportSource[];
  /** `null` where there are no independent readings to compare. */
  agreement: RoundAgreement | null;
  disagreements: readonly ReportDisagreement[];
  letterOf: (userId: string) => string;
  nameOf: (userId: string) => string;
  /** How it looks, for the forms that people read laid out. */
  template: ReportTemplate;
  words: ReportWords;
};

export function buildReport(
  record: RoundRecord,
  template: ReportTemplate = PLAIN_TEMPLATE,
): Report {
  const words = wordsOf(template.language);
  const letterOf = lookUp(record.reviewers, ({ userId, letter }) => [userId, letter], '');
  const nameOf = lookUp(record.people, ({ userId, name }) => [userId, name], 'Former member');
  const claims = numberClaims(record, letterOf);
  const comparison = isCompared(record)
    ? alignAnnotations(
        record.readings,
        record.reviewers.map(({ userId }) => userId),
      )
    : null;
  return {
    record,
    interim: interimReasons(record, claims.filter(({ isUndecided }) => isUndecided).length, words),
    claims,
    omissions: omissionsOf(record),
    verdicts: countVerdicts(record, claims),
    counts: countClaims(claims.map(({ claim }) => claim)),
    coverage: coverageOfRound(record),
    sources: sourcesOf(claims),
    agreement:
      comparison &&
      measureAgreement(comparison, {
        length: codePointLength(record.version.text),
        tokens: tokensOf(record.version.text, record.version.language),
        verdictOrder: record.scale.verdicts.map(({ id }) => id),
        bootstrap: STANDARD_BOOTSTRAP,
      }),
    disagreements: comparison === null ? [] : disagreementsOf(record, comparison, claims, letterOf),
    letterOf,
    nameOf,
    template,
    words,
  };
}

function numberClaims(record: RoundRecord, letterOf: (userId: string) => string): ReportClaim[] {
  const needsDecision = isCompared(record);
  const captures = capturesOf(record);
  const settled = new Set(record.decisions.flatMap(({ derivedFrom }) => derivedFrom));
  const decided = needsDecision ? decidedClaims(record) : [];
  const undecided = record.readings.filter(({ id }) => !settled.has(id));

  return [...decided, ...undecided].sort(inReadingOrder).map((claim, index): ReportClaim => {
    const decision = isDecision(claim) ? claim : null;
    const settles = decision?.derivedFrom ?? [claim.id];
    const readings = record.readings
      .filter(({ id }) => settles.includes(id))
      .map(({ reviewerId, verdict }) => ({
        letter: letterOf(reviewerId),
        verdict: findVerdict(record.scale, verdict),
      }))
      .sort((a, b) => compareLetters(a.letter, b.letter));
    return {
      number: index + 1,
      claim,
      verdict: findVerdict(record.scale, claim.verdict),
      decision,
      isUndecided: needsDecision && decision === null,
      readings,
      captures,
      queries: record.queries.filter(
        ({ annotationId }) => annotationId === claim.id || settles.includes(annotationId),
      ),
    };
  });
}

/** A before B, and Z before AA. */
function compareLetters(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}

function countVerdicts(
  { scale }: RoundRecord,
  claims: readonly ReportClaim[],
): { verdict: Verdict | null; count: number }[] {
  const count = (verdict: Verdict | null) =>
    claims.filter((one) => one.verdict?.id === verdict?.id).length;
  return [...scale.verdicts, null]
    .map((verdict) => ({ verdict, count: count(verdict) }))
    .filter((one) => one.count > 0 || (one.verdict !== null && !one.verdict.retired));
}

function coverageOfRound({ version, readings, decisions, coverage }: RoundRecord): Coverage {
  const text = toArticleText(version.text);
  const sentences = sentencesToCover(version.document, text, { language: version.language });
  // The offsets of a record count the code points of its own text.
  const marks = coverage as unknown as CodePointSpan[];
  return coverageOf(sentences, [...readings, ...decisions], marks);
}

function omissionsOf({ version: { document } }: RoundRecord): ReportOmission[] {
  return document.content
    .filter(({ attrs }) => attrs.omitted)
    .map((block) => ({ line: textOfBlock(block), reason: block.attrs.furniture }))
    .filter(({ line }) => line.trim() !== '');
}

function disagreementsOf(
  record: RoundRecord,
  comparison: ReturnType<typeof alignAnnotations<RecordReading>>,
  claims: readonly ReportClaim[],
  letterOf: (userId: string) => string,
): ReportDisagreement[] {
  const points = Array.from(record.version.text);
  const numbers = new Map(claims.map(({ claim, number }) => [claim.id, number]));
  const isRemarkable = ({ decision }: AdjudicatedClaim) => decision !== 'took';
  return settlementsOf(comparison, record.decisions)
    .filter(({ group, decisions }) => !isAgreement(group) || decisions.some(isRemarkable))
    .map(({ group, decisions }) => ({
      exact: points.slice(group.start, group.end).join(''),
      start: group.start,
      end: group.end,
      differences: group.differences.map(({ kind }) => kind),
      byReviewer: comparison.reviewerIds.map((reviewerId) => ({
        letter: letterOf(reviewerId),
        verdicts: group.members
          .filter((member) => member.reviewerId === reviewerId)
          .map(({ verdict }) => findVerdict(record.scale, verdict)),
      })),
      decisions: record.decisions
        .filter(({ id }) => decisions.some((decision) => decision.id === id))
        .map((decision) => ({ decision, number: numbers.get(decision.id) ?? null })),
    }));
}

/** The blocks of the article and where each stands: for forms that show the text. */
export function blocksOf({
  version: { document },
}: {
  version: Pick<RoundRecord['version'], 'document'>;
}) {
  const spans = blockSpans(document);
  return document.content.map((block, index) => ({
    block,
    span: spans[index] ?? NO_SPAN,
  }));
}

/** Never used: there is a span for each block. */
const NO_SPAN = { start: 0, end: 0 } as CodePointSpan;

function lookUp<Row>(
  rows: readonly Row[],
  entry: (row: Row) => [string, string],
  otherwise: string,
): (userId: string) => string {
  const found = new Map(rows.map(entry));
  return (userId) => found.get(userId) ?? otherwise;
}
