import 'server-only';

import type { PersonView } from '@/lib/contracts/common';
import { roundRules } from '@/lib/contracts/round-rules';
import { storedStages } from '@/lib/contracts/sign-off';
import type { ChainHead } from '@/lib/domain/events/event-chain';
import type {
  CoveredCapture,
  CoveredObjection,
  CoveredReply,
} from '@/lib/domain/sign-off/also-covered';
import type { JsonObject } from '@/lib/domain/shared/json';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { headingSelect } from './article-repository';
import { fromDay } from './calendar-day';
import { type DeskRows, deskInclude, peopleOnDesk, toDeskRows } from './desk-repository';
import type { StageSet } from './stage-repository';
import {
  NO_SECOND_READERS,
  readSecondReaders,
  type SecondReaderRows,
} from './second-reading-repository';
import { type SignatureRow, signatureOrder, signatureSelect } from './sign-off-repository';

const stateInclude = {
  ...deskInclude,
  article: {
    select: {
      ...headingSelect,
      outlet: true,
      byline: true,
      publishedOn: true,
      url: true,
      newsroom: { select: { roundRules: true } },
    },
  },
  stageSet: { select: { version: true, stages: true } },
  signOffs: { orderBy: signatureOrder, select: signatureSelect },
} satisfies Prisma.ReviewRoundInclude;

/** How much of the history the screen shows. The record has all of it. */
const HISTORY_LENGTH = 60;

export type SignOffRows = {
  desk: DeskRows;
  article: {
    id: string;
    title: string;
    outlet: string;
    byline: string;
    publishedOn: string | null;
    url: string;
  };
  secondReaders: SecondReaderRows;
  /** The version of the stages under which the round is signed. */
  stageSet: StageSet;
  /** Every signature of the round, voided or not, in the order in which they were given. */
  signatures: SignatureRow[];
} & RoundRecordRows;

type RoundRecordRows = {
  /** Everyone who made or changed a claim, a citation or a decision of the round. */
  contributorIds: string[];
  /** Annotations that stand in no reading, because they or their decision have no place. */
  unplacedIds: string[];
  /** Of the reviewers' annotations, those that no standing decision settles and nobody retired. */
  unsettledIds: string[];
  /** Passages that were carried to the round's version, and those that wait for a person. */
  carried: { total: number; waitingIds: string[] };
  /** Criticism in the article, and what came of asking for a reply. */
  criticisms: readonly (CoveredReply & { roundId: string | null })[];
  /** What second readers hold against claims as they stand, whatever the rule says now. */
  objections: readonly CoveredObjection[];
  /**
   * The newest capture of each citation; while a signature stands, the one that it covers.
   * What is captured later changes no claim, and voids nothing.
   */
  captures: readonly CoveredCapture[];
  /** The latest of the article that the actor may see, newest first. */
  history: RecordedEvent[];
  chainHead: ChainHead | null;
  newestStageVersion: number;
};

type RecordedEvent = {
  type: string;
  actorId: string | null;
  ownerId: string | null;
  occurredAt: string;
  payload: JsonObject;
  hash: string;
};

/** A round with all that a signature vouches for, and what the record says of it: two queries. */
export async function readSignOff(
  tx: Tx,
  roundId: string,
  { userId }: { userId: string },
): Promise<SignOffRows | null> {
  const row = await tx.reviewRound.findUnique({ where: { id: roundId }, include: stateInclude });
  if (!row) return null;
  const { people, ...record } = await readRecord(tx, row, [
    ...peopleOnDesk(row),
    ...row.signOffs.map(({ signerId }) => signerId),
  ]);
  const { id, title, outlet, byline, publishedOn, url, newsroom } = row.article;
  const { priorities, verdicts, storyIds } = roundRules.parse(newsroom.roundRules).secondReader;
  const isRuled = priorities.length + verdicts.length + storyIds.length > 0;
  return {
    desk: toDeskRows(row, people, userId),
    article: { id, title, outlet, byline, publishedOn: fromDay(publishedOn), url },
    stageSet: {
      version: row.stageSet.version,
      stages: storedStages.parse(row.stageSet.stages),
    },
    signatures: row.signOffs,
    secondReaders: isRuled ? await readSecondReaders(tx, roundId) : NO_SECOND_READERS,
    ...record,
  };
}

