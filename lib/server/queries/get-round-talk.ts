import 'server-only';

import type { RoundTalkView } from '@/lib/contracts/talk';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize, notFound } from '../authorize';
import { countOpenComments } from '../repositories/comment-repository';
import { findWriterId, listCriticisms } from '../repositories/criticism-repository';
import { findRound, type Round } from '../repositories/round-repository';
import { findNewestVersion } from '../repositories/version-repository';
import type { UseCaseContext } from '../use-cases/context';
import { toReplyViews } from './get-replies';

/**
 * What the edge of the text tells of the talk beside it: which claims have open
 * comments, and where somebody is criticized. Of an open blind reading only its own
 * reviewer is told, here as everywhere.
 */
export async function getRoundTalk(
  roundId: string,
  context: UseCaseContext,
): Promise<RoundTalkView> {
  const { tx, actor } = context;
  const round = await findRound(tx, roundId);
  if (!round) throw notFound();
  authorize(actor, { action: 'round:read', round });
  const newest = await findNewestVersion(tx, round.articleId);
  if (newest === null) throw notFound();
  const counts = await countOpenComments(tx, roundId);
  return {
    comments: counts
      .filter(
        ({ reviewerId }) =>
          denialOf(actor, { action: 'annotation:read', round, annotation: { reviewerId } }) ===
          null,
      )
      .map(({ annotationId, open }) => ({ annotationId, open })),
    replies: await toReplyViews(
      await listCriticisms(tx, round.articleId),
      // Places are those of the newest words: on an older version nothing is drawn.
      round.articleVersionId === newest.id ? newest.text : null,
      context,
    ),
    markDenial: await markDenialOf(round, newest.id, context),
  };
}

async function markDenialOf(
  round: Round,
  newestVersionId: string,
  { tx, actor }: UseCaseContext,
): Promise<string | null> {
  const writerId = await findWriterId(tx, round.articleId);
  const { newsroomId } = actor;
  const criticism = { newsroomId, writerId, askerId: null, blindOwnerId: null };
  if (denialOf(actor, { action: 'reply:write', criticism }) !== null) {
    return 'Criticism is marked by the desk and by the writer of the article. Your role reads along.';
  }
  if (round.phase === 'signed_off') {
    return 'This round is signed: a new right of reply would void its signatures. Unlock it with a reason first.';
  }
  if (round.articleVersionId !== newestVersionId) {
    return 'This round reads an older version. Criticism is marked in the newest words of the article.';
  }
  return null;
}
