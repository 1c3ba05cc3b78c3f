/** `npm run db:new-migration NAME`: write the next migration. */
import { newMigration } from './lib/migrations.mjs';
import { run, say } from './lib/say.mjs';

await run(async () => {
  const { directory, isEmpty } = await newMigration({
    name: process.argv.slice(2).join('_'),
    now: new Date(),
  });
  say(`prisma/migrations/${directory}/migration.sql`);
  say(
    isEmpty
      ? 'The schema has not changed, so the file is empty: write what Prisma cannot say into it.'
      : 'Read it, and add what Prisma cannot say: row-level security, triggers, special indexes.',
  );
});
