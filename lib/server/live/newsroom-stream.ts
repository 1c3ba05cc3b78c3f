import 'server-only';

import type { NewsroomChange } from '@/lib/contracts/live';
import type { Actor } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';
import { asActor } from '../db/transactions';
import { listNewestPlaces, listPlacesSince, listSeenAfter } from '../repositories/live-repository';
import type { UseCaseContext } from '../use-cases/context';
import { bellOf } from './bell';
import { frameStream, type ReadAfter } from './frame-stream';
import { createNewsroomNews } from './newsroom-news';
import type { Place, PlaceIds } from './place-id';
import { changesFor, EVENTS_A_READ } from './seen-changes';
import type { Follow, StreamParts } from './stream-parts';

/**
 * The places of this stream are times, which tell nothing of anybody's work: what was
 * written since then is looked at again. An event that was begun before a time may be
 * written a little after it.
 */
const TIMES: PlaceIds = {
  idOf: ({ at }) => new Date(at).toISOString(),
  placeOf(id) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(id)) return null;
    const at = Date.parse(id);
    return Number.isNaN(at) ? null : { at, rev: 0 };
  },
};
const WRITING_MS = 15_000;
/** Who was away for longer begins afresh. */
const LONGEST_AWAY_MS = 12 * 3_600_000;

/** Where whoever reads the newsroom at this time stands. */
export function newsroomPlace(now: Date): string {
  return TIMES.idOf(placeAt(now));
}

/** In which articles of the newsroom something happens that the actor may see. */
export async function newsroomStream(
  parts: StreamParts,
  { lastEventId }: { lastEventId: string | null },
  { tx, actor }: Pick<UseCaseContext, 'tx' | 'actor'>,
): Promise<Follow> {
  const { gate, readmit } = parts;
  const begun = placeAt(parts.now());
  const from = goesOnFrom(lastEventId, begun);
  const missed =
    from === null
      ? new Map<string, Place>()
      : await listPlacesSince(tx, {
          newsroomId: actor.newsroomId,
          since: new Date(from.at - WRITING_MS),
        });
  const places = new Map([...(await listNewestPlaces(tx)), ...missed]);

  return function follow(request, of) {
    const headers = new Headers(request.headers);
    const news = createNewsroomNews({
      places,
      read: (after) => asActor(parts.db, actor, (inner) => readNews(inner, actor, after)),
      readPlaces: () => asActor(parts.db, actor, listNewestPlaces),
    });
    for (const articleId of missed.keys()) news.note(articleId);
    const readAfter: ReadAfter = () =>
      gate(async () => {
        const upTo = placeAt(parts.now());
        const changed = await news.next();
        if (changed.length === 0) return { changes: [], upTo, isComplete: true };
        if ((await readmit(headers, actor)) === null) return null;
        const changes = changed.map((articleId) => ({
          place: upTo,
          change: { articleId } satisfies NewsroomChange,
        }));
        return { changes, upTo, isComplete: true };
      });
    return frameStream({
      from: from ?? begun,
      isFresh: from === null,
      ids: TIMES,
      of,
      readAfter,
      isAdmitted: () => gate(async () => (await readmit(headers, actor)) !== null),
      listen: (ring) =>
        parts.doorbell.listenToAll((articleId) => {
          news.note(articleId);
          ring();
        }),
      presence: bellOf(parts, actor),
      onError: parts.onError,
      random: Math.random,
      signal: AbortSignal.any([request.signal, parts.closing]),
    });
  };
}

function placeAt(time: Date): Place {
  return { at: time.getTime(), rev: 0 };
}

function goesOnFrom(lastEventId: string | null, now: Place): Place | null {
  const named = lastEventId === null ? null : TIMES.placeOf(lastEventId);
  if (named === null || named.at < now.at - LONGEST_AWAY_MS) return null;
  // Processes do not tell the same time to the millisecond.
  return named.at <= now.at + WRITING_MS ? named : null;
}

/** Of each of these articles, whether there is something after a place that the actor may see. */
async function readNews(tx: Tx, actor: Actor, after: ReadonlyMap<string, Place>) {
  const found = new Map<string, { upTo: Place; hasNews: boolean }>();
  for (const [articleId, place] of after) {
    let [upTo, hasNews, isComplete] = [place, false, false];
    while (!isComplete) {
      const page = await listSeenAfter(tx, {
        ...{ articleId, userId: actor.userId },
        ...{ after: upTo, limit: EVENTS_A_READ },
      });
      ({ upTo, isComplete } = page);
      hasNews ||= changesFor(actor, page.events).length > 0;
    }
    found.set(articleId, { upTo, hasNews });
  }
  return found;
}
