/**
 * `npm run cli -- …`: the command line, on the database that the application uses.
 * The embedded one is started for as long as the command runs, where it does not
 * run already. What a command prints is all there is on standard output.
 */
import { spawn } from 'node:child_process';

import { checkNode } from './lib/check-node.mjs';

checkNode();
const { ensureDependencies } = await import('./lib/dependencies.mjs');
const { atEnd, runToEnd } = await import('./lib/ending.mjs');
const { loadEnvFiles, makeDataFolder, readSecrets, readSettings } =
  await import('./lib/settings.mjs');

const { root } = await import('./lib/paths.mjs');
const { sayOnStandardError } = await import('./lib/say.mjs');

/** These work on files alone; `compare` also on rounds, which it is told by their ids. */
const WITHOUT_DATABASE = new Set(['agreement', 'anchor', 'compare', 'help']);
const ROUND_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const HELP = new Set(['--help', '-h']);

await runToEnd(async () => {
  sayOnStandardError();
  loadEnvFiles();
  const args = process.argv.slice(2);
  await ensureDependencies();
  const { generateClient } = await import('./lib/generate-client.mjs');
  generateClient();
  const { TYPESCRIPT_SETTINGS, typescriptProgram } = await import('./lib/preparation.mjs');
  const namesRound = args[0] === 'compare' && args.some((arg) => ROUND_ID.test(arg));
  const needsDatabase =
    args.length > 0 &&
    (namesRound || !WITHOUT_DATABASE.has(args[0])) &&
    !args.some((arg) => HELP.has(arg));
  const env = needsDatabase ? await withDatabase() : process.env;

  const child = spawn(
    process.execPath,
    [...typescriptProgram('lib/server/cli/main.ts'), ...args],
    // Ctrl-C reaches the command by itself; INIT_CWD says where its paths are counted from.
    {
      stdio: 'inherit',
      env: { INIT_CWD: process.cwd(), ...env, ...TYPESCRIPT_SETTINGS },
      cwd: root,
    },
  );
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
});

async function withDatabase() {
  const { openDatabase } = await import('./lib/embedded-database.mjs');
  const { migrateDatabase } = await import('./lib/preparation.mjs');
  const settings = readSettings();
  const dataFolder = makeDataFolder();
  const database = await openDatabase({ databaseUrl: settings.databaseUrl, dataFolder });
  atEnd(() => database.close());
  await migrateDatabase(database);
  return {
    ...process.env,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || readSecrets(dataFolder).nextAuthSecret,
    NEXTAUTH_URL: settings.address,
    OBELUS_DATA_DIR: dataFolder,
  };
}
