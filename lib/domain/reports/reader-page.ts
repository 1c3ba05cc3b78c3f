/**
 * What the reading view of an article shows: its text with the findings that the
 * reader may see, and how far the checking has come. It is no report: nothing is
 * counted or sealed, and it is there while the round is still open.
 */
import { findVerdict, type Verdict, type VerdictScale } from '../claims/verdict-scale';
import { inReadingOrder } from '../comparison/comparison-group';
import { hasAdjudication, type RoundMode, type RoundPhase } from '../rounds/round-phase';
import type { ReportClaim } from './report';
import {
  isDecision,
  type RecordDecision,
  type RecordQuery,
  type RecordReading,
  type RoundRecord,
} from './round-record';
import { type StageStanding, stageStandings } from './standing';

type ReaderRound = {
  id: string;
  ordinal: number;
  mode: RoundMode;
  phase: RoundPhase;
  scale: VerdictScale;
  /** In the order of their letters. */
  reviewers: readonly { userId: string; letter: string }[];
};

type ReaderInput = {
  article: {
    id: string;
    title: string;
    outlet: string;
    byline: string;
    /** A calendar date, or `null`. */
    publishedOn: string | null;
    story: string;
    code: string;
  };
  version: Pick<RoundRecord['version'], 'ordinal' | 'document' | 'text' | 'language'>;
  /** The number of the newest version. */
  newestVersion: number;
  /** The number of the newest round, whoever may read it; 0 where there is none. */
  newestRound: number;
  /** What is shown on the text; `null` where there is nothing the reader may see. */
  round: ReaderRound | null;
  claims: readonly (RecordReading | RecordDecision)[];
  queries: readonly RecordQuery[];
  signing: Pick<RoundRecord, 'stages' | 'signatures'>;
  people: readonly { userId: string; name: string }[];
  mayReport: boolean;
};

export type ReaderPage = Omit<ReaderInput, 'claims' | 'queries' | 'signing' | 'people'> & {
  claims: readonly ReportClaim[];
  /** How many passages have each verdict, in the order of the scale; those without come last. */
  verdicts: readonly { verdict: Verdict | null; count: number }[];
  /** Empty until there is something to sign. */
  stages: readonly StageStanding[];
  nameOf: (userId: string) => string;
};

export function buildReaderPage(input: ReaderInput): ReaderPage {
  const { claims: shown, queries, signing, people, ...page } = input;
  const { round } = page;
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  const claims = round === null ? [] : numberClaims(round, shown, queries);
  const isToSign = round !== null && ['adjudicated', 'signed_off'].includes(round.phase);
  return {
    ...page,
    claims,
    verdicts: round === null ? [] : countVerdicts(round.scale, claims),
    stages: isToSign ? stageStandings(signing) : [],
    nameOf: (userId) => names.get(userId) ?? 'Former member',
  };
}

function numberClaims(
  round: ReaderRound,
  shown: readonly (RecordReading | RecordDecision)[],
  queries: readonly RecordQuery[],
): ReportClaim[] {
  const letters = new Map(round.reviewers.map(({ userId, letter }) => [userId, letter]));
  const shape = { mode: round.mode, reviewerCount: round.reviewers.length };
  const isBetweenReadings = round.phase === 'comparison' && hasAdjudication(shape);
  return shown.toSorted(inReadingOrder).map((claim, index): ReportClaim => {
    const decision = isDecision(claim) ? claim : null;
    const verdict = findVerdict(round.scale, claim.verdict);
    const isUndecided = isBetweenReadings && decision === null;
    const about = [claim.id, ...(decision?.derivedFrom ?? [])];
    return {
      number: index + 1,
      claim,
      verdict,
      decision,
      isUndecided,
      // Whose reading it is while several of a passage stand side by side, and of nothing else.
      readings: isUndecided ? [{ letter: letters.get(claim.reviewerId) ?? '', verdict }] : [],
      queries: queries.filter(({ annotationId }) => about.includes(annotationId)),
      // The hashes are for what is handed on; here a capture is a click away.
      captures: new Map(),
    };
  });
}

function countVerdicts(
  { verdicts }: VerdictScale,
  claims: readonly ReportClaim[],
): { verdict: Verdict | null; count: number }[] {
  return [...verdicts, null]
    .map((verdict) => ({
      verdict,
      count: claims.filter((one) => one.verdict?.id === verdict?.id).length,
    }))
    .filter(({ count }) => count > 0);
}
