import 'server-only';

import { writeFrame } from '@/lib/contracts/event-stream';
import { type Followed, NEWSROOM } from '@/lib/contracts/followed';
import type { LiveFrameName } from '@/lib/contracts/live';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize, notFound } from '../authorize';
import type { Db } from '../db/client';
import type { StreamResult } from '../http/stream-result';
import { findArticleHeading } from '../repositories/article-repository';
import { findArticleOfRound, findNewestPlace } from '../repositories/live-repository';
import type { UseCaseContext } from '../use-cases/context';
import { articleStream } from './article-stream';
import type { Doorbell } from './doorbell';
import { dataOf } from './frame-stream';
import { createGate } from './gate';
import { mergeStreams } from './merge-streams';
import { newsroomPlace, newsroomStream } from './newsroom-stream';
import { placeIds } from './place-id';
import { createPresenceBoard } from './presence-board';
import { createPresenceReader } from './presence-reader';
import type { Follow, StreamParts } from './stream-parts';

export type LiveDependencies = {
  db: Db;
  doorbell: Doorbell;
  /** The same in every process of an installation. */
  secret: string;
  /** Who is behind these headers now. It does not count as a sign of life of a session. */
  findActor: (headers: Headers) => Promise<Actor | null>;
  now: () => Date;
  onError: (error: unknown) => void;
};

export type LiveArticles = {
  open: (
    request: { articleId: string; lastEventId: string | null },
    context: UseCaseContext,
  ) => Promise<StreamResult>;
  /** Which articles of the newsroom have news for the viewer: for lists and counts. */
  openAll: (from: { lastEventId: string | null }, context: UseCaseContext) => Promise<StreamResult>;
  /** Several of them over one connection, each from its own last frame. */
  openSeveral: (followed: readonly Followed[], context: UseCaseContext) => Promise<StreamResult>;
  /**
   * Where a page that is drawn now stands: the stream that it opens goes on from there. It
   * is asked for before what the page shows is read.
   */
  placeOfRound: (roundId: string, context: UseCaseContext) => Promise<string>;
  placeOfArticle: (articleId: string, context: UseCaseContext) => Promise<string>;
  placeOfNewsroom: () => string;
  close: () => Promise<void>;
};

/** Streams share the connections of the pool with requests, and leave most of them to those. */
const READS_AT_ONCE = 4;

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

  const parts: StreamParts = {
    ...{ db: deps.db, doorbell: deps.doorbell, secret: deps.secret },
    ...{ now: deps.now, onError: deps.onError },
    ...{ board, readPresence, readmit, gate },
    closing: closing.signal,
  };

  async function placeOf(articleId: string, { tx, actor }: UseCaseContext): Promise<string> {
    const ids = placeIds(deps.secret, { articleId, userId: actor.userId });
    return ids.idOf(await findNewestPlace(tx, articleId));
  }

  return {
    async open({ articleId, lastEventId }, context) {
      authorize(context.actor, { action: 'article:read', newsroom: context.actor });
      if ((await findArticleHeading(context.tx, articleId)) === null) throw notFound();
      return { follow: await articleStream(parts, { articleId, lastEventId }, context) };
    },

    async openAll(from, context) {
      authorize(context.actor, { action: 'newsroom:read', newsroom: context.actor });
      return { follow: await newsroomStream(parts, from, context) };
    },

    async openSeveral(followed, context) {
      authorize(context.actor, { action: 'newsroom:read', newsroom: context.actor });
      authorize(context.actor, { action: 'article:read', newsroom: context.actor });
      const streams = new Map<string, Follow>();
      let gone = '';
      for (const { of, after: lastEventId } of followed) {
        if (of === NEWSROOM) streams.set(of, await newsroomStream(parts, { lastEventId }, context));
        else if ((await findArticleHeading(context.tx, of)) === null) {
          gone += writeFrame({
            id: null,
            event: 'gone' satisfies LiveFrameName,
            data: dataOf(of, '{}'),
          });
        } else {
          streams.set(of, await articleStream(parts, { articleId: of, lastEventId }, context));
        }
      }
      if (streams.size === 0) throw notFound();
      return {
        follow: (request) =>
          mergeStreams(
            gone,
            [...streams].map(([of, follow]) => follow(request, of)),
          ),
      };
    },

    placeOfArticle: placeOf,

    async placeOfRound(roundId, context) {
      const articleId = await findArticleOfRound(context.tx, roundId);
      if (articleId === null) throw notFound();
      return placeOf(articleId, context);
    },

    placeOfNewsroom: () => newsroomPlace(deps.now()),

    async close() {
      closing.abort();
      board.close();
      await deps.doorbell.close();
    },
  };
}
