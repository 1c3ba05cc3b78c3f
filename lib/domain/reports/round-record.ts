/**
 * A round as it is handed on: everything that is on record of it, in one value.
 *
 * Every form of the report is made from it and from nothing else, and the JSON
 * form is this value itself, so that a newsroom can give away a round whole and
 * another can take it up. It holds no time of its making: what has not changed
 * is exported byte for byte the same.
 */
import type { Role } from '../access/access-request';
import type { ArticleDocument } from '../articles/document';
import type { AdjudicatedClaim, Annotation } from '../claims/annotation';
import type { VerdictScale } from '../claims/verdict-scale';
import type { AlsoCovered } from '../sign-off/content';
import type { Masking } from './masking-choice';
import { hasAdjudication, type RoundMode, type RoundPhase } from '../rounds/round-phase';

export type RecordPerson = {
  userId: string;
  name: string;
  /** Empty where it is not known. Only the JSON form holds it, so that people can be found again. */
  email: string;
};

type Written = { createdAt: string; updatedAt: string };

export type RecordReading = Annotation & Written;
export type RecordDecision = AdjudicatedClaim & Written;

export type RecordQuery = {
  id: string;
  annotationId: string;
  askedById: string;
  state: 'open' | 'closed';
  exact: string;
  createdAt: string;
  closedAt: string | null;
  /** The question first. */
  messages: readonly { id: string; authorId: string; body: string; createdAt: string }[];
};

export type RecordSignature = {
  id: string;
  stageId: string;
  signerId: string;
  role: Role;
  signedAt: string;
  /** Names one of the record's `signedContents`. */
  contentSha256: string;
  voidedAt: string | null;
  voidReason: string;
};

export type RoundRecord = {
  newsroom: { name: string };
  article: {
    id: string;
    code: string;
    title: string;
    outlet: string;
    byline: string;
    /** A calendar date, or `null`. */
    publishedOn: string | null;
    url: string;
    story: string;
    writerId: string | null;
  };
  version: {
    id: string;
    ordinal: number;
    language: string;
    format: string;
    fileName: string;
    sourceSha256: string;
    textSha256: string;
    createdAt: string;
    document: ArticleDocument;
    text: string;
  };
  /** Comments that came with the imported file. */
  notes: readonly {
    start: number;
    end: number;
    exact: string;
    author: string;
    body: string;
    notedAt: string | null;
  }[];
  round: {
    id: string;
    ordinal: number;
    mode: RoundMode;
    phase: RoundPhase;
    createdAt: string;
    closedAt: string | null;
    dueAt: string | null;
  };
  scale: VerdictScale & { version: number };
  /** Everyone the record names. */
  people: readonly RecordPerson[];
  /** In the order of their letters. */
  reviewers: readonly { userId: string; letter: string; submittedAt: string | null }[];
  /** The reviewers' annotations, in reading order. */
  readings: readonly RecordReading[];
  /** Standing decisions, in reading order. */
  decisions: readonly RecordDecision[];
  /** Sentences found to hold nothing to check. */
  coverage: readonly { reviewerId: string; start: number; end: number }[];
  /** Oldest first. */
  queries: readonly RecordQuery[];
  /** Queries that are on record and not shown to whoever made this. */
  withheldQueries: { open: number; closed: number };
  /** What a signature covers besides; absent where there is none. */
  alsoCovered?: AlsoCovered | undefined;
  /** The stages of sign-off, in order. */
  stages: readonly {
    id: string;
    label: string;
    role: Role;
    /** How many people have to sign; absent where it is one. */
    signatures?: number | undefined;
  }[];
  /** Standing and voided, in the order in which they were given. */
  signatures: readonly RecordSignature[];
  /** What was signed, each once: canonical JSON whose SHA-256 each signature names. */
  signedContents: readonly { sha256: string; canonical: string }[];
  /** SHA-256 of what a signature given now would vouch for: the text, the claims, the evidence. */
  seal: string;
  /** What was left out of this copy; absent where nothing was. */
  masking?: Masking | undefined;
  /** The last event of the round in the article's chain. Its hash vouches for all before it. */
  asOf: { rev: number; hash: string; occurredAt: string };
};

/** Whether the round has independent readings, which are compared and then decided on. */
export function isCompared({
  round,
  reviewers,
}: Pick<RoundRecord, 'round' | 'reviewers'>): boolean {
  return hasAdjudication({ mode: round.mode, reviewerCount: reviewers.length });
}

export function isDecision(claim: RecordReading | RecordDecision): claim is RecordDecision {
  return 'decision' in claim;
}
