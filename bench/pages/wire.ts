/**
 * What the product asks of its database, read off the wire: a proxy between the
 * two that notes the text of every statement. What opens and closes a transaction
 * and says in whose name it runs is left out, and so is the worker's own work.
 */
import { connect, createServer, type Socket } from 'node:net';

import { listen } from '../listen';

export type Wire = {
  /** The address of the proxy in place of the database's. */
  url: string;
  /** The statements since the last call. */
  taken: () => string[];
  stop: () => Promise<void>;
};

const FRAME =
  /^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|DEALLOCATE|SET |SELECT set_config|SELECT 1\b)/iu;
const WORKER = /graphile_worker|worker_heartbeat|\bLISTEN\b|pg_notify/iu;

export async function watchDatabase(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  let statements: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port === '' ? 5432 : target.port), target.hostname);
    sockets.add(client).add(upstream);
    const read = createReader((statement) => {
      if (!FRAME.test(statement) && !WORKER.test(statement)) statements.push(statement);
    });
    client.on('data', (chunk: Buffer) => {
      read(chunk);
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => client.write(chunk));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  const port = await listen(server);
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    taken: () => {
      const all = statements;
      statements = [];
      return all;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Messages of PostgreSQL's protocol: a letter, four bytes of length, the rest. The first has no letter. */
function createReader(onStatement: (statement: string) => void): (chunk: Buffer) => void {
  let kept = Buffer.alloc(0);
  let isBegun = false;
  // A statement with a name is sent once and asked for by its name from then on.
  const texts = new Map<string, string>();
  return (chunk) => {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      const head = isBegun ? 1 : 0;
      if (kept.length < head + 4) return;
      const length = kept.readInt32BE(head) + head;
      if (kept.length < length) return;
      const message = kept.subarray(0, length);
      kept = kept.subarray(length);
      if (!isBegun) {
        // A request for encryption is followed by another first message.
        isBegun = message.readInt32BE(4) !== 80_877_103;
        continue;
      }
      const kind = String.fromCharCode(message[0] ?? 0);
      if (kind === 'Q') onStatement(textAt(message, 5));
      if (kind === 'P') texts.set(textAt(message, 5), textAt(message, message.indexOf(0, 5) + 1));
      if (kind === 'B') {
        onStatement(texts.get(textAt(message, message.indexOf(0, 5) + 1)) ?? 'of no known text');
      }
    }
  };
}

function textAt(message: Buffer, from: number): string {
  return message.toString('utf8', from, message.indexOf(0, from));
}
