/**
 * Which event tells whom. One closed table, by the type of the event.
 *
 * Nobody is told of what they did themselves, and nobody is told of a thing that
 * the policy would not show them: it is asked for each person, at the moment at
 * which they are told. What a blind round hides is told when it closes, as if it
 * happened then.
 */
import type { AccessRequest, Role, RoundFacts } from '../access/access-request';
import { denialOf } from '../access/policy';
import type { EventType } from '../events/event-types';
import { hasAdjudication, isBlindNow } from '../rounds/round-phase';
import type { JsonObject } from '../shared/json';
import type { NoticeKind } from './kinds';
import { fieldOf, idOf, idsOf } from './payload';

/** An event as the record keeps it. */
export type ToldEvent = {
  type: string;
  payload: JsonObject;
  actorId: string | null;
  ownerId: string | null;
};

/** What the newsroom looks like where it happened, as it is now. */
export type Surroundings = {
  newsroomId: string;
  members: readonly { userId: string; roles: readonly Role[] }[];
  /** The round of the event; of a new version the round that goes on with it. */
  round: RoundFacts | null;
  /** Of the article. */
  writerId: string | null;
  claim: { reviewerId: string; isDecision: boolean } | null;
  query: { askedById: string; assigneeId: string | null } | null;
  reply: { askerId: string | null; ownerId: string | null } | null;
  /** Whose signature was voided. */
  signerId: string | null;
  /** The role that signs next; null where nothing is to be signed. */
  nextRole: Role | null;
  /** Whether a claim of the round needs a second reader and has none. */
  wantsSecondReader: boolean;
};

export type Told = {
  userId: string;
  kind: NoticeKind;
  /** Whose work it tells of, where that can be hidden from this person. */
  ownerId: string | null;
};

type Telling = {
  kind: NoticeKind;
  to: readonly (string | null)[];
  /** What a person must be allowed to do to be told. */
  needs: AccessRequest;
  /** It is put to this very person, and tells of nobody's reading but by that. */
  isPutToThem?: boolean;
};

type Rule = (event: ToldEvent, where: Surroundings & { round: RoundFacts }) => readonly Telling[];

const RULES: { readonly [Type in EventType]?: Rule } = {
  'round.created': ({ payload }, { round }) => [
    { kind: 'round_assigned', to: idsOf(payload['reviewerIds']), needs: readOf(round) },
  ],
  'round.reviewers_changed': ({ payload }, { round }) => [
    { kind: 'round_assigned', to: idsOf(payload['added']), needs: readOf(round) },
  ],
  'round.assignment_changed': (_, { round }) => [
    { kind: 'round_changed', to: round.reviewerIds, needs: readOf(round) },
  ],
  'round.reading_reopened': ({ payload }, { round }) => [
    { kind: 'reading_reopened', to: [idOf(payload['reviewerId'])], needs: readOf(round) },
  ],
  'article.version_added': (_, { round }) => [
    { kind: 'version_added', to: round.reviewerIds, needs: readOf(round) },
  ],
  'round.closed': (_, where) =>
    where.round.phase === 'adjudicated' ? ofSettled(where) : ofReady(where),
  'round.phase_changed': ({ payload }, where) =>
    payload['after'] === 'adjudicated' ? ofSettled(where) : [],
  'round.reopened': (_, where) => ofSignature(where),
  'sign_off.signed': (_, where) =>
    where.round.phase === 'signed_off' ? ofSignedOff(where) : ofSignature(where),
  'sign_off.voided': (_, { round, signerId }) => [
    { kind: 'signature_voided', to: [signerId], needs: readOf(round) },
  ],

  'query.asked': (_, where) => ofQueryPut(where),
  'query.assigned': (event, where) => {
    const { before, after } = event.payload;
    return fieldOf(before, 'assigneeId') === fieldOf(after, 'assigneeId') ? [] : ofQueryPut(where);
  },
  'query.reopened': (_, where) => ofQueryPut(where),
  'query.answered': (_, where) => ofQuery('query_answered', where, ({ askedById }) => [askedById]),
  'query.closed': (_, where) => ofQuery('query_closed', where, ({ assigneeId }) => [assigneeId]),

  'comment.added': ({ payload }, where) => ofComment(payload, where),
  'comment.edited': ({ payload }, where) => ofComment(payload, where).slice(0, 1),
  'fix.proposed': (_, where) =>
    ofFix('fix_proposed', where, [where.writerId, where.claim?.reviewerId ?? null]),
  'fix.countered': ({ payload }, where) =>
    ofFix('fix_answered', where, [idOf(payload['proposedById'])]),
  'fix.accepted': ({ payload }, where) =>
    ofFix('fix_answered', where, [idOf(payload['proposedById'])]),
  'fix.declined': ({ payload }, where) =>
    ofFix('fix_answered', where, [idOf(payload['proposedById'])]),
  'claim.second_read': ({ payload }, { round, claim }) =>
    claim === null || payload['agrees'] === true
      ? []
      : [{ kind: 'second_reading', to: [claim.reviewerId], needs: claimOf(round, claim) }],
  'evidence.link_changed': ({ payload }, { round, claim }) =>
    claim === null || payload['after'] === 'alive'
      ? []
      : [{ kind: 'evidence_changed', to: [claim.reviewerId], needs: claimOf(round, claim) }],
  'capture.failed': (_, { round, claim }) =>
    claim === null
      ? []
      : [{ kind: 'evidence_changed', to: [claim.reviewerId], needs: claimOf(round, claim) }],
};

