import 'server-only';

import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';
import type { ReplyFacts } from '@/lib/domain/articles/right-of-reply';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

const criticismInclude = {
  article: { select: { writerId: true, code: true, title: true } },
} satisfies Prisma.CriticismInclude;

export type CriticismRow = Prisma.CriticismGetPayload<{ include: typeof criticismInclude }>;

export async function findCriticism(tx: Tx, id: string): Promise<CriticismRow | null> {
  return tx.criticism.findFirst({ where: { id, deletedAt: null }, include: criticismInclude });
}

/** Criticism in an article that the actor may see, in the order of its words. */
export async function listCriticisms(tx: Tx, articleId: string): Promise<CriticismRow[]> {
  return tx.criticism.findMany({
    where: { articleId, deletedAt: null },
    orderBy: [{ start: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    include: criticismInclude,
  });
}

/** Criticism that was marked on one claim. */
export async function listCriticismsOf(tx: Tx, annotationId: string): Promise<CriticismRow[]> {
  return tx.criticism.findMany({
    where: { annotationId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: criticismInclude,
  });
}

export async function findWriterId(tx: Tx, articleId: string): Promise<string | null> {
  const row = await tx.article.findUnique({ where: { id: articleId }, select: { writerId: true } });
  return row?.writerId ?? null;
}

/** What one person has to ask for, or what the articles they wrote owe, without those with an outcome. */
export async function listCriticismsFor(tx: Tx, userId: string): Promise<CriticismRow[]> {
  return tx.criticism.findMany({
    where: { askerId: userId, deletedAt: null, outcome: null },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
    include: criticismInclude,
  });
}

type NewCriticism = {
  id: string;
  newsroomId: string;
  articleId: string;
  articleVersionId: string;
  annotationId: string | null;
  roundId: string | null;
  ownerId: string | null;
  target: TargetSelectors;
  criticized: string;
  gist: string;
  askerId: string | null;
  dueAt: Date | null;
  createdById: string;
  now: Date;
};

/** @returns false where a criticism of this id exists already. */
export async function insertCriticism(
  tx: Tx,
  { target: { quote, position }, now, ...criticism }: NewCriticism,
): Promise<boolean> {
  const { count } = await tx.criticism.createMany({
    data: [
      {
        ...criticism,
        start: position.start,
        end: position.end,
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

export type CriticismChange = ReplyFacts & {
  criticized: string;
  gist: string;
  askerId: string | null;
  outcomeAt: Date | null;
};

/** Write what is noted of it and count the change. The caller has checked the version under the lock. */
export async function updateCriticism(
  tx: Tx,
  id: string,
  { change, now }: { change: CriticismChange; now: Date },
): Promise<void> {
  await tx.criticism.update({
    where: { id },
    data: {
      ...change,
      askedAt: change.askedAt === null ? null : new Date(change.askedAt),
      dueAt: change.dueAt === null ? null : new Date(change.dueAt),
      version: { increment: 1 },
      updatedAt: now,
    },
    select: { id: true },
  });
}

export async function deleteCriticism(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.criticism.update({
    where: { id },
    data: { deletedAt: now, version: { increment: 1 }, updatedAt: now },
    select: { id: true },
  });
}

export function replyFactsOf(row: CriticismRow): ReplyFacts {
  const { contact, means, outcome, answerQuote, answerWhere } = row;
  return {
    contact,
    askedAt: row.askedAt?.toISOString() ?? null,
    means,
    dueAt: row.dueAt?.toISOString() ?? null,
    outcome,
    answerQuote,
    answerWhere,
  };
}
