import 'server-only';

import { afterCheck, untilNextCheck } from '@/lib/domain/evidence/link-health';

import type { Inspection } from '../capturing/inspect-link';
import { type LinkRow, listCiting, saveLink } from '../repositories/evidence-repository';
import { recordEvent } from '../repositories/event-repository';
import { lockArticle } from '../repositories/round-repository';
import type { SystemContext } from './finish-capture';

/**
 * Write down how a link answered. Where that is news, each claim that rests on it has
 * it in its article's record; no signature is voided, because what was signed has not
 * changed, only what it was held against.
 */
export async function saveInspection(
  link: LinkRow,
  { finding, status, etag, lastModified }: Inspection,
  { tx, now }: SystemContext,
): Promise<void> {
  const { url, newsroomId } = link;
  const after = afterCheck(
    {
      state: link.state,
      detail: link.detail,
      since: link.since,
      failures: link.failures,
      finalUrl: link.finalUrl,
      baseline: link.baseline,
    },
    finding,
    { url, now: now.toISOString() },
  );
  await saveLink(tx, link.id, after, {
    checkedAt: now,
    nextCheckAt: new Date(now.getTime() + untilNextCheck(after)),
    status,
    etag,
    lastModified,
  });
  const isNews =
    after.state !== link.state && !(link.state === 'unchecked' && after.state === 'alive');
  if (!isNews) return;
  const citing = await listCiting(tx, { newsroomId, url });
  // Always in one order, so that two workers never wait for each other in a ring.
  for (const claim of citing.sort((a, b) => a.articleId.localeCompare(b.articleId))) {
    const { articleId, roundId, annotationId, citationId } = claim;
    await lockArticle(tx, articleId);
    await recordEvent(tx, {
      newsroomId,
      articleId,
      roundId,
      ownerId: claim.origin === 'adjudication' ? null : claim.reviewerId,
      actor: null,
      now,
      type: 'evidence.link_changed',
      payload: { annotationId, citationId, url, before: link.state, after: after.state },
    });
  }
}
