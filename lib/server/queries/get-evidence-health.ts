import 'server-only';

import type { HealthView } from '@/lib/contracts/evidence';
import { LINK_STATES, needsLook } from '@/lib/domain/evidence/link-health';
import { restingOn } from '@/lib/domain/evidence/resting-signatures';

import { authorize } from '../authorize';
import { listStories } from '../repositories/article-repository';
import { listCiting, listLinks, listStanding } from '../repositories/evidence-repository';
import type { UseCaseContext } from '../use-cases/context';
import { signaturesOf } from './get-evidence';

/** How the newsroom's cited links answer, worst first; of a link, the claims and signatures that rest on it. */
export async function getEvidenceHealth(
  { storyId }: { storyId?: string | undefined },
  { tx, actor }: UseCaseContext,
): Promise<HealthView> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  const { newsroomId } = actor;
  const citing = await listCiting(tx, { newsroomId, storyId });
  const claimsOf = new Map<string, typeof citing>();
  for (const claim of citing) {
    const claims = claimsOf.get(claim.url);
    if (claims === undefined) claimsOf.set(claim.url, [claim]);
    else claims.push(claim);
  }
  const links = (await listLinks(tx, newsroomId)).filter(({ url }) => claimsOf.has(url));
  const troubled = links.filter(({ state }) => needsLook(state));
  const standing = await listStanding(tx, [
    ...new Set(
      troubled.flatMap(({ url }) => (claimsOf.get(url) ?? []).map(({ roundId }) => roundId)),
    ),
  ]);

  const shown: HealthView['links'] = [];
  for (const { since, checkedAt, ...link } of links.sort(byUrgency)) {
    const claims: HealthView['links'][number]['claims'] = [];
    for (const claim of claimsOf.get(link.url) ?? []) {
      const { annotationId, citationId, claimText, source, articleId, articleTitle, roundId } =
        claim;
      const resting = restingOn(standing, { roundId, state: link.state, since });
      claims.push({
        annotationId,
        citationId,
        claimText,
        source,
        articleId,
        articleTitle,
        roundId,
        signatures: resting.length === 0 ? [] : await signaturesOf(resting, tx),
      });
    }
    shown.push({
      ...link,
      since: since?.toISOString() ?? null,
      checkedAt: checkedAt?.toISOString() ?? null,
      claims,
    });
  }
  const counts = Object.fromEntries(
    LINK_STATES.map((state) => [state, links.filter((link) => link.state === state).length]),
  ) as HealthView['counts'];
  // An address that was cited since the last round of checks has no row yet.
  counts.unchecked += claimsOf.size - links.length;
  return { stories: await listStories(tx), counts, links: shown };
}

const URGENCY = ['dead', 'changed', 'moved', 'unchecked', 'alive'] as const;

function byUrgency(
  a: { state: (typeof URGENCY)[number]; url: string },
  b: { state: (typeof URGENCY)[number]; url: string },
): number {
  return URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state);
}
