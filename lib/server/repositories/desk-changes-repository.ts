import 'server-only';

import type { Tx } from '../db/client';
import { annotationInclude, isPartOfReading, toAnnotationView } from './annotation-repository';
import { listCoverageMarks } from './coverage-repository';
import type { DeskRows } from './desk-repository';
import { findPeople } from './person-repository';
import { listQueries } from './query-repository';
import { findRound } from './round-repository';

type DeskChangeRows = Pick<
  DeskRows,
  'facts' | 'annotations' | 'queries' | 'coverageMarks' | 'people'
>;

/** A desk without its text, and of the annotations only these where some are named. */
export async function readDeskChanges(
  tx: Tx,
  { roundId, annotationIds }: { roundId: string; annotationIds: readonly string[] | null },
): Promise<DeskChangeRows | null> {
  const facts = await findRound(tx, roundId);
  if (facts === null) return null;
  const rows = await tx.annotation.findMany({
    where: {
      roundId,
      ...isPartOfReading,
      ...(annotationIds !== null && { id: { in: [...annotationIds] } }),
    },
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { id: 'asc' }],
    include: annotationInclude,
  });
  return {
    facts,
    annotations: rows.map(toAnnotationView),
    queries: await listQueries(tx, { roundId }),
    coverageMarks: await listCoverageMarks(tx, roundId),
    people: await findPeople(
      tx,
      rows.flatMap(({ reviewerId, updatedById }) => [reviewerId, updatedById]),
    ),
  };
}
