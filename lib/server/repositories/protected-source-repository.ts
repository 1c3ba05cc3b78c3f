import 'server-only';

import { type ProtectedSource, protectedBy } from '@/lib/domain/sources/protected-source';

import type { Tx } from '../db/client';

/** Confidential sources as what is handed on has to know them, to leave them out. */

export type RegisteredSource = ProtectedSource & {
  newsroomId: string;
  createdById: string;
  readerIds: string[];
};

/**
 * Those of which the words that are to be handed on tell anything: by an alias or by a name.
 * Whoever asks may not know the names; these are for the code that takes them out.
 */
export async function listProtectedSources(
  tx: Tx,
  newsroomId: string,
  words: string,
): Promise<RegisteredSource[]> {
  const rows = await listConfidential(tx, newsroomId);
  if (rows.length === 0) return [];
  const told = await tx.$queryRaw<{ sourceId: string; names: string[] }[]>`
    SELECT source_id::text AS "sourceId", names FROM app_protected_names(${words})`;
  const names = new Map(told.map(({ sourceId, names: known }) => [sourceId, known]));
  return rows.map((row) => ({ ...row, names: names.get(row.id) ?? [] }));
}

/** All of them, read as the system: what the public reads has no actor. */
export async function listProtectedAsSystem(
  tx: Tx,
  newsroomId: string,
): Promise<ProtectedSource[]> {
  const rows = await listConfidential(tx, newsroomId);
  if (rows.length === 0) return [];
  const secrets = await tx.sourceName.findMany({
    where: { newsroomId },
    select: { sourceId: true, name: true, otherNames: true },
  });
  const names = new Map(
    secrets.map(({ sourceId, name, otherNames }) => [sourceId, [name, ...otherNames]]),
  );
  return rows.map((row) => ({ ...row, names: names.get(row.id) ?? [] }));
}

async function listConfidential(
  tx: Tx,
  newsroomId: string,
): Promise<Omit<RegisteredSource, 'names'>[]> {
  const rows = await tx.source.findMany({
    where: { newsroomId, confidential: true, mergedIntoId: null },
    select: {
      id: true,
      newsroomId: true,
      label: true,
      otherNames: true,
      createdById: true,
      readers: { select: { userId: true } },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ label, otherNames, readers, ...row }) => ({
    ...row,
    alias: label,
    aliases: [label, ...otherNames],
    readerIds: readers.map(({ userId }) => userId),
  }));
}

/** Of a text that is handed on as it is, byte for byte: whom its citations protect. */
export function citedIn(canonical: string, register: readonly RegisteredSource[]): boolean {
  const sources = canonical.match(/"source":"(?:[^"\\]|\\.)*"/gu) ?? [];
  return sources.some((found) => {
    const name: unknown = JSON.parse(found.slice('"source":'.length));
    return typeof name === 'string' && protectedBy(name, register) !== undefined;
  });
}
