/** Where the work goes on once a version was added. */
import type { AddedVersionView } from '@/lib/contracts/versions';
import { getVersionReview } from '@/lib/contracts/endpoints/versions';

import { call } from './call';

/**
 * To the review of what became of the claims; to the article where none was
 * carried over, or where whoever adds a version may not see them.
 */
export async function wayToReview({ articleId, roundId }: AddedVersionView): Promise<string> {
  const article = `/articles/${articleId}`;
  if (roundId === null) return article;
  const review = await call(getVersionReview, { params: { roundId } });
  return review.ok ? `/rounds/${roundId}/versions` : article;
}
