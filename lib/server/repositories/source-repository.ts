import 'server-only';

import type { CreateSourceBody, RestingClaim, UpdateSourceBody } from '@/lib/contracts/sources';
import type { SourceTerms, SourceTier } from '@/lib/domain/claims/claim';
import type { JsonObject } from '@/lib/domain/shared/json';
import type { SourceKind } from '@/lib/domain/sources/source';

import type { Tx } from '../db/client';

/** Sources, and the claims that name them. Who a confidential one is, is read by one function alone. */

export type SourceRow = {
  id: string;
  newsroomId: string;
  label: string;
  kind: SourceKind;
  otherNames: string[];
  derivesFromId: string | null;
  tier: SourceTier | null;
  terms: SourceTerms | null;
  notes: string;
  confidential: boolean;
  version: number;
  createdById: string;
  createdAt: Date;
  readerIds: string[];
};

/** Those that did not turn out to be another. */
export async function listSourceRows(tx: Tx, newsroomId: string): Promise<SourceRow[]> {
  const rows = await tx.source.findMany({
    where: { newsroomId, mergedIntoId: null },
    orderBy: [{ label: 'asc' }, { id: 'asc' }],
    take: 5_000,
    select: {
      id: true,
      newsroomId: true,
      label: true,
      kind: true,
      otherNames: true,
      derivesFromId: true,
      tier: true,
      terms: true,
      notes: true,
      confidential: true,
      version: true,
      createdById: true,
      createdAt: true,
      readers: { select: { userId: true }, orderBy: { addedAt: 'asc' } },
    },
  });
  return rows.map(({ readers, ...row }) => ({
    ...row,
    readerIds: readers.map(({ userId }) => userId),
  }));
}