/** Of these two a right of reply may stand in no round. */
const REPLY_TYPES: ReadonlySet<string> = new Set<EventType>(['reply.marked', 'reply.changed']);

/** Whether an event of this type can tell anybody anything. */
export function tellsPeople(type: string): boolean {
  return Object.hasOwn(RULES, type) || REPLY_TYPES.has(type);
}

/** Who is told of an event now, and of what kind it is to them: each person of each kind once. */
export function toldOf(event: ToldEvent, where: Surroundings): Told[] {
  const told = new Map<string, Told>();
  for (const { kind, to, needs, isPutToThem = false } of tellingsOf(event, where)) {
    for (const userId of to) {
      const member = where.members.find((one) => one.userId === userId);
      if (member === undefined || userId === event.actorId) continue;
      const actor = { ...member, newsroomId: where.newsroomId, scopes: null };
      if (denialOf(actor, needs) !== null) continue;
      const isOwn = event.ownerId === member.userId;
      const isHidden = where.round !== null && isBlindNow(where.round) && event.ownerId !== null;
      if (isHidden && !isOwn && !isPutToThem) continue;
      const ownerId = isOwn || isPutToThem ? null : event.ownerId;
      told.set(`${kind} ${member.userId}`, { userId: member.userId, kind, ownerId });
    }
  }
  return dropLesser([...told.values()]);
}

/** Whoever is mentioned in a comment on a claim of theirs is told once. */
function dropLesser(told: Told[]): Told[] {
  const mentioned = new Set(
    told.filter(({ kind }) => kind === 'mention').map(({ userId }) => userId),
  );
  return told.filter(({ kind, userId }) => kind !== 'comment' || !mentioned.has(userId));
}

function tellingsOf(event: ToldEvent, where: Surroundings): readonly Telling[] {
  if (REPLY_TYPES.has(event.type)) return ofReply(event, where);
  const rule = isRuled(event.type) ? RULES[event.type] : undefined;
  if (rule === undefined || where.round === null) return [];
  return rule(event, { ...where, round: where.round });
}

function isRuled(type: string): type is EventType {
  return Object.hasOwn(RULES, type);
}

type InRound = Surroundings & { round: RoundFacts };

function ofReady({ round, members }: InRound): Telling[] {
  if (!hasAdjudication({ mode: round.mode, reviewerCount: round.reviewerIds.length })) return [];
  const to = members
    .filter(({ roles }) => roles.includes('head_of_research') || roles.includes('editor'))
    .map(({ userId }) => userId);
  return [{ kind: 'round_ready', to, needs: { action: 'claim:adjudicate', round } }];
}

