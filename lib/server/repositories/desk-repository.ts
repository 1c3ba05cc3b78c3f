import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { StoryView } from '@/lib/contracts/article';
import type { PersonView } from '@/lib/contracts/common';
import type { CoverageMarkView, QueryView, RoundView } from '@/lib/contracts/round';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { annotationInclude, isPartOfReading, toAnnotationView } from './annotation-repository';
import {
  headingSelect,
  toVersionContent,
  type VersionContent,
  versionInclude,
} from './article-repository';
import { findPeople } from './person-repository';
import { peopleInQueries, queryInclude, toQueryViews } from './query-repository';
import { peopleOfRound, type Round, roundInclude, toRound, toRoundView } from './round-repository';

export const deskInclude = {
  ...roundInclude,
  version: { include: versionInclude },
  article: { select: headingSelect },
  annotations: {
    where: isPartOfReading,
    // The id breaks ties, so that two passages at one offset never swap places.
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { id: 'asc' }],
    include: annotationInclude,
  },
  coverageMarks: {
    select: { reviewerId: true, start: true, end: true },
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { reviewerId: 'asc' }],
  },
  queries: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: queryInclude },
} satisfies Prisma.ReviewRoundInclude;

type DeskRow = Prisma.ReviewRoundGetPayload<{ include: typeof deskInclude }>;

export type DeskRows = {
  facts: Round;
  round: RoundView;
  article: { id: string; code: string; title: string; story: StoryView };
  version: VersionContent;
  /** Of every origin, in reading order. */
  annotations: readonly AnnotationView[];
  coverageMarks: readonly CoverageMarkView[];
  queries: readonly QueryView[];
  /** Whether the actor has submitted. */
  isSubmitted: boolean;
  people: ReadonlyMap<string, PersonView>;
};

/**
 * A round with its text and everything on it that the actor may see: two queries,
 * however much there is.
 */
export async function readDesk(
  tx: Tx,
  roundId: string,
  { userId }: { userId: string },
): Promise<DeskRows | null> {
  const row = await tx.reviewRound.findUnique({ where: { id: roundId }, include: deskInclude });
  if (!row) return null;
  return toDeskRows(row, await findPeople(tx, peopleOnDesk(row)), userId);
}

/**
 * Several rounds the same way, in the order named; one that is not there is left
 * out. The people are those on the desks and, in the same query, those of `besides`.
 */
export async function readDesks(
  tx: Tx,
  roundIds: readonly string[],
  { userId }: { userId: string },
  besides: readonly string[] = [],
): Promise<{ desks: DeskRows[]; people: ReadonlyMap<string, PersonView> }> {
  const rows = await tx.reviewRound.findMany({
    where: { id: { in: [...roundIds] } },
    include: deskInclude,
  });
  const people = await findPeople(tx, [...rows.flatMap(peopleOnDesk), ...besides]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = roundIds.flatMap((id) => byId.get(id) ?? []);
  return { desks: found.map((row) => toDeskRows(row, people, userId)), people };
}

/** Who is named on a desk. */
export function peopleOnDesk(row: DeskRow): (string | null)[] {
  return [
    ...peopleOfRound(row),
    ...row.annotations.flatMap((annotation) => [annotation.reviewerId, annotation.updatedById]),
    ...peopleInQueries(row.queries),
  ];
}

export function toDeskRows(
  row: DeskRow,
  people: ReadonlyMap<string, PersonView>,
  userId: string,
): DeskRows {
  const { id, code, title, story } = row.article;
  return {
    facts: toRound(row),
    round: toRoundView(row, people, userId),
    article: { id, code, title, story },
    version: toVersionContent(row.version),
    annotations: row.annotations.map(toAnnotationView),
    coverageMarks: row.coverageMarks.map((mark) => ({
      reviewerId: mark.reviewerId,
      start: mark.start as CodePointOffset,
      end: mark.end as CodePointOffset,
    })),
    queries: toQueryViews(row.queries, people),
    isSubmitted: row.submissions.some(({ reviewerId }) => reviewerId === userId),
    people,
  };
}
