import 'server-only';

import type { PersonView } from '@/lib/contracts/common';
import type { QueryView } from '@/lib/contracts/round';
import type { QueryMessageKind } from '@/lib/domain/queries/query-rules';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { findPeople, personOf } from './person-repository';

export const queryInclude = {
  messages: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.QueryInclude;

type Row = Prisma.QueryGetPayload<{ include: typeof queryInclude }>;

/** Queries that the actor may see, oldest first. Those on deleted annotations are left out. */
export async function listQueries(tx: Tx, where: { roundId: string }): Promise<QueryView[]> {
  const rows = await tx.query.findMany({
    where,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: queryInclude,
  });
  return toViews(tx, rows);
}

export async function findQuery(tx: Tx, id: string): Promise<QueryView | null> {
  const row = await tx.query.findUnique({ where: { id }, include: queryInclude });
  if (!row) return null;
  const [view] = await toViews(tx, [row]);
  return view ?? null;
}

/** Open queries put to one person, or to every writer and so to them. Oldest first. */
export async function listQueriesPutTo(
  tx: Tx,
  userId: string,
): Promise<(QueryView & { article: { code: string; title: string } })[]> {
  const rows = await tx.query.findMany({
    where: { state: 'open', OR: [{ assigneeId: userId }, { assigneeId: null }] },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
    include: {
      ...queryInclude,
      round: { select: { article: { select: { code: true, title: true } } } },
    },
  });
  const views = await toViews(tx, rows);
  const articles = new Map(rows.map(({ id, round }) => [id, round.article]));
  return views.map((view) => {
    const { code = '', title = '' } = articles.get(view.id) ?? {};
    return { ...view, article: { code, title } };
  });
}

/** @returns false where a query of this id exists already. */
export async function insertQuery(
  tx: Tx,
  query: {
    id: string;
    newsroomId: string;
    articleId: string;
    roundId: string;
    annotationId: string;
    askedById: string;
    assigneeId: string | null;
    exact: string;
    dueAt: Date | null;
    createdAt: Date;
  },
): Promise<boolean> {
  const { count } = await tx.query.createMany({ data: [query], skipDuplicates: true });
  return count === 1;
}

/** @returns false where a message of this id exists already. */
export async function insertMessage(
  tx: Tx,
  message: {
    id: string;
    newsroomId: string;
    queryId: string;
    authorId: string;
    kind: QueryMessageKind;
    body: string;
    createdAt: Date;
  },
): Promise<boolean> {
  const { count } = await tx.queryMessage.createMany({ data: [message], skipDuplicates: true });
  return count === 1;
}

export async function setQueryState(
  tx: Tx,
  id: string,
  state: { state: 'open' | 'closed'; closedAt: Date | null },
): Promise<void> {
  await tx.query.update({ where: { id }, data: state, select: { id: true } });
}

export async function setQueryAddress(
  tx: Tx,
  id: string,
  address: { assigneeId: string | null; dueAt: Date | null },
): Promise<void> {
  await tx.query.updateMany({ where: { id }, data: address });
}

/** Open queries on one annotation that the actor may see. */
export async function countOpenQueries(tx: Tx, annotationId: string): Promise<number> {
  return tx.query.count({ where: { annotationId, state: 'open' } });
}

async function toViews(tx: Tx, rows: readonly Row[]): Promise<QueryView[]> {
  return toQueryViews(rows, await findPeople(tx, peopleInQueries(rows)));
}

export function peopleInQueries(rows: readonly Row[]): (string | null)[] {
  return rows.flatMap((row) => [
    row.askedById,
    row.assigneeId,
    ...row.messages.map(({ authorId }) => authorId),
  ]);
}

export function toQueryViews(
  rows: readonly Row[],
  people: ReadonlyMap<string, PersonView>,
): QueryView[] {
  return rows.map((row) => ({
    id: row.id,
    articleId: row.articleId,
    roundId: row.roundId,
    annotationId: row.annotationId,
    askedBy: personOf(people, row.askedById),
    assignee: row.assigneeId === null ? null : personOf(people, row.assigneeId),
    state: row.state,
    exact: row.exact,
    dueAt: row.dueAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    messages: row.messages.map((message) => ({
      id: message.id,
      author: personOf(people, message.authorId),
      kind: message.kind,
      body: message.body,
      createdAt: message.createdAt.toISOString(),
    })),
  }));
}
