import 'server-only';

import type { RecordPerson } from '@/lib/domain/reports/round-record';

import type { Tx } from '../db/client';

export type VersionOrigin = {
  format: string;
  fileName: string;
  sourceSha256: string;
  createdAt: Date;
};

/** Where the text of a version came from. */
export async function getVersionOrigin(tx: Tx, versionId: string): Promise<VersionOrigin> {
  return tx.articleVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { format: true, fileName: true, sourceSha256: true, createdAt: true },
  });
}

/** The people with these ids, by id. Whoever is no longer to be found is left out. */
export async function listRecordPeople(
  tx: Tx,
  ids: Iterable<string | null>,
): Promise<RecordPerson[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const rows = await tx.user.findMany({
    where: { id: { in: wanted } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, email: true },
  });
  return rows.map(({ id, name, email }) => ({ userId: id, name, email }));
}

/**
 * The last event that changed what a round's report says: of the round, or of its
 * article. Exports are no such change, so that a second report is the same.
 */
export async function getLastChange(
  tx: Tx,
  { articleId, roundId }: { articleId: string; roundId: string },
): Promise<{ rev: number; hash: string; occurredAt: Date }> {
  return tx.event.findFirstOrThrow({
    where: {
      articleId,
      OR: [{ roundId }, { roundId: null }],
      type: { notIn: ['report.exported', 'report.published', 'report.unpublished'] },
    },
    orderBy: { rev: 'desc' },
    select: { rev: true, hash: true, occurredAt: true },
  });
}

/** The rounds of an article, newest first: for whoever names an article and means its last round. */
export async function listRoundsOf(
  tx: Tx,
  articleId: string,
): Promise<{ id: string; ordinal: number; phase: string }[]> {
  return tx.reviewRound.findMany({
    where: { articleId },
    orderBy: { ordinal: 'desc' },
    select: { id: true, ordinal: true, phase: true },
  });
}
