import 'server-only';

import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';

import { type CarriedPassageRow, listCarried } from '../repositories/carried-repository';
import { listVersionSteps } from '../repositories/version-repository';
import { isInQueue, waitsForPerson } from '../use-cases/carried-queue';
import type { UseCaseContext } from '../use-cases/context';

export type VersionFates = {
  versionId: string;
  roundId: string;
  counts: Record<CarriedStatus, number>;
  /** How many still wait for a person. */
  waiting: number;
};

/**
 * What each version did to the claims of the rounds that were carried to it, of
 * those the caller may see. A reading that a decision settles is not counted.
 */
export async function listVersionFates(
  roundIds: readonly string[],
  { tx }: UseCaseContext,
): Promise<VersionFates[]> {
  const fates: VersionFates[] = [];
  for (const roundId of roundIds) {
    for (const { toVersionId } of await listVersionSteps(tx, roundId)) {
      const rows = (await listCarried(tx, { roundId, toVersionId })).filter(isInQueue);
      fates.push({
        versionId: toVersionId,
        roundId,
        counts: countsOf(rows),
        waiting: rows.filter(waitsForPerson).length,
      });
    }
  }
  return fates;
}

function countsOf(rows: readonly CarriedPassageRow[]): Record<CarriedStatus, number> {
  const counts = { anchored: 0, moved: 0, changed: 0, ambiguous: 0, orphaned: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}
