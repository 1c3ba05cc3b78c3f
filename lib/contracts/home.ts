/** What the queue shows: work that waits for the caller, the stories, what happened lately. */
import type { Role } from '@/lib/domain/access/access-request';
import type { RoundMode, RoundPhase } from '@/lib/domain/rounds/round-phase';

import type { StoryView } from './article';
import type { QueryView, ScaleView } from './round';

/**
 * What the caller can do next in a round. `review`: say what holds of passages that a
 * new version of the text changed. `second_read`: confirm claims that others wrote. `wait`: it is with others now.
 */
export type QueueTask = 'review' | 'read' | 'settle' | 'second_read' | 'sign' | 'wait';

export type Progress = { examined: number; total: number };

export type QueueEntry = {
  roundId: string;
  ordinal: number;
  mode: RoundMode;
  phase: RoundPhase;
  dueAt: string | null;
  /** The due date has passed, and what is due waits for the caller. */
  isOverdue: boolean;
  article: { id: string; code: string; title: string; story: StoryView };
  task: QueueTask;
  /** Of the round's version. */
  versionOrdinal: number;
  /** Passages of that version, or claims to be confirmed, that wait for the caller. */
  waiting: number;
  /** Of claims to be confirmed, the first in the text. */
  firstClaimId: string | null;
  /** The caller's own reading, where they have one. */
  progress: Progress | null;
  /** Verdict ids with their counts: of the caller's reading, or once closed of what stands. */
  verdicts: readonly { verdict: string; count: number }[];
  scale: ScaleView;
  openQueries: number;
  /** How many groups the adjudicator has yet to settle. */
  unsettled: number;
};

export type StoryArticle = {
  id: string;
  code: string;
  title: string;
  outlet: string;
  round: { id: string; ordinal: number; mode: RoundMode; phase: RoundPhase } | null;
  /** Null while it is hidden: another's work in an open blind round. */
  claims: readonly { letter: string; count: number | null }[];
  sameVerdict: number | null;
  kappa: number | null;
  openQueries: number | null;
  stages: readonly ('signed' | 'outdated' | 'open')[];
};

export type Activity = {
  actorName: string;
  /** The letters or roles of the badge beside it. */
  roles: readonly Role[];
  summary: string;
  occurredAt: string;
  article: { code: string; roundId: string | null } | null;
};

/** A round that the caller reviewed and that has been decided since. */
export type DecidedReading = {
  roundId: string;
  ordinal: number;
  article: { code: string; title: string };
  /** The caller's claims that were decided. */
  claims: number;
};

/** An open blind round with the letters of its readers, in their order. */
export type BlindRound = {
  roundId: string;
  ordinal: number;
  article: { code: string; title: string };
  dueAt: string | null;
  isOverdue: boolean;
  /** Of everybody but the caller nothing is told but that they read: not how far, and not whether they are done. */
  readers: readonly { isYou: boolean; progress: Progress | null; isSubmitted: boolean | null }[];
};

export type HomeView = {
  you: { userId: string; name: string; roles: readonly Role[] };
  mayImport: boolean;
  /** Rounds are theirs to assign. */
  mayAssign: boolean;
  /** The page of research is theirs to read. */
  mayResearch: boolean;
  queue: readonly QueueEntry[];
  /** Those that the caller reads or assigns, what is due first first. */
  blindRounds: readonly BlindRound[];
  /** The newest few: what was decided of them can be read. */
  decided: readonly DecidedReading[];
  /** Open queries put to the caller, or to any writer. */
  queries: readonly (QueryView & { article: { code: string; title: string } })[];
  stories: readonly { story: StoryView; articles: readonly StoryArticle[] }[];
  activity: readonly Activity[];
};
