/**
 * The sample newsroom as data: one story of five articles, the readings made of
 * them, and what the desk decided. It is there so that each screen has
 * something to show on the first minute.
 *
 * The event, the place, the outlets and the people are invented. Nothing here
 * runs: what puts it into a database gives each row its id, its offsets and its
 * time, by the words quoted here.
 */
import type { Role } from '@/lib/domain/access/access-request';
import type { BlockKind, FurnitureReason } from '@/lib/domain/articles/document';
import type { Cause } from '@/lib/domain/claims/annotation';
import type {
  AttributionNode,
  CheckStatus,
  Citation,
  ClaimType,
  Confidence,
  Priority,
} from '@/lib/domain/claims/claim';

/** One line of the file as it came: one block of the version, empty lines included. */
type SampleLine = {
  text: string;
  kind: BlockKind;
  /** Why a line is page furniture. Given for every line of kind `furniture` and for no other. */
  furniture?: FurnitureReason;
  /** Left out: hidden and not counted in coverage, though its words stay in the text. */
  omitted?: boolean;
};

export type SampleArticle = {
  /** The desk's short name, and how readings and citations name the article. */
  code: string;
  title: string;
  outlet: string;
  byline: string;
  /** `YYYY-MM-DD`. */
  publishedOn: string;
  url: string;
  /** Joined by one line feed each, these are the text of the version. */
  lines: readonly SampleLine[];
};

export type SamplePassage = {
  /** The words as they stand in the article. */
  quote: string;
  /** Which of several equal wordings is meant, counted from 0; 0 where it is not given. */
  occurrence?: number;
};

export type SampleCitation = Omit<Citation, 'id'> & {
  /** The article of this story that is quoted; its words stand there exactly. */
  articleCode?: string;
};

/** A claim with all that was found of it. */
export type SampleFindings = SamplePassage & {
  claimText: string;
  claimType: ClaimType;
  priority: Priority;
  /** Nearest first; the last is the origin. Empty where the article says it in its own voice. */
  attribution: readonly AttributionNode[];
  checkStatus: CheckStatus;
  /** An id of the default scale, or `null` when there is none yet. */
  verdict: string | null;
  confidence: Confidence | null;
  /** Plain text, one paragraph; empty where nothing was noted yet. */
  rationale: string;
  /** The words that should stand in place of the passage; `''` cuts it. */
  suggestedFix?: string;
  citations: readonly SampleCitation[];
};

export type SampleClaim = SampleFindings & {
  /** `A4` is claim 4 of checker_a. Unique within a round; decisions and queries refer to it. */
  key: string;
};

export type SampleReviewer = 'checker_a' | 'checker_b';

type SampleReading = {
  reviewer: SampleReviewer;
  submitted: boolean;
  claims: readonly SampleClaim[];
  /** Sentences that the reviewer examined and found to hold nothing to check. */
  nothingToCheck: readonly SamplePassage[];
};

/**
 * One decision makes one adjudicated claim of the claims it settles, and no
 * claim is settled twice. Claims that no decision names are in full agreement
 * with their counterpart: same passage, same verdict, same citations; the desk
 * takes the first reviewer's as it stands.
 */
export type SampleDecision = {
  /** Keys of the claims. Never empty. */
  settles: readonly string[];
  cause: Cause;
  reason: string;
} & (
  | { decision: 'took'; take: string }
  /** `changes` replace what the claim named by `base` says; what they leave out stays. */
  | { decision: 'merged'; base: string; changes: Partial<SampleFindings> }
  | { decision: 'wrote'; claim: SampleFindings }
  | { decision: 'rejected' }
);

export type SampleQuery = {
  /** The key of the claim it hangs on. */
  claim: string;
  askedBy: SampleReviewer;
  /** The question first, then the answers, in order. */
  messages: readonly { from: SampleReviewer | 'writer'; body: string }[];
  open: boolean;
};

export type SampleRound = {
  articleCode: string;
  mode: 'blind';
  phase: 'open' | 'comparison' | 'signed_off';
  readings: readonly SampleReading[];
  decisions: readonly SampleDecision[];
  queries: readonly SampleQuery[];
};

export type SampleNewsroom = {
  name: string;
  story: { name: string };
  articles: readonly SampleArticle[];
  /** At most one for an article; an article without one is imported and no more. */
  rounds: readonly SampleRound[];
};

type SampleAccount = {
  email: string;
  name: string;
  roles: readonly Role[];
  /** What the person does on the desk, in a few words. */
  title: string;
  /** Which of the readings is this person's. */
  reviewer?: SampleReviewer;
};

/** The shape of accounts.json. */
export type SampleAccounts = {
  /** One for all; the accounts are refused where the application is not on localhost. */
  password: string;
  accounts: readonly SampleAccount[];
};
