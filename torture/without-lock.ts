/**
 * The database as it would be with the lock taken out: every SELECT … FOR UPDATE reads
 * and holds nothing. Only for controls.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { PrismaPg } from '@prisma/adapter-pg';

import type { Db } from '@/lib/server/db/client';
import { PrismaClient } from '@/lib/server/db/generated/client';

/** Now and then a query waits as long as a whole other transaction takes: the two meet in every order. */
const WAITS = { share: 0.12, ms: 60 };

export function createDbWithoutLock(url: string): Db {
  const factory = new PrismaPg({ connectionString: url, max: 20 });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => {
      const transaction = await start(level);
      const ask = transaction.queryRaw.bind(transaction);
      transaction.queryRaw = async (query) => {
        if (Math.random() < WAITS.share) await sleep(WAITS.ms);
        return ask({ ...query, sql: query.sql.replace(/\sFOR UPDATE\b/u, '') });
      };
      return transaction;
    };
    return adapter;
  };
  return new PrismaClient({ adapter: factory });
}
