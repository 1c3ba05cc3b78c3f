import 'server-only';

import type { PersonView } from '@/lib/contracts/common';
import type { HomeView } from '@/lib/contracts/home';
import { type RoundRules, roundRules } from '@/lib/contracts/round-rules';
import type { Role } from '@/lib/domain/access/access-request';
import type { ArticleDocument } from '@/lib/domain/articles/document';
import type { QueryMessageKind } from '@/lib/domain/queries/query-rules';
import type { JsonObject } from '@/lib/domain/shared/json';

import type { Tx } from '../db/client';
import { isPartOfReading } from './annotation-repository';
import { personOf } from './person-repository';

/** How many rounds the queue and the story tables look at: the newest. */
const ROUNDS = 200;

export type HomeRound = Awaited<ReturnType<typeof listRoundsForHome>>[number];

/** The newest rounds with what their rows show. Others' work in an open blind round is not in it. */
export async function listRoundsForHome(tx: Tx) {
  return tx.reviewRound.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: ROUNDS,
    include: {
      article: {
        select: {
          id: true,
          code: true,
          title: true,
          outlet: true,
          story: { select: { id: true, name: true } },
        },
      },
      version: { select: { ordinal: true } },
      stageSet: { select: { stages: true } },
      scale: true,
      reviewers: { orderBy: { ordinal: 'asc' } },
      submissions: { select: { reviewerId: true } },
      annotations: {
        where: isPartOfReading,
        select: {
          id: true,
          reviewerId: true,
          origin: true,
          decision: true,
          start: true,
          end: true,
          verdict: true,
          checkStatus: true,
          settledBy: { select: { decision: { select: { deletedAt: true } } } },
        },
      },
      coverageMarks: { select: { reviewerId: true, start: true, end: true } },
      queries: { where: { state: 'open' }, select: { id: true } },
      signOffs: {
        select: {
          id: true,
          stageId: true,
          signerId: true,
          signedAt: true,
          contentSha256: true,
          voidedAt: true,
        },
      },
    },
  });
}

/** How many stories, each with its articles, and how many of the latest events are shown. */
const STORIES = 50;
const EVENTS = 12;

type StoryRow = {
  id: string;
  name: string;
  articles: { id: string; code: string; title: string; outlet: string }[];
};

/** Passages of a round's version that wait for whoever may decide on such ones. */
type WaitingGroup = {
  roundId: string;
  origin: 'reviewer' | 'adjudication';
  reviewerId: string;
  count: number;
};

type RecentEvent = {
  type: string;
  payload: JsonObject;
  actorId: string | null;
  ownerId: string | null;
  articleId: string | null;
  roundId: string | null;
  occurredAt: string;
};

type TextRow = { id: string; document: ArticleDocument; text: string; language: string };

export type HomeRows = {
  rules: RoundRules;
  /** The newest ones, their articles by code. */
  stories: readonly StoryRow[];
  people: ReadonlyMap<string, PersonView>;
  /** Of the members, by person. */
  roles: ReadonlyMap<string, readonly Role[]>;
  /** Newest first. */
  events: readonly RecentEvent[];
  /** The versions that were asked for. */
  versions: ReadonlyMap<string, TextRow>;
  waiting: readonly WaitingGroup[];
  /** Open queries put to the actor, then those put to any writer. */
  queries: HomeView['queries'];
};

type QueryRow = {
  id: string;
  articleId: string;
  roundId: string;
  annotationId: string;
  askedById: string;
  assigneeId: string | null;
  exact: string;
  dueAt: string | null;
  createdAt: string;
  article: { code: string; title: string };
  messages: {
    id: string;
    authorId: string;
    kind: QueryMessageKind;
    body: string;
    createdAt: string;
  }[];
};

type Row = {
  rules: unknown;
  stories: StoryRow[] | null;
  members: (PersonView & { roles: Role[] })[] | null;
  events: RecentEvent[] | null;
  versions: TextRow[] | null;
  waiting: WaitingGroup[] | null;
  queries: QueryRow[] | null;
};

