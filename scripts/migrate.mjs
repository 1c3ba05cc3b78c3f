/** `npm run db:migrate`: bring the database of DATABASE_URL, or the embedded one, up to date. */
import { openDatabase } from './lib/embedded-database.mjs';
import { atEnd, runToEnd } from './lib/ending.mjs';
import { migrateDatabase } from './lib/preparation.mjs';
import { say } from './lib/say.mjs';
import { loadEnvFiles, makeDataFolder, readSettings } from './lib/settings.mjs';

await runToEnd(async () => {
  loadEnvFiles();
  const { databaseUrl } = readSettings();
  const database = await openDatabase({ databaseUrl, dataFolder: makeDataFolder() });
  atEnd(() => database.close());
  const applied = await migrateDatabase(database);
  for (const name of applied) say(`applied ${name}`);
  if (applied.length === 0) say('The database is up to date.');
});
