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
import { hasAdjudication, isBlindNow } from '../rounds/round-phase';
import { assertNever } from '../shared/assert-never';
import type {
  AccessRequest,
  Action,
  Actor,
  Denial,
  RoundAction,
  RoundFacts,
} from './access-request';
import { allowsByRole, SCOPE_NEEDED } from './permissions';

/** The reason access is denied, or `null` if it is granted. */
export function denialOf(actor: Actor, request: AccessRequest): Denial | null {
  const { newsroomId } = placeOf(request);
  if (newsroomId !== actor.newsroomId) return 'other_newsroom';
  if (!reaches(actor, request.action)) return 'scope';
  if (actor.roles.length === 0) return 'wrong_role';

  if ('newsroom' in request) return allowsByRole(actor.roles, request.action) ? null : 'wrong_role';
  if ('source' in request) return ofSource(actor, request);
  if ('article' in request) return ofFix(actor, request);
  if ('annotation' in request) return ofAnnotation(actor, request);
  if ('query' in request) return ofQuery(actor, request);
  if ('fix' in request) return ofProposal(actor, request);
  if ('criticism' in request) return ofCriticism(actor, request);
  if ('stage' in request) return ofSignature(actor, request);
  if ('reading' in request) return ofFeedback(actor, request);
  return ofRound(actor, request);
}

function placeOf(request: AccessRequest): { newsroomId: string } {
  if ('round' in request) return request.round;
  if ('criticism' in request) return request.criticism;
  if ('source' in request) return request.source;
  return 'article' in request ? request.article : request.newsroom;
}

/** Accepting a suggested fix: whoever may add a version, and the writer whose words they are. */
function ofFix(actor: Actor, { action, article }: Of<{ article: unknown }>): Denial | null {
  if (allowsByRole(actor.roles, action)) return null;
  const isWriter = actor.roles.includes('writer') && article.writerId === actor.userId;
  return isWriter ? null : 'wrong_role';
}

/** Who a confidential source is: told to those who look after sources, who brought it, and who was let in. */
function ofSource(actor: Actor, { action, source }: Of<{ source: unknown }>): Denial | null {
  if (allowsByRole(actor.roles, action) || source.createdById === actor.userId) return null;
  // Whoever was let in on it lets nobody else in.
  const isLetIn = action === 'source:name' && source.readerIds.includes(actor.userId);
  return isLetIn ? null : 'wrong_role';
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

    case 'source:reveal':
      if (!isReviewer(actor, round) && !allowsByRole(actor.roles, action)) return 'wrong_role';
      return isBlindNow(round) ? 'blind' : null;

    // To close a report is possible whatever has become of the round.
    case 'report:unpublish':
      return allowsByRole(actor.roles, action) ? null : 'wrong_role';

    case 'report:publish':
      if (!allowsByRole(actor.roles, action)) return 'wrong_role';
      return round.phase === 'signed_off' ? null : 'wrong_phase';

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

    case 'round:change_stages':
      if (!allowsByRole(actor.roles, action)) return 'wrong_role';
      return round.phase === 'signed_off' ? 'signed_off' : null;

    case 'round:assign':
      if (!allowsByRole(actor.roles, action)) return 'wrong_role';
      return unlessClosed(round);
    case 'round:reopen_reading':
      return ofReopeningReading(actor, round);
    case 'claim:second_read':
      return ofSecondReading(actor, round);
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
    case 'comment:write':
      return ofReading(actor, action, round);

    case 'annotation:update':
    case 'annotation:delete':
      return ofWritingClaims(actor, round);

    // What was seen is added to and takes nothing away, so it may be seen again at any time.
    case 'evidence:capture':
      if (isReviewer(actor, round)) return null;
      return allowsByRole(actor.roles, action) ? null : 'wrong_role';

    case 'note:read':
      return isOwn || allowsByRole(actor.roles, action) ? null : 'wrong_role';
    case 'note:write':
      if (!isOwn || !isReviewer(actor, round)) return 'not_a_reviewer';
      return unlessClosed(round);
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
    case 'query:assign':
      if (!isAsker && !allowsByRole(actor.roles, action)) return 'wrong_role';
      return round.phase === 'signed_off' ? 'signed_off' : null;

    default:
      return assertNever(action);
  }
}

/**
 * A proposal is read and answered by the desk, the round's reviewers, and the
 * writer whose words it would change. The writer is shown what the desk stands
 * by: where readings are settled by decisions, the fix of a decision.
 */
function ofProposal(actor: Actor, { action, round, fix }: Of<{ fix: unknown }>): Denial | null {
  if (isBlindNow(round) && fix.reviewerId !== actor.userId) return 'blind';
  if (isReviewer(actor, round) || allowsByRole(actor.roles, action)) return null;
  const isWriter = actor.roles.includes('writer') && fix.writerId === actor.userId;
  if (!isWriter) return 'wrong_role';
  return fix.isDecision || !isAdjudicated(round) ? null : 'round_open';
}

/** Rights of reply are the desk's to keep, and the writer's and the asker's to see to. */
function ofCriticism(
  actor: Actor,
  { action, criticism }: Of<{ criticism: unknown }>,
): Denial | null {
  const { blindOwnerId, askerId, writerId } = criticism;
  const isAsker = askerId === actor.userId;
  if (blindOwnerId !== null && blindOwnerId !== actor.userId && !isAsker) return 'blind';
  if (isAsker || allowsByRole(actor.roles, action)) return null;
  const isWriter = actor.roles.includes('writer') && writerId === actor.userId;
  return isWriter ? null : 'wrong_role';
}

/** What was decided of a reading is its reviewer's to learn, and their head's; nothing before all of it is decided. */
function ofFeedback(
  actor: Actor,
  { action, round, reading }: Of<{ reading: unknown }>,
): Denial | null {
  const isOwn = reading.reviewerId === actor.userId;
  if (!isOwn && !allowsByRole(actor.roles, action)) return 'wrong_role';
  if (!round.reviewerIds.includes(reading.reviewerId)) return 'not_a_reviewer';
  if (isBlindNow(round)) return 'blind';
  const isDecided = round.phase === 'adjudicated' || round.phase === 'signed_off';
  return isDecided && isAdjudicated(round) ? null : 'wrong_phase';
}

/**
 * Taking back that a reading was handed in. In an open round it is the reviewer's
 * own to do; of a shared round also the desk's, and then also once it has closed:
 * what was independent in a blind one is so no more after its closing.
 */
function ofReopeningReading(actor: Actor, round: RoundFacts): Denial | null {
  const isOwn = isReviewer(actor, round);
  const isDesk = allowsByRole(actor.roles, 'round:reopen_reading');
  if (!isOwn && !isDesk) return 'wrong_role';
  if (round.phase === 'signed_off') return 'signed_off';
  if (round.mode === 'blind') {
    if (round.phase !== 'open') return 'round_closed';
    return isOwn ? null : 'blind';
  }
  return round.phase === 'open' || isDesk ? null : 'round_closed';
}

/** The word of a second reader is on what stands: the common set, or what was decided. */
function ofSecondReading(actor: Actor, round: RoundFacts): Denial | null {
  if (!isReviewer(actor, round) && !allowsByRole(actor.roles, 'claim:second_read')) {
    return 'wrong_role';
  }
  if (round.phase === 'signed_off') return 'signed_off';
  if (isBlindNow(round)) return 'blind';
  return null;
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
