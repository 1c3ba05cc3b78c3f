import 'server-only';

import { asActor } from '../db/transactions';
import { findNewestPlace, listSeenAfter } from '../repositories/live-repository';
import type { UseCaseContext } from '../use-cases/context';
import { frameStream, type ReadAfter } from './frame-stream';
import { placeIds } from './place-id';
import { changesFor, EVENTS_A_READ } from './seen-changes';
import type { Follow, StreamParts } from './stream-parts';

/** What happens to one article that the actor may read, after the frame they name. */
export async function articleStream(
  parts: StreamParts,
  { articleId, lastEventId }: { articleId: string; lastEventId: string | null },
  { tx, actor }: Pick<UseCaseContext, 'tx' | 'actor'>,
): Promise<Follow> {
  const { gate, readmit } = parts;
  const ids = placeIds(parts.secret, { articleId, userId: actor.userId });
  const newest = await findNewestPlace(tx, articleId);
  const named = lastEventId === null ? null : ids.placeOf(lastEventId);
  // A place beyond the newest is of a database that was set back.
  const from = named !== null && named.at <= newest.at ? named : null;

  return function follow(request, of) {
    const headers = new Headers(request.headers);
    const readAfter: ReadAfter = (after) =>
      gate(async () => {
        // Row-level security decides what is there.
        const { events, upTo, isComplete } = await asActor(parts.db, actor, (inner) =>
          listSeenAfter(inner, { articleId, userId: actor.userId, after, limit: EVENTS_A_READ }),
        );
        if (events.length === 0) return { changes: [], upTo, isComplete };
        // Asked after the reading: what was seen before the end of a membership
        // may still be told, and what came after it was not read.
        const present = await readmit(headers, actor);
        if (present === null) return null;
        return { changes: changesFor(present, events), upTo, isComplete };
      });
    return frameStream({
      from: from ?? newest,
      isFresh: from === null,
      ids,
      of,
      readAfter,
      isAdmitted: () => gate(async () => (await readmit(headers, actor)) !== null),
      listen: (ring) => parts.doorbell.listen(articleId, ring),
      presence: {
        listen: (ring) => parts.board.listen(articleId, ring),
        read: () => parts.readPresence(actor, articleId),
      },
      onError: parts.onError,
      random: Math.random,
      signal: AbortSignal.any([request.signal, parts.closing]),
    });
  };
}
