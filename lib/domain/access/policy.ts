/**
 * Who may do what. The only place that knows.
 *
 * Pure, so that the whole table can be tested, and so that a page can ask the
 * same question before it shows a button that the server asks before it acts.
 * A request is refused unless a rule below grants it.
 *
 * Three questions come before any rule: is it the actor's newsroom, does the
 * actor's token reach that far, does one of the actor's roles allow it at all.
 * What is left depends on the round: an assignment as its reviewer counts for
 * more than a role, and the blind of an open round counts for more than both.
 */
import {
  hasAdjudication,
  isBlindNow,
  type RoundMode,
  type RoundPhase,
} from '../rounds/round-phase';
import { assertNever } from '../shared/assert-never';

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

type NewsroomAction =
  | 'newsroom:read'
  | 'newsroom:administer'
  | 'story:create'
  | 'article:import'
  | 'article:read'
  | 'article:update'
  | 'round:create'
  | 'event:read'
  | 'token:create';

type RoundAction =
  | 'round:read'
  | 'round:submit'
  | 'round:close'
  | 'round:reopen'
  | 'annotation:create'
  | 'coverage:mark'
  | 'comparison:read'
  | 'claim:adjudicate'
  | 'report:export';

type AnnotationAction =
  'annotation:read' | 'annotation:update' | 'annotation:delete' | 'query:create';

type QueryAction = 'query:read' | 'query:answer' | 'query:close';

export type AccessRequest =
  | { action: NewsroomAction; newsroom: NewsroomFacts }
  | { action: RoundAction; round: RoundFacts }
  | { action: AnnotationAction; round: RoundFacts; annotation: { reviewerId: string } }
  | { action: QueryAction; round: RoundFacts; query: QueryFacts }
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

const ALL: readonly Role[] = ROLES;
const DESK: readonly Role[] = ['administrator', 'checker', 'head_of_research', 'editor', 'legal'];
const DECIDERS: readonly Role[] = ['head_of_research', 'editor'];
const ORGANIZERS: readonly Role[] = ['administrator', ...DECIDERS];
const IMPORTERS: readonly Role[] = [...ORGANIZERS, 'checker'];

/**
 * What a role allows by itself, wherever the state of the round does not forbid
 * it. An empty list: what counts is being a reviewer of the round, or the stage.
 */
const ALLOWED: Record<Action, readonly Role[]> = {
  'newsroom:read': ALL,
  'newsroom:administer': ['administrator'],
  'story:create': IMPORTERS,
  'article:import': IMPORTERS,
  'article:read': ALL,
  'article:update': IMPORTERS,
  'event:read': [...ORGANIZERS, 'legal'],
  'token:create': ALL,
  'round:create': ORGANIZERS,
  'round:read': ALL,
  'round:submit': [],
  'round:close': ORGANIZERS,
  'round:reopen': DECIDERS,
  'round:sign_off': [],
  'annotation:create': [],
  'annotation:read': ALL,
  'annotation:update': [],
  'annotation:delete': [],
  'coverage:mark': [],
  'comparison:read': [...DESK, 'viewer'],
  'claim:adjudicate': DECIDERS,
  'query:create': ['head_of_research', 'editor', 'legal'],
  'query:read': DESK,
  'query:answer': ['checker', 'head_of_research', 'editor', 'legal'],
  'query:close': DECIDERS,
  'report:export': ALL,
};

/** `session`: only a person who is signed in, so that a leaked token can make no other and change no member. */
const SCOPE_NEEDED: Record<Action, Scope | 'session'> = {
  'newsroom:read': 'read',
  'newsroom:administer': 'session',
  'story:create': 'write',
  'article:import': 'write',
  'article:read': 'read',
  'article:update': 'write',
  'event:read': 'read',
  'token:create': 'session',
  'round:create': 'write',
  'round:read': 'read',
  'round:submit': 'write',
  'round:close': 'write',
  'round:reopen': 'sign',
  'round:sign_off': 'sign',
  'annotation:create': 'write',
  'annotation:read': 'read',
  'annotation:update': 'write',
  'annotation:delete': 'write',
  'coverage:mark': 'write',
  'comparison:read': 'read',
  'claim:adjudicate': 'write',
  'query:create': 'write',
  'query:read': 'read',
  'query:answer': 'write',
  'query:close': 'write',
  'report:export': 'read',
};

function allowsByRole(roles: readonly Role[], action: Action): boolean {
  return roles.some((role) => ALLOWED[action].includes(role));
}

/** The reason access is denied, or `null` if it is granted. */
export function denialOf(actor: Actor, request: AccessRequest): Denial | null {
  const { newsroomId } = 'round' in request ? request.round : request.newsroom;
  if (newsroomId !== actor.newsroomId) return 'other_newsroom';
  if (!reaches(actor, request.action)) return 'scope';
  if (actor.roles.length === 0) return 'wrong_role';

  if ('newsroom' in request) return allowsByRole(actor.roles, request.action) ? null : 'wrong_role';
  if ('annotation' in request) return ofAnnotation(actor, request);
  if ('query' in request) return ofQuery(actor, request);
  if ('stage' in request) return ofSignature(actor, request);
  return ofRound(actor, request);
}

function reaches({ scopes }: Actor, action: Action): boolean {
  if (scopes === null) return true;
  const needed = SCOPE_NEEDED[action];
  return needed !== 'session' && scopes.includes(needed);
}

