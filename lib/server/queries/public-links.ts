import 'server-only';

import type { PublicLinkView } from '@/lib/contracts/public-reports';

import { authorize, notFound } from '../authorize';
import { env } from '../env';
import { publicAddress } from '../public/public-address';
import { findPeople, personOf } from '../repositories/person-repository';
import { listPublicLinksOf, type PublicLinkRow } from '../repositories/public-link-repository';
import { findRound, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';

/** The links to a round's report, newest first, for whoever may make and revoke them. */
export async function listPublicLinks(
  { roundId }: { roundId: string },
  context: UseCaseContext,
): Promise<{ links: PublicLinkView[] }> {
  const round = await findRound(context.tx, roundId);
  if (!round) throw notFound();
  authorize(context.actor, { action: 'round:read', round });
  authorize(context.actor, { action: 'report:publish', round });
  return { links: await listLinks(round, context) };
}

export async function listLinks(
  round: Round,
  { tx, now }: UseCaseContext,
): Promise<PublicLinkView[]> {
  const rows = await listPublicLinksOf(tx, round.id);
  const people = await findPeople(
    tx,
    rows.map(({ createdById }) => createdById),
  );
  return rows.map((row) =>
    linkView(row, { round, now, by: personOf(people, row.createdById).name }),
  );
}

export function linkView(
  row: PublicLinkRow,
  {
    round,
    now,
    by,
    baseUrl,
  }: { round: Pick<Round, 'phase'>; now: Date; by: string; baseUrl?: string },
): PublicLinkView {
  return {
    id: row.id,
    isListed: row.isListed,
    masking: row.masking,
    state: stateOf(row, round, now),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy: by,
    url: row.isListed ? publicAddress(baseUrl ?? env().NEXTAUTH_URL, row.id) : null,
  };
}

function stateOf(
  { revokedAt, expiresAt }: PublicLinkRow,
  { phase }: Pick<Round, 'phase'>,
  now: Date,
): PublicLinkView['state'] {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return phase === 'signed_off' ? 'open' : 'withheld';
}
