import 'server-only';

import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { PrivateAddressError } from '../importing/fetching/guarded-agent';
import { type AddressGuard, checkedAddress } from './checked-address';
import { captureLimits } from './limits';

/**
 * The browser's only way out. A page that is drawn asks for pictures, frames and
 * scripts of its own, and whoever made it chooses from where; so each of these
 * connections is opened here, by the same rules as the page's own: a name is
 * resolved once, and nothing but the public internet is reached.
 */
type GuardedProxy = {
  /** The proxy's own address, for the browser. */
  port: number;
  /** Hosts that were asked for and refused. */
  refused: ReadonlySet<string>;
  close: () => Promise<void>;
};

export async function openGuardedProxy(guard: AddressGuard): Promise<GuardedProxy> {
  const refused = new Set<string>();
  const sockets = new Set<Duplex>();
  let bytes = 0;
  let connections = 0;

  const keep = <S extends Duplex>(socket: S): S => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A peer that goes away ends its connection and nothing else.
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const count = (chunk: Buffer): void => {
    bytes += chunk.byteLength;
    if (bytes > captureLimits.browserBytes) for (const socket of sockets) socket.destroy();
  };
  const addressFor = async (hostname: string, port: number): Promise<string> => {
    connections += 1;
    const isSpent =
      connections > captureLimits.browserConnections || bytes > captureLimits.browserBytes;
    if (isSpent) throw new Error('The page asks for more than a capture may take.');
    try {
      return await checkedAddress({ hostname, port }, guard);
    } catch (error) {
      if (error instanceof PrivateAddressError) refused.add(hostname);
      throw error;
    }
  };

  async function forward(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '');
    if (url.protocol !== 'http:') throw new Error('Only http is forwarded.');
    const port = url.port === '' ? 80 : Number(url.port);
    const host = await addressFor(url.hostname, port);
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).filter(([name]) => !name.startsWith('proxy-')),
    );
    const outgoing = request({
      host,
      port,
      method: incoming.method,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host, connection: 'close' },
      setHost: false,
      agent: false,
    });
    outgoing.on('socket', keep);
    outgoing.on('error', () => answer.destroy());
    outgoing.on('response', (response) => {
      response.on('data', count);
      response.on('error', () => answer.destroy());
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    incoming.pipe(outgoing);
  }

  async function tunnel(incoming: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    const url = new URL(`http://${incoming.url ?? ''}`);
    const port = Number(/:(\d+)$/.exec(incoming.url ?? '')?.[1] ?? 443);
    const host = await addressFor(url.hostname, port);
    const server: Socket = keep(connect({ host, port }));
    server.once('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) server.write(head);
      server.on('data', count);
      server.pipe(client);
      client.pipe(server);
    });
    server.once('close', () => client.destroy());
    client.once('close', () => server.destroy());
  }

  const proxy = createServer((incoming, answer) => {
    forward(incoming, answer).catch(() => {
      answer.writeHead(403, { connection: 'close' });
      answer.end();
    });
  });
  proxy.on('connection', keep);
  proxy.on('connect', (incoming: IncomingMessage, client: Duplex, head: Buffer) => {
    tunnel(incoming, client, head).catch(() => {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  });
  await new Promise<void>((ready) => {
    proxy.listen(0, '127.0.0.1', ready);
  });
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    refused,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => {
        proxy.close(() => closed());
      });
    },
  };
}
