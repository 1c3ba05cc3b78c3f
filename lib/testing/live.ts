/** A web process with live streams, and clients that read them frame by frame. */
import { followArticle } from '@/lib/contracts/endpoints/articles';
import { followNewsroom, followSeveral } from '@/lib/contracts/endpoints/presence';
import { type Followed, severalOf } from '@/lib/contracts/followed';
import { createFrameReader, type StreamFrame } from '@/lib/contracts/event-stream';
import type { Actor } from '@/lib/domain/access/access-request';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { createRouteFactory } from '@/lib/server/http/create-route-factory';
import { createDoorbell } from '@/lib/server/live/doorbell';
import { createLiveArticles, type LiveArticles } from '@/lib/server/live/live-articles';
import { readRevs } from '@/lib/server/repositories/live-repository';

import { NOW } from './factories';

const open: { live: LiveArticles; client: AbortController }[] = [];

/** Ends every stream and every server of a test. */
export async function closeLiveServers(): Promise<void> {
  for (const { live, client } of open.splice(0)) {
    client.abort();
    await live.close();
  }
}

export type LiveClient = {
  response: Response;
  /** Resolves once so many frames have come, with all that have. */
  until: (count: number) => Promise<readonly StreamFrame[]>;
  frames: readonly StreamFrame[];
  ended: Promise<void>;
  cut: () => void;
};

/** A web process of its own, with its own doorbell. `members` says who is let in. */
export function aLiveServer(db: Db, url: string, members: Map<string, Actor | null> = new Map()) {
  const client = new AbortController();
  const errors: unknown[] = [];
  const find = (headers: Headers) =>
    Promise.resolve(members.get(headers.get('x-who') ?? '') ?? null);
  const live = createLiveArticles({
    db,
    doorbell: createDoorbell({
      url,
      readRevs: (ids) => asSystem(db, 'live', (tx) => readRevs(tx, ids)),
      onError: (error) => errors.push(error),
      random: () => 0,
    }),
    secret: 'a secret of this test',
    findActor: find,
    now: () => NOW,
    onError: (error) => errors.push(error),
  });
  open.push({ live, client });
  const defineRoute = createRouteFactory({
    db,
    getActor: (request) => find(request.headers),
    now: () => NOW,
    newRequestId: () => 'request-1',
    logError: (error) => errors.push(error),
  });
  const ofAll = defineRoute(followNewsroom, {
    run: ({ lastEventId }, context) => live.openAll({ lastEventId }, context),
  });
  const ofSeveral = defineRoute(followSeveral, {
    run: ({ query }, context) =>
      live.openSeveral(
        query.of.map(([of, after]) => ({ of, after })),
        context,
      ),
  });
  const ofArticle = defineRoute(followArticle, {
    run: ({ params, lastEventId }, context) =>
      live.open({ articleId: params.articleId, lastEventId }, context),
  });

  /** @param articleId `null` follows the newsroom. */
  async function follow(
    actor: Actor,
    articleId: string | null,
    lastEventId: string | null = null,
  ): Promise<LiveClient> {
    if (!members.has(actor.userId)) members.set(actor.userId, actor);
    const own = new AbortController();
    const response = await (articleId === null ? ofAll : ofArticle)(
      new Request('http://localhost:3000/api/v1/anything', {
        headers: {
          'x-who': actor.userId,
          ...(lastEventId !== null && { 'last-event-id': lastEventId }),
        },
        signal: AbortSignal.any([own.signal, client.signal]),
      }),
      { params: Promise.resolve({ articleId }) },
    );
    return read(response, () => own.abort());
  }
  /** Several over one connection. */
  async function followAll(actor: Actor, followed: readonly Followed[]): Promise<LiveClient> {
    if (!members.has(actor.userId)) members.set(actor.userId, actor);
    const own = new AbortController();
    const response = await ofSeveral(
      new Request(`http://localhost:3000/api/v1/events/several?of=${severalOf(followed)}`, {
        headers: { 'x-who': actor.userId },
        signal: AbortSignal.any([own.signal, client.signal]),
      }),
      { params: Promise.resolve({}) },
    );
    return read(response, () => own.abort());
  }
  return { follow, followAll, live, errors, stop: () => live.close() };
}

function read(response: Response, cut: () => void): LiveClient {
  const frames: StreamFrame[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const reader = createFrameReader();
  const ended = (async () => {
    if (!response.ok || response.body === null) return;
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      frames.push(...reader.read(decoder.decode(chunk, { stream: true })));
      for (const { count, resolve } of waiting) if (frames.length >= count) resolve();
    }
  })();
  return {
    response,
    frames,
    ended,
    cut,
    until: async (count) => {
      await new Promise<void>((resolve) => {
        if (frames.length >= count) resolve();
        else waiting.push({ count, resolve });
      });
      return frames;
    },
  };
}
