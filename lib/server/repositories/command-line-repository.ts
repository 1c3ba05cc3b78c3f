import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';

/** Reads for the command line, which names things as people do: by name, e-mail and code. */

export async function listNewsrooms(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.newsroom.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}

export type ListedMember = { userId: string; name: string; email: string; roles: Role[] };

/** Members who can sign in, in the order in which they joined. */
export async function listMembersByJoining(tx: Tx, newsroomId: string): Promise<ListedMember[]> {
  const rows = await tx.membership.findMany({
    where: { newsroomId, roles: { isEmpty: false }, user: { disabledAt: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { roles: true, user: { select: { id: true, name: true, email: true } } },
  });
  return rows.map(({ roles, user: { id, ...user } }) => ({ ...user, userId: id, roles }));
}

export type ListedArticle = { id: string; code: string; title: string; story: string };

/** Articles by id or by code; a code may stand for several, one in each story. */
export async function listArticlesNamed(tx: Tx, named: string): Promise<ListedArticle[]> {
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(named);
  const rows = await tx.article.findMany({
    where: isId ? { id: named } : { code: named },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, code: true, title: true, story: { select: { name: true } } },
  });
  return rows.map(({ story, ...article }) => ({ ...article, story: story.name }));
}

/** The first signed round of the newsroom, by its article's code. */
export async function findSampleRound(tx: Tx): Promise<string | null> {
  const round = await tx.reviewRound.findFirst({
    where: { phase: 'signed_off' },
    orderBy: [{ article: { code: 'asc' } }, { ordinal: 'asc' }],
    select: { id: true },
  });
  return round?.id ?? null;
}