type Of<Facts> = Extract<AccessRequest, Facts>;

function ofRound(
  actor: Actor,
  { action, round }: { action: RoundAction; round: RoundFacts },
): Denial | null {
  switch (action) {
    case 'round:read':
      return ofReading(actor, action, round);

    case 'comparison:read':
      if (!isReviewer(actor, round) && !allowsByRole(actor.roles, action)) return 'wrong_role';
      if (isBlindNow(round)) return 'blind';
      return ofReading(actor, action, round);

    case 'report:export':
      if (isBlindNow(round)) return 'blind';
      return ofReading(actor, action, round);

    case 'round:submit':
    case 'coverage:mark':
      if (!isReviewer(actor, round)) return 'not_a_reviewer';
      return unlessClosed(round);

    case 'annotation:create':
      return ofWritingClaims(actor, round);

    case 'round:close':
      if (!allowsByRole(actor.roles, action)) return 'wrong_role';
      return unlessClosed(round);

    case 'round:reopen':
      if (!allowsByRole(actor.roles, action)) return 'wrong_role';
      return round.phase === 'signed_off' ? null : 'wrong_phase';

    case 'claim:adjudicate':
      if (!allowsByRole(actor.roles, action)) return 'wrong_role';
      if (round.phase === 'signed_off') return 'signed_off';
      return round.phase !== 'open' && isAdjudicated(round) ? null : 'wrong_phase';

    default:
      return assertNever(action);
  }
}

/** Reading: a reviewer of the round and the desk at any time; a writer and a viewer once it is closed. */
function ofReading(actor: Actor, action: Action, round: RoundFacts): Denial | null {
  if (isReviewer(actor, round)) return null;
  if (!allowsByRole(actor.roles, action)) return 'wrong_role';
  if (actor.roles.some((role) => role !== 'writer' && role !== 'viewer')) return null;
  if (round.phase === 'open') return 'round_open';
  // A writer reads what has been decided, not the argument on the way there.
  if (round.phase === 'comparison' && !actor.roles.includes('viewer')) return 'round_open';
  return null;
}

function ofAnnotation(
  actor: Actor,
  { action, round, annotation }: Of<{ annotation: unknown }>,
): Denial | null {
  const isOwn = annotation.reviewerId === actor.userId;
  if (isBlindNow(round) && !isOwn) return 'blind';

  switch (action) {
    case 'annotation:read':
      return ofReading(actor, action, round);

    case 'annotation:update':
    case 'annotation:delete':
      return ofWritingClaims(actor, round);

    case 'query:create':
      if (!isReviewer(actor, round) && !allowsByRole(actor.roles, action)) return 'wrong_role';
      return round.phase === 'signed_off' ? 'signed_off' : null;

    default:
      return assertNever(action);
  }
}

/**
 * Making, changing and deleting claims. While a round is open: its reviewers,
 * whatever their role. A round that has nothing to adjudicate goes on to its
 * signatures with these very claims, so until it is signed off its reviewers and
 * the desk can still correct them; that outdates the signatures given. Where
 * decisions stand in for the reviewers' claims, the readings stay as submitted.
 */
function ofWritingClaims(actor: Actor, round: RoundFacts): Denial | null {
  if (round.phase === 'signed_off') return 'signed_off';
  const mayCorrect = round.phase === 'adjudicated' && !isAdjudicated(round);
  const isDesk = mayCorrect && allowsByRole(actor.roles, 'claim:adjudicate');
  if (!isReviewer(actor, round) && !isDesk) return 'not_a_reviewer';
  return round.phase === 'open' || mayCorrect ? null : 'round_closed';
}

/** A query is its asker's work until a blind round closes, and it concerns the writers it is put to. */
function ofQuery(actor: Actor, { action, round, query }: Of<{ query: unknown }>): Denial | null {
  const isAsker = query.askedById === actor.userId;
  const isNamed = query.addresseeIds.includes(actor.userId);
  const isForAnyWriter = query.addresseeIds.length === 0 && actor.roles.includes('writer');
  const isConcerned = isAsker || isNamed || isForAnyWriter;

  if (isBlindNow(round) && !isConcerned) return 'blind';

  switch (action) {
    case 'query:read':
    case 'query:answer':
      if (isConcerned || isReviewer(actor, round)) return null;
      if (allowsByRole(actor.roles, action)) return null;
      return actor.roles.includes('writer') ? 'not_concerned' : 'wrong_role';

    case 'query:close':
      if (!isAsker && !allowsByRole(actor.roles, action)) return 'wrong_role';
      return round.phase === 'signed_off' ? 'signed_off' : null;

    default:
      return assertNever(action);
  }
}

/** Only the stage's role counts here; order and four eyes are decided in sign-off. */
function ofSignature(actor: Actor, { round, stage }: Of<{ stage: unknown }>): Denial | null {
  if (!actor.roles.includes(stage.role)) return 'wrong_role';
  if (round.phase === 'signed_off') return 'signed_off';
  return round.phase === 'adjudicated' ? null : 'wrong_phase';
}

function isReviewer(actor: Actor, round: RoundFacts): boolean {
  return round.reviewerIds.includes(actor.userId);
}

function unlessClosed({ phase }: RoundFacts): Denial | null {
  return phase === 'open' ? null : 'round_closed';
}

function isAdjudicated({ mode, reviewerIds }: RoundFacts): boolean {
  return hasAdjudication({ mode, reviewerCount: reviewerIds.length });
}
