import 'server-only';

import { authorize, notFound } from '../authorize';
import { findPublicLink, setPublicLinkRevoked } from '../repositories/public-link-repository';
import { lockRound } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** From now on the link leads nowhere. To revoke it again changes nothing. */
export async function revokePublicLink(
  { linkId }: { linkId: string },
  context: UseCaseContext,
): Promise<undefined> {
  const { tx, actor, now } = context;
  const link = await findPublicLink(tx, linkId);
  const round = link && (await lockRound(tx, link.roundId));
  if (!link || !round) throw notFound();
  authorize(actor, { action: 'round:read', round });
  authorize(actor, { action: 'report:unpublish', round });
  if (link.revokedAt !== null) return undefined;
  await setPublicLinkRevoked(tx, linkId, now);
  await recordInRound(round, context, { type: 'report.unpublished', payload: { linkId } });
  return undefined;
}