type RecordRow = {
  people: PersonView[] | null;
  contributorIds: string[] | null;
  unplacedIds: string[] | null;
  unsettledIds: string[] | null;
  carriedTotal: number;
  criticisms: RoundRecordRows['criticisms'] | null;
  objections: RoundRecordRows['objections'] | null;
  captures: RoundRecordRows['captures'] | null;
  waitingIds: string[] | null;
  history: RecordedEvent[] | null;
  chainHead: ChainHead | null;
  newestStageVersion: number;
};

async function readRecord(
  tx: Tx,
  { id, articleId, articleVersionId }: { id: string; articleId: string; articleVersionId: string },
  named: readonly (string | null)[],
): Promise<RoundRecordRows & { people: Map<string, PersonView> }> {
  const ids = [...new Set(named)].filter((one) => one !== null);
  const [row] = await tx.$queryRaw<RecordRow[]>`
    WITH settled AS (
      SELECT d.source_id, bool_or(NOT decided.is_placed) AS is_unplaced
        FROM annotation_derivation d JOIN annotation decided ON decided.id = d.decision_id
       WHERE decided.round_id = ${id}::uuid AND decided.deleted_at IS NULL
       GROUP BY d.source_id
    ), queue AS (
      SELECT c.annotation_id, c.old_start, c.old_end,
             c.status <> 'anchored' AND (c.outcome IS NULL OR c.outcome = 'attached') AS waits
        FROM carried_passage c
        JOIN annotation a ON a.id = c.annotation_id AND a.deleted_at IS NULL
        LEFT JOIN settled s ON s.source_id = c.annotation_id
       WHERE c.round_id = ${id}::uuid AND c.to_version_id = ${articleVersionId}::uuid
         AND s.source_id IS NULL
    ), standing AS (
      SELECT convert_from(canonical_bytes, 'UTF8')::jsonb #> '{also,captures}' AS captures
        FROM sign_off WHERE round_id = ${id}::uuid AND voided_at IS NULL
       ORDER BY signed_at, id LIMIT 1
    ), captured AS (
      SELECT DISTINCT ON (t.id) t.id AS citation_id, t.annotation_id, c.id AS capture_id,
             c.taken_at, p.sha256
        FROM annotation a
        JOIN citation t ON t.annotation_id = a.id
        JOIN capture c ON c.article_id = ${articleId}::uuid AND c.state = 'done'
         AND (c.citation_id = t.id OR (t.url <> '' AND c.url = t.url))
        JOIN review_round r ON r.id = c.round_id AND (r.mode <> 'blind' OR r.phase <> 'open')
        JOIN capture_part p ON p.capture_id = c.id AND p.kind IN ('page', 'file')
       WHERE a.round_id = ${id}::uuid AND a.deleted_at IS NULL
         AND (NOT EXISTS (SELECT FROM standing) OR EXISTS (
           SELECT FROM standing s, jsonb_array_elements(coalesce(s.captures, '[]')) covered
            WHERE covered->>'id' = t.id::text AND covered->>'captureId' = c.id::text))
       ORDER BY t.id, c.created_at DESC, c.id DESC
    ), history AS (
      SELECT rev, type, payload, hash, actor_id, owner_id, occurred_at
        FROM event WHERE article_id = ${articleId}::uuid
       ORDER BY rev DESC LIMIT ${HISTORY_LENGTH}
    )
    SELECT (SELECT json_agg(json_build_object('userId', u.id, 'name', u.name)) FROM app_user u
             WHERE u.id = ANY(${ids}::uuid[]) OR u.id IN (SELECT actor_id FROM history)) AS people,
           (SELECT json_agg(DISTINCT e.actor_id) FROM event e
             WHERE e.article_id = ${articleId}::uuid AND e.round_id = ${id}::uuid
               AND e.actor_id IS NOT NULL
               AND (e.type LIKE 'annotation.%' OR e.type LIKE 'citation.%'
                 OR e.type IN ('claim.adjudicated', 'adjudication.withdrawn'))) AS "contributorIds",
           (SELECT json_agg(a.id) FROM annotation a LEFT JOIN settled s ON s.source_id = a.id
             WHERE a.round_id = ${id}::uuid
               AND (NOT a.is_placed OR s.is_unplaced)) AS "unplacedIds",
           (SELECT json_agg(a.id ORDER BY a.start, a."end", a.id)
              FROM annotation a LEFT JOIN settled s ON s.source_id = a.id
             WHERE a.round_id = ${id}::uuid AND a.origin = 'reviewer' AND a.deleted_at IS NULL
               AND s.source_id IS NULL
               AND (a.is_placed OR NOT EXISTS (
                 SELECT FROM carried_passage c
                  WHERE c.annotation_id = a.id AND c.outcome = 'retired'))) AS "unsettledIds",
           (SELECT count(*)::int FROM queue) AS "carriedTotal",
           (SELECT json_agg(json_build_object(
                     'id', id, 'annotationId', annotation_id, 'roundId', round_id,
                     'criticized', criticized, 'gist', gist, 'contact', contact,
                     'askedAt', asked_at, 'means', means, 'dueAt', due_at, 'outcome', outcome,
                     'answerQuote', answer_quote, 'answerWhere', answer_where) ORDER BY start, id)
              FROM criticism
             WHERE article_id = ${articleId}::uuid AND deleted_at IS NULL) AS criticisms,
           (SELECT json_agg(json_build_object(
                     'annotationId', o.annotation_id, 'readerId', o.reader_id, 'note', o.note)
                   ORDER BY o.annotation_id, o.reader_id)
              FROM (SELECT DISTINCT ON (s.annotation_id, s.reader_id) s.*
                      FROM second_reading s
                      JOIN annotation a ON a.id = s.annotation_id
                       AND a.version = s.annotation_version AND a.deleted_at IS NULL
                     WHERE s.round_id = ${id}::uuid
                     ORDER BY s.annotation_id, s.reader_id, s.read_at DESC, s.id DESC) o
             WHERE NOT o.agrees) AS objections,
           (SELECT json_agg(json_build_object(
                     'citationId', citation_id, 'annotationId', annotation_id,
                     'captureId', capture_id, 'takenAt', taken_at, 'sha256', sha256)
                   ORDER BY citation_id) FROM captured) AS captures,
           (SELECT json_agg(annotation_id ORDER BY old_start, old_end, annotation_id)
              FROM queue WHERE waits) AS "waitingIds",
           (SELECT json_agg(json_build_object(
                     'type', type, 'payload', payload, 'hash', hash, 'actorId', actor_id,
                     'ownerId', owner_id,
                     'occurredAt', occurred_at) ORDER BY rev DESC) FROM history) AS history,
           (SELECT max(version) FROM stage_set) AS "newestStageVersion",
           (SELECT json_build_object('rev', rev, 'hash', hash)
              FROM app_chain_head(${articleId}::uuid)) AS "chainHead"`;
  if (!row) throw new Error('A query of one row answered none');
  return {
    people: new Map((row.people ?? []).map((person) => [person.userId, person])),
    contributorIds: row.contributorIds ?? [],
    unplacedIds: row.unplacedIds ?? [],
    unsettledIds: row.unsettledIds ?? [],
    criticisms: (row.criticisms ?? []).map((criticism) => ({
      ...criticism,
      askedAt: instantOf(criticism.askedAt),
      dueAt: instantOf(criticism.dueAt),
    })),
    objections: row.objections ?? [],
    captures: (row.captures ?? []).map((capture) => ({
      ...capture,
      takenAt: new Date(capture.takenAt).toISOString(),
    })),
    carried: { total: row.carriedTotal, waitingIds: row.waitingIds ?? [] },
    history: (row.history ?? []).map((event) => ({
      ...event,
      occurredAt: new Date(event.occurredAt).toISOString(),
    })),
    chainHead: row.chainHead,
    newestStageVersion: row.newestStageVersion,
  };
}

/** JSON of the database writes an instant with an offset and microseconds. */
function instantOf(written: string | null): string | null {
  return written === null ? null : new Date(written).toISOString();
}
