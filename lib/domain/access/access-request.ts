/** What the policy is asked: who, what, of which thing; and what it answers when it refuses. */
import type { RoundMode, RoundPhase } from '../rounds/round-phase';

export const ROLES = [
  'administrator',
  'checker',
  'head_of_research',
  'editor',
  'legal',
  'writer',
  'viewer',
] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = ['read', 'write', 'sign'] as const;
/** How far an API token reaches. A token never allows more than its owner may do. */
export type Scope = (typeof SCOPES)[number];

export type Actor = {
  userId: string;
  newsroomId: string;
  /** A person may hold several; each adds, none takes away. */
  roles: readonly Role[];
  /** What an API token may do; `null` for a person who is signed in. */
  scopes: readonly Scope[] | null;
};

type NewsroomFacts = { newsroomId: string };

export type RoundFacts = {
  newsroomId: string;
  phase: RoundPhase;
  mode: RoundMode;
  reviewerIds: readonly string[];
};

export type QueryFacts = {
  askedById: string;
  /** The writers it is put to. Empty when nobody is named: then it concerns every writer. */
  addresseeIds: readonly string[];
};

/** A proposal of other words for a passage, and the writer whose words they are. */
type FixFacts = {
  /** Whose reading it belongs to; of a decision, who decided. */
  reviewerId: string;
  isDecision: boolean;
  writerId: string | null;
};

/** Criticism in an article: its writer, who has to ask for the reply, and whose blind reading it tells of. */
export type CriticismFacts = {
  newsroomId: string;
  writerId: string | null;
  askerId: string | null;
  /** `null` unless the round it was marked in is blind now. */
  blindOwnerId: string | null;
};

/** A source, who brought it, and who was let in on who it is. */
type SourceFacts = {
  newsroomId: string;
  createdById: string;
  readerIds: readonly string[];
};

/** The article whose text a fix would change. */
type ArticleFacts = { newsroomId: string; writerId: string | null };

type NewsroomAction =
  | 'newsroom:read'
  | 'newsroom:administer'
  | 'story:create'
  | 'article:import'
  | 'article:read'
  | 'article:update'
  | 'version:add'
  | 'round:create'
  | 'event:read'
  | 'research:read'
  | 'page:look_up'
  | 'source:read'
  | 'source:write'
  | 'notice:change'
  | 'token:create';

export type RoundAction =
  | 'round:read'
  | 'round:submit'
  | 'round:close'
  | 'round:reopen'
  | 'round:assign'
  | 'round:reopen_reading'
  | 'claim:second_read'
  | 'round:change_stages'
  | 'annotation:create'
  | 'coverage:mark'
  | 'comparison:read'
  | 'claim:adjudicate'
  | 'report:export'
  // To see in an export who a protected source is.
  | 'source:reveal'
  | 'report:publish'
  | 'report:unpublish';

type AnnotationAction =
  | 'note:read'
  | 'note:write'
  | 'annotation:read'
  | 'evidence:capture'
  | 'annotation:update'
  | 'annotation:delete'
  | 'query:create'
  | 'comment:write';

type QueryAction = 'query:read' | 'query:answer' | 'query:close' | 'query:assign';

export type AccessRequest =
  | { action: NewsroomAction; newsroom: NewsroomFacts }
  | { action: 'fix:accept'; article: ArticleFacts }
  | { action: 'source:name' | 'source:let_in'; source: SourceFacts }
  | { action: RoundAction; round: RoundFacts }
  | { action: AnnotationAction; round: RoundFacts; annotation: { reviewerId: string } }
  | { action: QueryAction; round: RoundFacts; query: QueryFacts }
  | { action: 'fix:read' | 'fix:answer'; round: RoundFacts; fix: FixFacts }
  | { action: 'reply:read' | 'reply:write'; criticism: CriticismFacts }
  | { action: 'feedback:read'; round: RoundFacts; reading: { reviewerId: string } }
  | { action: 'round:sign_off'; round: RoundFacts; stage: { role: Role } };

export type Action = AccessRequest['action'];

/**
 * Why access is denied.
 *
 * - `other_newsroom`, `blind`: whether the thing exists is itself a secret.
 * - `scope`: the token does not reach that far.
 * - `wrong_role`: no role of the actor allows it. Of a signature: not the stage's role.
 * - `not_a_reviewer`: only the reviewers assigned to the round do this.
 * - `not_concerned`: a writer sees the queries put to them.
 * - `round_open`: shown once the round has been closed.
 * - `round_closed`: the round no longer takes annotations.
 * - `signed_off`: the round has to be reopened first.
 * - `wrong_phase`: the round is not at the point where this is done.
 */
export type Denial =
  | 'other_newsroom'
  | 'blind'
  | 'scope'
  | 'wrong_role'
  | 'not_a_reviewer'
  | 'not_concerned'
  | 'round_open'
  | 'round_closed'
  | 'signed_off'
  | 'wrong_phase';
