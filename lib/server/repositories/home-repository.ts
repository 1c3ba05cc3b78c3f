import 'server-only';

import type { Tx } from '../db/client';
import { isPartOfReading } from './annotation-repository';

/** How many rounds the queue and the story tables look at: the newest. */
const ROUNDS = 200;

export type HomeRound = Awaited<ReturnType<typeof listRoundsForHome>>[number];

/** The newest rounds with what their rows show. Others' work in an open blind round is not in it. */
export async function listRoundsForHome(tx: Tx) {
  return tx.reviewRound.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: ROUNDS,
    include: {
      article: {
        select: {
          id: true,
          code: true,
          title: true,
          outlet: true,
          story: { select: { id: true, name: true } },
        },
      },
      scale: true,
      reviewers: { orderBy: { ordinal: 'asc' } },
      submissions: { select: { reviewerId: true } },
      annotations: {
        where: isPartOfReading,
        select: {
          id: true,
          reviewerId: true,
          origin: true,
          decision: true,
          start: true,
          end: true,
          verdict: true,
          checkStatus: true,
          settledBy: { select: { decision: { select: { deletedAt: true } } } },
        },
      },
      coverageMarks: { select: { reviewerId: true, start: true, end: true } },
      queries: { where: { state: 'open' }, select: { id: true } },
      signOffs: {
        select: {
          id: true,
          stageId: true,
          signerId: true,
          signedAt: true,
          contentSha256: true,
          voidedAt: true,
        },
      },
    },
  });
}

/** Articles of every story, by code. */
export async function listStoryArticles(tx: Tx) {
  return tx.story.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: {
      id: true,
      name: true,
      articles: {
        orderBy: { code: 'asc' },
        select: { id: true, code: true, title: true, outlet: true },
      },
    },
  });
}

export async function listMemberRoles(tx: Tx) {
  return tx.membership.findMany({ select: { userId: true, roles: true } });
}
