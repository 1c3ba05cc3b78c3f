/**
 * A database that is slow where a signature is about to be given: between reading what is
 * signed and writing the signature. With the lock an edit waits for that; with the lock
 * taken out — every SELECT … FOR UPDATE reads and holds nothing — it slips in between.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { PrismaPg } from '@prisma/adapter-pg';

import type { Db } from '@/lib/server/db/client';
import { PrismaClient } from '@/lib/server/db/generated/client';

/** As long as an edit takes. */
const PAUSE_MS = 80;
/** The statement that uses the signer's confirmation up. */
const BEFORE_SIGNING = /^\s*UPDATE\b.*"confirmation"/u;

export function createSlowDb(url: string, { withLock }: { withLock: boolean }): Db {
  const factory = new PrismaPg({ connectionString: url, max: 20 });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => {
      const transaction = await start(level);
      const ask = transaction.queryRaw.bind(transaction);
      transaction.queryRaw = async (query) => {
        if (BEFORE_SIGNING.test(query.sql)) await sleep(PAUSE_MS);
        if (withLock) return ask(query);
        return ask({ ...query, sql: query.sql.replace(/\sFOR UPDATE(?: OF \w+)?\b/u, '') });
      };
      return transaction;
    };
    return adapter;
  };
  return new PrismaClient({ adapter: factory });
}
