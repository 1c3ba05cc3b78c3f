import 'server-only';

import type { CoverageMarkView } from '@/lib/contracts/round';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';

import type { Tx } from '../db/client';

type Mark = { roundId: string; reviewerId: string; start: number; end: number };

/** Marks of a round that the actor may see, in reading order. */
export async function listCoverageMarks(tx: Tx, roundId: string): Promise<CoverageMarkView[]> {
  const rows = await tx.coverageMark.findMany({
    where: { roundId },
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { reviewerId: 'asc' }],
    select: { reviewerId: true, start: true, end: true },
  });
  return rows.map((row) => ({
    reviewerId: row.reviewerId,
    start: row.start as CodePointOffset,
    end: row.end as CodePointOffset,
  }));
}

/** @returns whether the mark is new. */
export async function insertCoverageMark(
  tx: Tx,
  mark: Mark & { newsroomId: string; createdAt: Date },
): Promise<boolean> {
  const { count } = await tx.coverageMark.createMany({ data: [mark], skipDuplicates: true });
  return count === 1;
}

/** @returns whether there was such a mark. */
export async function deleteCoverageMark(tx: Tx, mark: Mark): Promise<boolean> {
  const { count } = await tx.coverageMark.deleteMany({ where: { ...mark } });
  return count > 0;
}
