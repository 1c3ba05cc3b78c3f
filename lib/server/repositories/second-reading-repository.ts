import 'server-only';

import { roundRules } from '@/lib/contracts/round-rules';
import type { Priority } from '@/lib/domain/claims/claim';
import {
  NO_SECOND_READER,
  type SecondReaderRule,
  type SecondReading,
} from '@/lib/domain/rounds/second-reader';

import type { Tx } from '../db/client';

type RuledClaim = {
  id: string;
  version: number;
  priority: Priority;
  verdict: string | null;
  origin: 'reviewer' | 'adjudication';
  decision: string | null;
  /** Whoever wrote or changed it, and of a reading that a decision took over, whose reading it was. */
  writerIds: string[];
};

export type SecondReadingRow = SecondReading & { id: string; note: string; readAt: string };

export type SecondReaderRows = {
  rule: SecondReaderRule;
  storyId: string;
  claims: readonly RuledClaim[];
  /** In the order in which they were given. */
  readings: readonly SecondReadingRow[];
};

export const NO_SECOND_READERS: SecondReaderRows = {
  rule: NO_SECOND_READER,
  storyId: '',
  claims: [],
  readings: [],
};

type Row = {
  roundId: string;
  rules: unknown;
  storyId: string;
  claims: RuledClaim[] | null;
  readings: SecondReadingRow[] | null;
};

/** The rule of the newsroom and all of a round that it can concern: one query. */
export async function readSecondReaders(tx: Tx, roundId: string): Promise<SecondReaderRows> {
  return (await readSecondReadersOf(tx, [roundId])).get(roundId) ?? NO_SECOND_READERS;
}

/** The same of many rounds, in one query however many there are. */
export async function readSecondReadersOf(
  tx: Tx,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, SecondReaderRows>> {
  if (roundIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>`
    WITH claim AS (
      SELECT a.* FROM annotation a
       WHERE a.round_id = ANY(${[...roundIds]}::uuid[]) AND a.deleted_at IS NULL AND a.is_placed
    ), writer AS (
      SELECT c.id, unnest(ARRAY[c.reviewer_id, c.created_by_id, c.updated_by_id]) AS user_id FROM claim c
      UNION
      SELECT c.id, s.reviewer_id
        FROM claim c
        JOIN annotation_derivation d ON d.decision_id = c.id
        JOIN annotation s ON s.id = d.source_id
       WHERE c.decision IN ('took', 'merged')
      UNION
      SELECT c.id, e.actor_id
        FROM event e JOIN claim c ON e.payload->>'annotationId' = c.id::text
       WHERE e.round_id = ANY(${[...roundIds]}::uuid[]) AND e.actor_id IS NOT NULL
         AND e.type IN ('annotation.updated', 'annotation.created', 'citation.added',
                        'citation.updated', 'citation.removed')
    ), written AS (
      SELECT id, json_agg(user_id) AS ids FROM writer GROUP BY id
    )
    SELECT r.id AS "roundId", n.round_rules AS rules, ar.story_id AS "storyId",
           (SELECT json_agg(json_build_object(
                     'id', c.id, 'version', c.version, 'priority', c.priority,
                     'verdict', c.verdict, 'origin', c.origin, 'decision', c.decision,
                     'writerIds', w.ids) ORDER BY c.start, c."end", c.id)
              FROM claim c JOIN written w ON w.id = c.id
             WHERE c.round_id = r.id) AS claims,
           (SELECT json_agg(json_build_object(
                     'id', s.id, 'annotationId', s.annotation_id,
                     'annotationVersion', s.annotation_version, 'readerId', s.reader_id,
                     'agrees', s.agrees, 'note', s.note, 'readAt', s.read_at)
                   ORDER BY s.read_at, s.id)
              FROM second_reading s WHERE s.round_id = r.id) AS readings
      FROM review_round r
      JOIN article ar ON ar.id = r.article_id
      JOIN newsroom n ON n.id = r.newsroom_id
     WHERE r.id = ANY(${[...roundIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.roundId, toRows(row)]));
}

function toRows({ rules, storyId, claims, readings }: Row): SecondReaderRows {
  return {
    rule: roundRules.parse(rules).secondReader,
    storyId,
    claims: claims ?? [],
    readings: (readings ?? []).map((reading) => ({
      ...reading,
      readAt: new Date(reading.readAt).toISOString(),
    })),
  };
}

/** @returns false where one of this id was given before. */
export async function insertSecondReading(
  tx: Tx,
  reading: {
    id: string;
    newsroomId: string;
    articleId: string;
    roundId: string;
    annotationId: string;
    annotationVersion: number;
    readerId: string;
    agrees: boolean;
    note: string;
    readAt: Date;
  },
): Promise<boolean> {
  const { count } = await tx.secondReading.createMany({ data: [reading], skipDuplicates: true });
  return count === 1;
}
