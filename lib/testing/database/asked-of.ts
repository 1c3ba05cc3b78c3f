import { PrismaPg } from '@prisma/adapter-pg';

import type { Actor } from '@/lib/domain/access/access-request';
import { PrismaClient } from '@/lib/server/db/generated/client';
import type { UseCaseContext } from '@/lib/server/use-cases/context';

import { as } from '../factories';

/** What a use case or a query asks of the database, but for the transaction and its actor. */
export async function askedOf(
  databaseUrl: string,
  actor: Actor,
  run: (context: UseCaseContext) => Promise<unknown>,
): Promise<string[]> {
  const db = new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl }),
    log: [{ emit: 'event', level: 'query' }],
  });
  const asked: string[] = [];
  db.$on('query', ({ query }) => {
    if (!/^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|SELECT set_config)/u.test(query)) {
      asked.push(query);
    }
  });
  try {
    await as(db, actor, run);
  } finally {
    await db.$disconnect();
  }
  return asked;
}
