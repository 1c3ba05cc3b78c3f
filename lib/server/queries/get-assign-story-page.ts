import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';

import { authorize, notFound } from '../authorize';
import { findStory } from '../repositories/article-repository';
import { listStoryForAssigning } from '../repositories/assignment-repository';
import { listActiveMembers } from '../repositories/member-repository';
import type { UseCaseContext } from '../use-cases/context';

type AssignStoryPage = {
  story: {
    id: string;
    name: string;
    articles: readonly {
      id: string;
      code: string;
      title: string;
      openRound: number | null;
      rounds: number;
    }[];
  };
  members: readonly { userId: string; name: string; roles: readonly Role[] }[];
};

/** The articles of a story and the people who can be assigned to them. */
export async function getAssignStoryPage(
  storyId: string,
  { tx, actor }: UseCaseContext,
): Promise<AssignStoryPage> {
  authorize(actor, { action: 'round:create', newsroom: actor });
  const story = await findStory(tx, { id: storyId });
  const articles = story && (await listStoryForAssigning(tx, storyId));
  if (!story || !articles) throw notFound();
  return {
    story: { id: story.id, name: story.name, articles },
    members: await listActiveMembers(tx),
  };
}
