import 'server-only';

import { uuidv7 } from '../new-id';
import type { StoryView } from '@/lib/contracts/article';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { insertStory } from '../repositories/article-repository';
import { recordEvent } from '../repositories/event-repository';
import type { UseCaseContext } from './context';

/** Begin a story: articles on one event, checked together. */
export async function createStory(
  { name }: { name: string },
  { tx, actor, now }: UseCaseContext,
): Promise<StoryView> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'story:create', newsroom: { newsroomId } });
  const story = await insertStory(tx, { id: uuidv7(), newsroomId, name, createdAt: now });
  if (!story) {
    throw new AppError(
      'already_exists',
      `There is a story named “${name}”. Use it, or choose another name.`,
    );
  }
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'story.created',
    payload: { storyId: story.id, name },
  });
  return story;
}
