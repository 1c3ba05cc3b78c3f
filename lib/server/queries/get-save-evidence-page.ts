import 'server-only';

import type { ClaimToCite } from '@/lib/contracts/evidence';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize } from '../authorize';
import { findRound, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';

const MOST_CLAIMS = 300;

/** The claims that the caller may cite something for, those worked on last first. */
export async function getSaveEvidencePage({
  tx,
  actor,
}: UseCaseContext): Promise<{ claims: ClaimToCite[] }> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  const rows = await tx.annotation.findMany({
    where: {
      deletedAt: null,
      isPlaced: true,
      round: { phase: { not: 'signed_off' } },
    },
    select: {
      id: true,
      version: true,
      claimText: true,
      origin: true,
      reviewerId: true,
      roundId: true,
      round: { select: { article: { select: { code: true, title: true } } } },
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: MOST_CLAIMS,
  });
  const rounds = new Map<string, Round | null>();
  for (const { roundId } of rows) {
    if (!rounds.has(roundId)) rounds.set(roundId, await findRound(tx, roundId));
  }
  return {
    claims: rows.flatMap(({ id, round: { article }, reviewerId, origin, ...claim }) => {
      const round = rounds.get(claim.roundId);
      if (round === null || round === undefined) return [];
      const denial =
        origin === 'adjudication'
          ? denialOf(actor, { action: 'claim:adjudicate', round })
          : denialOf(actor, { action: 'annotation:update', round, annotation: { reviewerId } });
      return denial === null
        ? [{ ...claim, annotationId: id, articleCode: article.code, articleTitle: article.title }]
        : [];
    }),
  };
}
