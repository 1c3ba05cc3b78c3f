import 'server-only';

import { PrismaPg } from '@prisma/adapter-pg';

import { type Prisma, PrismaClient } from './generated/client';

/** The whole database, as the connecting user sees it. Only lib/server/db opens transactions on it. */
export type Db = PrismaClient;

/** One open transaction. */
export type Tx = Prisma.TransactionClient;

export function createDb(url: string, { max = 10 }: { max?: number } = {}): Db {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max }) });
}
