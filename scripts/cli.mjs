#!/usr/bin/env node
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
/** Options of `verify` that a value follows. */
const VALUED = new Set(['--key', '--heads']);
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
  // A file is checked by itself, unless it is held against the record.
  const verifiesFile =
    args[0] === 'verify' &&
    !args.includes('--record') &&
    args.some((arg, at) => at > 0 && !arg.startsWith('--') && !VALUED.has(args[at - 1] ?? ''));
  const needsDatabase =
    args.length > 0 &&
    !verifiesFile &&
    (namesRound || !WITHOUT_DATABASE.has(args[0])) &&
    !args.some((arg) => HELP.has(arg));
  const run = async (env, ...given) => {
    const child = spawn(
      process.execPath,
      [...typescriptProgram('lib/server/cli/main.ts'), ...given],
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
  };
  if (!needsDatabase) return await run(process.env, ...args);
  if (args[0] === 'restore' && args.length === 2) return await restore(args[1], run);
  const { env, migrateDatabase, database } = await withDatabase();
  await migrateDatabase(database);
  return await run(env, ...args);
});

/** The rows go into a database of the backup's own form, which is then brought up to date. */
async function restore(file, run) {
  const { prepareRestore, typedPath } = await import('./lib/restore.mjs');
  const { env, migrateDatabase, database } = await withDatabase();
  const problem = await prepareRestore(database, typedPath(file));
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    return 2;
  }
  const loaded = await run(env, 'restore', file);
  if (loaded !== 0) return loaded;
  await migrateDatabase(database);
  return await run(env, 'verify');
}

async function withDatabase() {
  const { openDatabase } = await import('./lib/embedded-database.mjs');
  const { migrateDatabase } = await import('./lib/preparation.mjs');
  const settings = readSettings();
  const dataFolder = makeDataFolder();
  const database = await openDatabase({ databaseUrl: settings.databaseUrl, dataFolder });
  atEnd(() => database.close());
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || readSecrets(dataFolder).nextAuthSecret,
    NEXTAUTH_URL: settings.address,
    OBELUS_DATA_DIR: dataFolder,
  };
  return { env, database, migrateDatabase };
}
