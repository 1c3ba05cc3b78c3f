import 'server-only';

import type { RoundRules } from '@/lib/contracts/round-rules';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { listStories } from '../repositories/article-repository';
import { recordEvent } from '../repositories/event-repository';
import { lockNewsroom } from '../repositories/newsroom-repository';
import { getRoundRules, setRoundRules } from '../repositories/round-rules-repository';
import type { UseCaseContext } from './context';

/**
 * Change which claims need a second reader, and how readings of new rounds are
 * named. Rounds that are there keep their names rule; the rule for second readers
 * holds for every claim at once.
 */
export async function changeRoundRules(
  rules: RoundRules,
  { tx, actor, now }: UseCaseContext,
): Promise<RoundRules> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  await lockNewsroom(tx, newsroomId);
  const before = await getRoundRules(tx, newsroomId);
  if (JSON.stringify(before) === JSON.stringify(rules)) return before;

  const stories = new Set((await listStories(tx)).map(({ id }) => id));
  if (rules.secondReader.storyIds.some((id) => !stories.has(id))) {
    throw new AppError('invalid_input', 'One of the stories is not of this newsroom.');
  }
  await setRoundRules(tx, newsroomId, rules);
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'round_rules.changed',
    payload: { before, after: rules },
  });
  return rules;
}
