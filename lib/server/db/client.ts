import 'server-only';

import { PrismaPg } from '@prisma/adapter-pg';

import { type Prisma, PrismaClient } from './generated/client';
import { namesOfStatements } from './statement-names';

/** The whole database, as the connecting user sees it. Only lib/server/db opens transactions on it. */
export type Db = PrismaClient;

/** One open transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * @param keepsStatements whether the database plans what is asked again and again only once for
 * each connection. Not behind a pooler, whose connections are now this process's, now another's.
 */
export function createDb(
  url: string,
  { max = 10, keepsStatements = false }: { max?: number; keepsStatements?: boolean } = {},
): Db {
  const statementNameGenerator = keepsStatements ? namesOfStatements() : () => '';
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max }, { statementNameGenerator }),
  });
}