/** All else that the queue shows: one query. */
export async function readHome(
  tx: Tx,
  { userId, newsroomId }: { userId: string; newsroomId: string },
  {
    isWriter,
    versionIds,
    roundIds,
  }: { isWriter: boolean; versionIds: readonly string[]; roundIds: readonly string[] },
): Promise<HomeRows> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT (SELECT round_rules FROM newsroom WHERE id = ${newsroomId}::uuid) AS rules,
           (SELECT json_agg(json_build_object(
                     'id', s.id, 'name', s.name,
                     'articles', (SELECT coalesce(json_agg(json_build_object(
                                           'id', a.id, 'code', a.code, 'title', a.title,
                                           'outlet', a.outlet) ORDER BY a.code), '[]')
                                    FROM article a WHERE a.story_id = s.id))
                     ORDER BY s.created_at DESC, s.id DESC)
              FROM (SELECT * FROM story ORDER BY created_at DESC, id DESC LIMIT ${STORIES}) s
           ) AS stories,
           (SELECT json_agg(json_build_object('userId', u.id, 'name', u.name, 'roles', m.roles))
              FROM membership m JOIN app_user u ON u.id = m.user_id) AS members,
           (SELECT json_agg(json_build_object(
                     'type', e.type, 'payload', e.payload, 'actorId', e.actor_id,
                     'ownerId', e.owner_id, 'articleId', e.article_id, 'roundId', e.round_id,
                     'occurredAt', e.occurred_at) ORDER BY e.occurred_at DESC, e.id DESC)
              FROM (SELECT * FROM event WHERE newsroom_id = ${newsroomId}::uuid
                     ORDER BY occurred_at DESC, id DESC LIMIT ${EVENTS}) e) AS events,
           (SELECT json_agg(json_build_object('id', v.id, 'document', v.document, 'text', v.text,
                                              'language', v.language))
              FROM article_version v WHERE v.id = ANY(${[...versionIds]}::uuid[])) AS versions,
           (SELECT json_agg(json_build_object('roundId', w.round_id, 'origin', w.origin,
                                              'reviewerId', w.reviewer_id, 'count', w.count))
              FROM (SELECT c.round_id, a.origin, a.reviewer_id, count(*)::int AS count
                      FROM review_round r
                      JOIN carried_passage c
                        ON c.round_id = r.id AND c.to_version_id = r.article_version_id
                      JOIN annotation a ON a.id = c.annotation_id AND a.deleted_at IS NULL
                     WHERE r.id = ANY(${[...roundIds]}::uuid[]) AND c.status <> 'anchored'
                       AND (c.outcome IS NULL OR c.outcome = 'attached')
                       AND NOT EXISTS (
                         SELECT FROM annotation_derivation d
                           JOIN annotation decided ON decided.id = d.decision_id
                          WHERE d.source_id = a.id AND decided.deleted_at IS NULL)
                     GROUP BY c.round_id, a.origin, a.reviewer_id) w) AS waiting,
           (SELECT json_agg(json_build_object(
                     'id', q.id, 'articleId', q.article_id, 'roundId', q.round_id,
                     'annotationId', q.annotation_id, 'askedById', q.asked_by_id,
                     'assigneeId', q.assignee_id, 'exact', q.exact, 'dueAt', q.due_at,
                     'createdAt', q.created_at,
                     'article', json_build_object('code', a.code, 'title', a.title),
                     'messages', (SELECT coalesce(json_agg(json_build_object(
                                           'id', m.id, 'authorId', m.author_id, 'kind', m.kind,
                                           'body', m.body, 'createdAt', m.created_at)
                                           ORDER BY m.created_at, m.id), '[]')
                                    FROM query_message m WHERE m.query_id = q.id))
                     ORDER BY q.assignee_id IS NULL, q.created_at, q.id)
              FROM query q JOIN article a ON a.id = q.article_id
             WHERE q.state = 'open'
               AND (q.assignee_id = ${userId}::uuid
                 OR (${isWriter} AND q.assignee_id IS NULL))) AS queries`;
  if (!row) throw new Error('A query of one row answered none');
  const members = row.members ?? [];
  const people = new Map(members.map(({ userId: id, name }) => [id, { userId: id, name }]));
  return {
    rules: roundRules.parse(row.rules),
    stories: row.stories ?? [],
    people,
    roles: new Map(members.map((member) => [member.userId, member.roles])),
    events: (row.events ?? []).map((event) => ({
      ...event,
      occurredAt: instantOf(event.occurredAt),
    })),
    versions: new Map((row.versions ?? []).map((version) => [version.id, version])),
    waiting: row.waiting ?? [],
    queries: (row.queries ?? []).map(({ askedById, assigneeId, messages, ...query }) => ({
      ...query,
      askedBy: personOf(people, askedById),
      assignee: assigneeId === null ? null : personOf(people, assigneeId),
      state: 'open' as const,
      dueAt: query.dueAt === null ? null : instantOf(query.dueAt),
      createdAt: instantOf(query.createdAt),
      closedAt: null,
      messages: messages.map(({ authorId, ...message }) => ({
        ...message,
        author: personOf(people, authorId),
        createdAt: instantOf(message.createdAt),
      })),
    })),
  };
}

function instantOf(time: string): string {
  return new Date(time).toISOString();
}
