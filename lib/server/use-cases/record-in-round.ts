import 'server-only';

import type { EventFacts } from '@/lib/domain/events/event-chain';
import type { NewsroomEvent } from '@/lib/domain/events/event-types';

import { recordEvent } from '../repositories/event-repository';
import type { Round } from '../repositories/round-repository';
import type { UseCaseContext } from './context';

/** Record what happened in a round. `ownerId` names whose work it is, where it is a reviewer's. */
export async function recordInRound(
  round: Round,
  { tx, actor, now }: UseCaseContext,
  { ownerId = null, ...event }: NewsroomEvent & { ownerId?: string | null },
): Promise<EventFacts> {
  return recordEvent(tx, {
    newsroomId: round.newsroomId,
    articleId: round.articleId,
    roundId: round.id,
    ownerId,
    actor,
    now,
    ...event,
  });
}