/** @returns false where a source of this id exists already. */
export async function insertSource(
  tx: Tx,
  { secret, ...source }: CreateSourceBody,
  by: { newsroomId: string; userId: string; now: Date },
): Promise<boolean> {
  const { newsroomId, userId, now } = by;
  const { count } = await tx.source.createMany({
    data: [
      {
        ...source,
        newsroomId,
        confidential: secret !== null,
        createdById: userId,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1 && secret !== null) {
    await tx.sourceName.createMany({ data: [{ sourceId: source.id, newsroomId, ...secret }] });
  }
  return count === 1;
}

export async function updateSourceRow(
  tx: Tx,
  id: string,
  change: UpdateSourceBody,
  now: Date,
): Promise<void> {
  const entries: [string, unknown][] = Object.entries(change);
  const given: object = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  await tx.source.update({
    where: { id },
    data: { ...given, version: { increment: 1 }, updatedAt: now },
    select: { id: true },
  });
}

/** The one goes by the names of both; what came from the other comes from it. */
export async function mergeSourceRows(
  tx: Tx,
  from: SourceRow,
  into: { id: string; otherNames: string[] },
  now: Date,
): Promise<void> {
  await tx.source.updateMany({
    where: { derivesFromId: from.id },
    data: { derivesFromId: into.id },
  });
  await tx.source.update({
    where: { id: from.id },
    data: { mergedIntoId: into.id, version: { increment: 1 }, updatedAt: now },
    select: { id: true },
  });
  await updateSourceRow(tx, into.id, { otherNames: into.otherNames }, now);
}

export async function replaceReaders(
  tx: Tx,
  { id, newsroomId }: Pick<SourceRow, 'id' | 'newsroomId'>,
  userIds: readonly string[],
  { addedById, now }: { addedById: string; now: Date },
): Promise<void> {
  await tx.sourceReader.deleteMany({ where: { sourceId: id, userId: { notIn: [...userIds] } } });
  await tx.sourceReader.createMany({
    data: userIds.map((userId) => ({ sourceId: id, userId, newsroomId, addedById, addedAt: now })),
    skipDuplicates: true,
  });
}

/** Who it is, where row-level security shows it to whoever asks. */
export async function findSourceName(tx: Tx, sourceId: string): Promise<SourceSecret | null> {
  return tx.sourceName.findUnique({
    where: { sourceId },
    select: { name: true, otherNames: true, details: true },
  });
}

export type SourceSecret = { name: string; otherNames: string[]; details: string };

/** The source and those that turned out to be it, from now on without any name or note. */
export async function protectSourceRows(
  tx: Tx,
  { id, newsroomId }: Pick<SourceRow, 'id' | 'newsroomId'>,
  { alias, secret, now }: { alias: string; secret: SourceSecret; now: Date },
): Promise<void> {
  await tx.sourceName.createMany({ data: [{ sourceId: id, newsroomId, ...secret }] });
  const quiet = { label: alias, otherNames: [], notes: '', confidential: true };
  const ids = (await listMergedInto(tx, id)).map((one) => one.id);
  await tx.source.updateMany({
    where: { id: { in: [...ids, id] } },
    data: { ...quiet, version: { increment: 1 }, updatedAt: now },
  });
}

/** Entries that turned out to be this source, also over others. */
export async function listMergedInto(
  tx: Tx,
  sourceId: string,
): Promise<{ id: string; label: string; otherNames: string[]; notes: string }[]> {
  return tx.$queryRaw`
    WITH RECURSIVE same AS (
      SELECT s.id FROM source s WHERE s.merged_into_id = ${sourceId}::uuid
      UNION SELECT s.id FROM source s JOIN same ON s.merged_into_id = same.id
    )
    SELECT s.id::text, s.label, s.other_names AS "otherNames", s.notes
      FROM source s JOIN same ON same.id = s.id ORDER BY s.created_at, s.id`;
}

/** By id, what stands for a source that is confidential now; of its events from before as well. */
export async function listAliases(tx: Tx, newsroomId: string): Promise<Map<string, string>> {
  const rows = await tx.source.findMany({
    where: { newsroomId, confidential: true },
    select: { id: true, label: true },
  });
  return new Map(rows.map(({ id, label }) => [id, label]));
}

export type SourceEvent = {
  type: string;
  payload: JsonObject;
  actorId: string | null;
  occurredAt: Date;
};

/** What happened to a source, newest first. */
export async function listSourceEvents(
  tx: Tx,
  { id, newsroomId }: Pick<SourceRow, 'id' | 'newsroomId'>,
): Promise<SourceEvent[]> {
  return tx.$queryRaw`
    SELECT e.type, e.payload, e.actor_id::text AS "actorId", e.occurred_at AS "occurredAt"
      FROM event e
     WHERE e.chain_id = ${newsroomId}::uuid AND e.type LIKE 'source.%'
       AND (e.payload ->> 'sourceId' = ${id} OR e.payload ->> 'intoId' = ${id})
     ORDER BY e.rev DESC LIMIT 100`;
}

type Named = { id: string; names: readonly string[] };

type Use = Omit<RestingClaim, 'as'> & { sourceId: string; as: RestingClaim['as'] };

/**
 * Claims of these rounds that cite one of the names, or have it in their chain of attribution.
 * Names are folded as `foldName` folds them, but for signs that SQL does not fold.
 */
export async function listUses(
  tx: Tx,
  sources: readonly Named[],
  rounds: readonly string[],
): Promise<Use[]> {
  const pairs = sources.flatMap(({ id, names }) => names.map((name) => ({ id, name })));
  return tx.$queryRaw<Use[]>`
    WITH named AS (
      SELECT * FROM unnest(${pairs.map(({ id }) => id)}::uuid[],
                           ${pairs.map(({ name }) => name)}::text[]) AS n(source_id, name)
    ), claim AS (
      SELECT a.id, a.round_id, a.claim_text, a.attribution FROM annotation a
       WHERE a.round_id = ANY (${[...rounds]}::uuid[]) AND a.deleted_at IS NULL AND a.is_placed
         AND a.decision IS DISTINCT FROM 'rejected'
    ), used AS (
      SELECT c.id, s.source AS name, 'citation' AS how
        FROM claim c JOIN citation s ON s.annotation_id = c.id
      UNION ALL
      SELECT c.id, node.value ->> 'name',
             CASE WHEN node.ordinality = jsonb_array_length(c.attribution)
                  THEN 'origin' ELSE 'attribution' END
        FROM claim c, jsonb_array_elements(c.attribution) WITH ORDINALITY AS node
    )
    SELECT DISTINCT ON (n.source_id, c.id)
           n.source_id::text AS "sourceId", c.id::text AS "annotationId",
           c.round_id::text AS "roundId", c.claim_text AS "claimText", u.how AS "as",
           t.code AS "articleCode", t.title AS "articleTitle"
      FROM used u
      JOIN named n ON n.name = regexp_replace(lower(btrim(u.name)), '^the ', '')
      JOIN claim c ON c.id = u.id
      JOIN review_round r ON r.id = c.round_id
      JOIN article t ON t.id = r.article_id
     ORDER BY n.source_id, c.id, u.how DESC`;
}
