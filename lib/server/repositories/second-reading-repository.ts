import 'server-only';

import { roundRules } from '@/lib/contracts/round-rules';
import type { Priority } from '@/lib/domain/claims/claim';
import type { SecondReaderRule, SecondReading } from '@/lib/domain/rounds/second-reader';

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
  rule: { priorities: [], verdicts: [], storyIds: [] },
  storyId: '',
  claims: [],
  readings: [],
};

type Row = {
  rules: unknown;
  storyId: string;
  claims: RuledClaim[] | null;
  readings: SecondReadingRow[] | null;
};

/** The rule of the newsroom and all of a round that it can concern: one query. */
export async function readSecondReaders(tx: Tx, roundId: string): Promise<SecondReaderRows> {
  const [row] = await tx.$queryRaw<Row[]>`
    WITH claim AS (
      SELECT a.* FROM annotation a
       WHERE a.round_id = ${roundId}::uuid AND a.deleted_at IS NULL AND a.is_placed
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
       WHERE e.round_id = ${roundId}::uuid AND e.actor_id IS NOT NULL
         AND e.type IN ('annotation.updated', 'annotation.created', 'citation.added',
                        'citation.updated', 'citation.removed')
    )
    SELECT n.round_rules AS rules, ar.story_id AS "storyId",
           (SELECT json_agg(json_build_object(
                     'id', c.id, 'version', c.version, 'priority', c.priority,
                     'verdict', c.verdict, 'origin', c.origin, 'decision', c.decision,
                     'writerIds', (SELECT json_agg(w.user_id) FROM writer w WHERE w.id = c.id)
                   ) ORDER BY c.start, c."end", c.id) FROM claim c) AS claims,
           (SELECT json_agg(json_build_object(
                     'id', s.id, 'annotationId', s.annotation_id,
                     'annotationVersion', s.annotation_version, 'readerId', s.reader_id,
                     'agrees', s.agrees, 'note', s.note, 'readAt', s.read_at)
                   ORDER BY s.read_at, s.id)
              FROM second_reading s WHERE s.round_id = ${roundId}::uuid) AS readings
      FROM review_round r
      JOIN article ar ON ar.id = r.article_id
      JOIN newsroom n ON n.id = r.newsroom_id
     WHERE r.id = ${roundId}::uuid`;
  if (!row) return NO_SECOND_READERS;
  return {
    rule: roundRules.parse(row.rules).secondReader,
    storyId: row.storyId,
    claims: row.claims ?? [],
    readings: (row.readings ?? []).map((reading) => ({
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
