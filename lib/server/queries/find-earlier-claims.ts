import 'server-only';

import type { EarlierClaim } from '@/lib/contracts/search';
import { findVerdict } from '@/lib/domain/claims/verdict-scale';
import { sameFigures } from '@/lib/domain/search/same-figures';

import { authorize } from '../authorize';
import { verdictsOf } from '../repositories/round-repository';
import { findLike, readClaims } from '../repositories/search-repository';
import type { UseCaseContext } from '../use-cases/context';
import { reachOf } from './search-reach';

const LOOKED_AT = 40;
const SHOWN = 5;

/** "Have we checked this before?": what was decided of claims that say much the same. */
export async function findEarlierClaims(
  { text, not }: { text: string; not?: string | undefined },
  { tx, actor }: UseCaseContext,
): Promise<{ claims: EarlierClaim[] }> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  const reach = await reachOf(actor, tx);
  const { asked, found } = await findLike(tx, text, reach, { decided: true, not }, LOOKED_AT);
  const order = found.map(({ id }) => id);
  const rows = new Map((await readClaims(tx, order)).map((row) => [row.id, row]));
  const wordsOf = new Map(found.map(({ id, words }) => [id, words]));

  const claims = order.flatMap((id): EarlierClaim[] => {
    const row = rows.get(id);
    if (row === undefined || !reach.byId.has(row.roundId)) return [];
    const { article, scale, phase } = row.round;
    const verdict = findVerdict({ name: '', verdicts: verdictsOf(scale.verdicts) }, row.verdict);
    if (verdict === null) return [];
    return [
      {
        annotationId: row.id,
        roundId: row.roundId,
        claimText: row.claimText,
        verdict,
        articleId: article.id,
        articleCode: article.code,
        articleTitle: article.title,
        decidedAt: row.updatedAt.toISOString(),
        isSignedOff: phase === 'signed_off',
        sameFigures: sameFigures(asked, wordsOf.get(id) ?? ''),
      },
    ];
  });
  return { claims: claims.slice(0, SHOWN) };
}
