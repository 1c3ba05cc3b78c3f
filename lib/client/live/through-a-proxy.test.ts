/**
 * The stream and its client with a proxy between them that closes what is idle, over real
 * connections: kept open by the comments, and missing nothing where they come too seldom.
 */
import { createServer } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';

import { afterEach, describe, expect, test } from 'vitest';

import type { StreamFrame } from '@/lib/contracts/event-stream';
import { frameStream, NOBODY } from '@/lib/server/live/frame-stream';
import { placeIds } from '@/lib/server/live/place-id';

import { connectLive } from './connection';

/** How long the proxy lets a connection be silent. */
const IDLE_MS = 500;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function listenOn(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** A record that grows, and a server that streams it. */
async function aRecord(heartbeatMs: number) {
  let rev = 0;
  const rings = new Set<() => void>();
  const ids = placeIds('secret', { articleId: 'article', userId: 'ana' });
  const server = createServer((request, response) => {
    const over = new AbortController();
    response.on('close', () => over.abort());
    const named = request.headers['last-event-id'];
    const from = typeof named === 'string' ? ids.placeOf(named) : null;
    const stream = frameStream({
      from: from ?? { at: rev, rev },
      isFresh: from === null,
      ids,
      readAfter: ({ at }) => {
        const changes = Array.from({ length: rev - at }, (_, index) => ({
          place: { at: at + index + 1, rev: at + index + 1 },
          change: {
            ...{ type: 'annotation.updated', roundId: null, annotationId: null, queryId: null },
            version: at + index + 1,
          },
        }));
        return Promise.resolve({ changes, upTo: { at: rev, rev }, isComplete: true });
      },
      isAdmitted: () => Promise.resolve(true),
      listen: (ring) => {
        rings.add(ring);
        return () => rings.delete(ring);
      },
      presence: { listen: () => () => undefined, read: () => Promise.resolve(NOBODY) },
      onError: () => undefined,
      signal: over.signal,
      heartbeatMs,
    });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    void stream
      .pipeTo(new WritableStream({ write: (chunk) => void response.write(chunk) }))
      .catch(() => undefined)
      .finally(() => response.end());
  });
  const port = await listenOn(server);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    port,
    append: () => {
      rev += 1;
      for (const ring of rings) ring();
    },
  };
}

/** A proxy that closes connections on which nothing was sent for a while. */
async function aProxy(to: number) {
  const sockets = new Set<Socket>();
  let cuts = 0;
  const proxy = createTcpServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.pipe(upstream);
    upstream.pipe(client);
    upstream.setTimeout(IDLE_MS, () => {
      cuts += 1;
      client.destroy();
      upstream.destroy();
    });
  });
  const port = await listenOn(proxy);
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  return { port, cuts: () => cuts };
}

function aClient(port: number) {
  const versions: number[] = [];
  let opened = 0;
  let wake: () => void = () => undefined;
  const hear = ({ event, data }: StreamFrame) => {
    if (event === 'change') versions.push((JSON.parse(data) as { version: number }).version);
    wake();
  };
  const connection = connectLive(null, {
    open: async (lastEventId, signal) => {
      opened += 1;
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        headers: lastEventId === null ? {} : { 'last-event-id': lastEventId },
        signal,
      });
      return response.body === null
        ? { ok: false, isFinal: false }
        : { ok: true, body: response.body };
    },
    onFrame: hear,
    onStatus: () => wake(),
    isOnline: () => true,
    // The client's own patience, twenty times as short.
    schedule: (run, delayMs) => {
      const timer = setTimeout(run, delayMs / 20);
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
  });
  closing.push(connection.close);
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { versions, opened: () => opened, until };
}

describe('a stream through a proxy that closes what is idle', () => {
  test('stays open by its comments, which are closer together than the proxy’s patience', async () => {
    const record = await aRecord(IDLE_MS / 10);
    const proxy = await aProxy(record.port);
    const client = aClient(proxy.port);
    await client.until(() => client.opened() === 1);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS * 3));
    record.append();
    await client.until(() => client.versions.length === 1);
    expect({ cuts: proxy.cuts(), opened: client.opened() }).toEqual({ cuts: 0, opened: 1 });
  });

  test('is cut where they come too seldom, and then misses nothing and tells nothing twice', async () => {
    const record = await aRecord(60_000);
    const proxy = await aProxy(record.port);
    const client = aClient(proxy.port);
    for (let at = 1; at <= 4; at += 1) {
      const before = proxy.cuts();
      await client.until(() => proxy.cuts() > before || client.opened() > at);
      // Once while nobody listens, or nearly so.
      record.append();
      await client.until(() => client.versions.length >= at);
    }
    expect(client.versions).toEqual([1, 2, 3, 4]);
    expect(proxy.cuts()).toBeGreaterThan(2);
  });
});
