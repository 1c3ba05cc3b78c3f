import 'server-only';

import type { NewsroomChange } from '@/lib/contracts/live';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';
import type { EventType } from '@/lib/domain/events/event-types';

import { authorize, notFound } from '../authorize';
import type { Db, Tx } from '../db/client';
import { asActor } from '../db/transactions';
import type { StreamResult } from '../http/stream-result';
import { findArticleHeading } from '../repositories/article-repository';
import {
  findNewestPlace,
  listNewestPlaces,
  listSeenAfter,
  type SeenEvent,
} from '../repositories/live-repository';
import type { UseCaseContext } from '../use-cases/context';
import { changeOfEvent } from './change-of-event';
import type { Doorbell } from './doorbell';
import { frameStream, NOBODY, type ReadAfter } from './frame-stream';
import { createGate } from './gate';
import { createNewsroomNews } from './newsroom-news';
import { type Place, placeIds } from './place-id';
import { createPresenceBoard } from './presence-board';
import { createPresenceReader } from './presence-reader';

export type LiveDependencies = {
  db: Db;
  doorbell: Doorbell;
  /** The same in every process of an installation. */
  secret: string;
  /** Who is behind these headers now. It does not count as a sign of life of a session. */
  findActor: (headers: Headers) => Promise<Actor | null>;
  onError: (error: unknown) => void;
};

export type LiveArticles = {
  open: (
    request: { articleId: string; lastEventId: string | null },
    context: UseCaseContext,
  ) => Promise<StreamResult>;
  /** Which articles of the newsroom have news for the viewer: for lists and counts. */
  openAll: (context: UseCaseContext) => Promise<StreamResult>;
  close: () => Promise<void>;
};

/** Streams share the connections of the pool with requests, and leave most of them to those. */
const READS_AT_ONCE = 4;
const EVENTS_A_READ = 200;

/** Events that are for the record of the desk, which not everyone who may read the round reads. */
const NOT_STREAMED: ReadonlySet<string> = new Set<EventType>([
  'report.exported',
  'report.imported',
]);

/** Live streams of articles, of one process. */
export function createLiveArticles(deps: LiveDependencies): LiveArticles {
  const gate = createGate(READS_AT_ONCE);
  const closing = new AbortController();
  const board = createPresenceBoard({ now: () => performance.now() });
  deps.doorbell.hear(board.hear);
  const readPresence = createPresenceReader({ db: deps.db, board, pass: gate });

  /** The same person, in the same newsroom, who may still read articles. */
  async function readmit(headers: Headers, { userId, newsroomId }: Actor): Promise<Actor | null> {
    const actor = await deps.findActor(headers);
    if (actor?.userId !== userId || actor.newsroomId !== newsroomId) return null;
    return denialOf(actor, { action: 'article:read', newsroom: actor }) === null ? actor : null;
  }

  return {
    async open({ articleId, lastEventId }, { tx, actor }) {
      authorize(actor, { action: 'article:read', newsroom: actor });
      if ((await findArticleHeading(tx, articleId)) === null) throw notFound();
      const ids = placeIds(deps.secret, { articleId, userId: actor.userId });
      const newest = await findNewestPlace(tx, articleId);
      const named = lastEventId === null ? null : ids.placeOf(lastEventId);
      // A place beyond the newest is of a database that was set back.
      const from = named !== null && named.at <= newest.at ? named : null;

      return {
        follow(request) {
          const headers = new Headers(request.headers);
          const readAfter: ReadAfter = (after) =>
            gate(async () => {
              // Row-level security decides what is there.
              const { events, upTo, isComplete } = await asActor(deps.db, actor, (inner) =>
                listSeenAfter(inner, {
                  articleId,
                  userId: actor.userId,
                  after,
                  limit: EVENTS_A_READ,
                }),
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
            readAfter,
            isAdmitted: () => gate(async () => (await readmit(headers, actor)) !== null),
            listen: (ring) => deps.doorbell.listen(articleId, ring),
            presence: {
              listen: (ring) => board.listen(articleId, ring),
              read: () => readPresence(actor, articleId),
            },
            onError: deps.onError,
            random: Math.random,
            signal: AbortSignal.any([request.signal, closing.signal]),
          });
        },
      };
    },

    async openAll({ tx, actor }) {
      authorize(actor, { action: 'newsroom:read', newsroom: actor });
      const places = await listNewestPlaces(tx);
      // The ids of its frames are no places of a record: whoever comes back begins afresh.
      const ids = placeIds(deps.secret, { articleId: actor.newsroomId, userId: actor.userId });
      return {
        follow(request) {
          const headers = new Headers(request.headers);
          const news = createNewsroomNews({
            places,
            read: (after) => asActor(deps.db, actor, (inner) => readNews(inner, actor, after)),
            readPlaces: () => asActor(deps.db, actor, listNewestPlaces),
          });
          const readAfter: ReadAfter = ({ at }) =>
            gate(async () => {
              const changed = await news.next();
              const upTo = { at: at + changed.length, rev: at + changed.length };
              if (changed.length === 0) return { changes: [], upTo, isComplete: true };
              if ((await readmit(headers, actor)) === null) return null;
              const changes = changed.map((articleId, index) => ({
                place: { at: at + index + 1, rev: at + index + 1 },
                change: { articleId } satisfies NewsroomChange,
              }));
              return { changes, upTo, isComplete: true };
            });
          return frameStream({
            from: { at: 0, rev: 0 },
            isFresh: true,
            ids,
            readAfter,
            isAdmitted: () => gate(async () => (await readmit(headers, actor)) !== null),
            listen: (ring) =>
              deps.doorbell.listenToAll((articleId) => {
                news.note(articleId);
                ring();
              }),
            presence: { listen: () => () => undefined, read: () => Promise.resolve(NOBODY) },
            onError: deps.onError,
            random: Math.random,
            signal: AbortSignal.any([request.signal, closing.signal]),
          });
        },
      };
    },

    async close() {
      closing.abort();
      board.close();
      await deps.doorbell.close();
    },
  };
}

/** What of it the policy lets the actor read: of a round, whoever may read the round. */
function changesFor(actor: Actor, seen: readonly SeenEvent[]) {
  return seen
    .filter(({ type }) => !NOT_STREAMED.has(type))
    .filter(({ roundId, round }) =>
      round === null ? roundId === null : denialOf(actor, { action: 'round:read', round }) === null,
    )
    .map((event) => ({ place: event.place, change: changeOfEvent(event) }));
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
