import 'server-only';

import type { AssignedStory, AssignStoryBody } from '@/lib/contracts/assignments';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { listStoryForAssigning } from '../repositories/assignment-repository';
import type { UseCaseContext } from './context';
import { createRound } from './create-round';

/**
 * Assign the same people to articles of a story, each article its own round. All
 * of it is one transaction: either every article that takes a round has one, or
 * none has. Of an article that takes none the answer says why.
 */
export async function assignStory(
  { storyId, articleIds, ...assignment }: AssignStoryBody & { storyId: string },
  context: UseCaseContext,
): Promise<AssignedStory> {
  const { tx, actor } = context;
  authorize(actor, { action: 'round:create', newsroom: actor });
  const story = await listStoryForAssigning(tx, storyId);
  if (story === null) throw notFound();
  const wanted = articleIds === undefined ? null : new Set(articleIds);
  const known = new Set(story.map(({ id }) => id));
  if (wanted !== null && [...wanted].some((id) => !known.has(id))) {
    throw new AppError('invalid_input', 'One of the articles does not belong to this story.');
  }

  const articles = story.filter(({ id }) => wanted === null || wanted.has(id));
  const results = new Map<string, AssignedStory['results'][number]>();
  // Articles are locked in the order of their ids, so that two assignments never wait for each other.
  for (const { openRound, rounds: _, ...article } of articles.toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )) {
    const round =
      openRound === null
        ? await createRound({ ...assignment, articleId: article.id }, context)
        : null;
    const skipped =
      openRound === null
        ? null
        : `Round ${openRound} of this article is still open. Close it, or put the reviewers on it.`;
    results.set(article.id, { article, round, skipped });
  }
  return { results: articles.flatMap(({ id }) => results.get(id) ?? []) };
}