function ofSettled(where: InRound): Telling[] {
  const { round, members, wantsSecondReader } = where;
  if (round.phase !== 'adjudicated') return [];
  const readers = members
    .filter(
      ({ userId, roles }) =>
        round.reviewerIds.includes(userId) || roles.includes('head_of_research'),
    )
    .map(({ userId }) => userId);
  return [
    ...(hasAdjudication({ mode: round.mode, reviewerCount: round.reviewerIds.length })
      ? [{ kind: 'settled' as const, to: round.reviewerIds, needs: readOf(round) }]
      : []),
    ...(wantsSecondReader
      ? [
          {
            kind: 'second_reader' as const,
            to: readers,
            needs: { action: 'claim:second_read' as const, round },
          },
        ]
      : []),
    ...ofSignature(where),
  ];
}

function ofSignature({ round, members, nextRole }: InRound): Telling[] {
  if (nextRole === null) return [];
  return [
    {
      kind: 'signature_wanted',
      to: members.filter(({ roles }) => roles.includes(nextRole)).map(({ userId }) => userId),
      needs: { action: 'round:sign_off', round, stage: { role: nextRole } },
    },
  ];
}

function ofSignedOff({ round, writerId }: InRound): Telling[] {
  return [{ kind: 'signed_off', to: [...round.reviewerIds, writerId], needs: readOf(round) }];
}

/** A query that names nobody is for each writer of the newsroom. */
function ofQueryPut(where: InRound): Telling[] {
  const writers = where.members
    .filter(
      ({ userId, roles }) => roles.includes('writer') && !where.round.reviewerIds.includes(userId),
    )
    .map(({ userId }) => userId);
  return ofQuery('query_put', where, ({ assigneeId }) =>
    assigneeId === null ? writers : [assigneeId],
  );
}

function ofQuery(
  kind: NoticeKind,
  { round, query }: InRound,
  to: (query: { askedById: string; assigneeId: string | null }) => readonly (string | null)[],
): Telling[] {
  if (query === null) return [];
  const { askedById, assigneeId } = query;
  const facts = { askedById, addresseeIds: assigneeId === null ? [] : [assigneeId] };
  return [
    {
      kind,
      to: to(query),
      needs: { action: 'query:read', round, query: facts },
      isPutToThem: true,
    },
  ];
}

function ofComment(payload: JsonObject, { round, claim }: InRound): Telling[] {
  if (claim === null) return [];
  const needs = claimOf(round, claim);
  return [
    { kind: 'mention', to: idsOf(payload['mentions']), needs },
    { kind: 'comment', to: [claim.reviewerId], needs },
  ];
}

function ofFix(
  kind: NoticeKind,
  { round, claim, writerId }: InRound,
  to: readonly (string | null)[],
): Telling[] {
  if (claim === null) return [];
  return [{ kind, to, needs: { action: 'fix:read', round, fix: { ...claim, writerId } } }];
}

/** Whoever has to ask, when they come to have to. */
function ofReply({ type, payload }: ToldEvent, where: Surroundings): Telling[] {
  const { reply, round, writerId, newsroomId } = where;
  if (reply === null || reply.askerId === null) return [];
  if (type === 'reply.changed' && fieldOf(payload['after'], 'askerId') === null) return [];
  const isBlind = round !== null && isBlindNow(round);
  const criticism = {
    newsroomId,
    writerId,
    askerId: reply.askerId,
    blindOwnerId: isBlind ? reply.ownerId : null,
  };
  const needs = { action: 'reply:read' as const, criticism };
  return [{ kind: 'reply_put', to: [reply.askerId], needs, isPutToThem: true }];
}

function readOf(round: RoundFacts): AccessRequest {
  return { action: 'round:read', round };
}

function claimOf(round: RoundFacts, { reviewerId }: { reviewerId: string }): AccessRequest {
  return { action: 'annotation:read', round, annotation: { reviewerId } };
}
