/** `npm start`: from a checkout to a running application, and to its end. */
import path from 'node:path';

import { ensureDependencies } from './dependencies.mjs';
import { atEnd } from './ending.mjs';
import { forgetInstance, refuseSecondInstance, rememberInstance } from './instance.mjs';
import { fromRoot } from './paths.mjs';
import { isPortFree } from './ports.mjs';
import { Refusal, say, seconds, step } from './say.mjs';
import { loadEnvFiles, makeDataFolder, readSecrets, readSettings } from './settings.mjs';

/**
 * @param options.only `web` or `worker` where the other runs elsewhere; `null` for both
 */
export async function start({ isDevelopment, only = null }) {
  const startedAt = performance.now();
  say('Obelus');
  loadEnvFiles();
  const settings = readSettings();
  const webProcesses = only === 'worker' ? 0 : settings.webProcesses;
  const dataFolder = makeDataFolder();
  refuseSecondInstance(dataFolder, only);
  for (let at = 0; at < webProcesses; at += 1) await refuseTakenPort(settings, at);
  rememberInstance(dataFolder, settings.address, only);
  atEnd(() => forgetInstance(dataFolder, only));

  await ensureDependencies();
  await prepareClient();
  const { openDatabase } = await import('./embedded-database.mjs');
  const { fillEmptyDatabase, migrateDatabase } = await import('./preparation.mjs');
  const { ensureBuild, isBuildFresh } = await import('./next-build.mjs');
  const { startApplication } = await import('./application.mjs');

  let database;
  await step(
    settings.databaseUrl === null ? 'PostgreSQL' : 'PostgreSQL of DATABASE_URL',
    async () => {
      database = await openDatabase({ databaseUrl: settings.databaseUrl, dataFolder });
      atEnd(() => database.close());
    },
  );
  const env = environmentOf({ settings, dataFolder, database, isDevelopment });
  await step('Migrations', async () => {
    const applied = await migrateDatabase(database);
    return applied.length === 0 ? 'none to apply' : `${applied.length} applied`;
  });
  if (settings.withSample && only !== 'worker') {
    await step('Sample newsroom', async () =>
      (await fillEmptyDatabase(database, { dataFolder, env })) ? 'written' : 'not needed',
    );
  }
  if (!isDevelopment && webProcesses > 0 && !isBuildFresh()) {
    await step('Building the application', async () => {
      await ensureBuild();
    });
  }

  const logOf = (name) => path.join(dataFolder, 'logs', `${name}.log`);
  const { host, port } = settings;
  const withWorker = only !== 'web';
  await step(only === null ? 'Web and worker' : `The ${only} alone`, () =>
    startApplication({ env, host, port, logOf, webProcesses, withWorker, isDevelopment }),
  );

  if (webProcesses > 0) await sayWhere({ settings, database });
  if (webProcesses > 1) {
    say(
      `${webProcesses} web processes listen on ports ${port} to ${port + webProcesses - 1} of ${host}; docs/deploy.md has the proxy in front.`,
    );
  }
  say(
    `Logs are in ${path.relative(fromRoot(), path.join(dataFolder, 'logs'))}. Ctrl-C stops everything.`,
  );
  say(`Ready in ${seconds(performance.now() - startedAt)}.`);
  await new Promise(() => undefined); // Until a signal, or a program that does not come right.
}

async function refuseTakenPort({ port: first, host }, at) {
  const port = first + at;
  if (await isPortFree(port, host)) return;
  throw new Refusal(
    `Port ${port} is taken by another program. Choose another with PORT, for example:\n\n  PORT=${port + 1} npm start`,
  );
}

async function prepareClient() {
  const { generateClient, isClientFresh } = await import('./generate-client.mjs');
  if (isClientFresh()) return;
  await step('Database client', () => {
    generateClient();
  });
}

function environmentOf({ settings, dataFolder, database, isDevelopment }) {
  return {
    ...process.env,
    NODE_ENV: isDevelopment ? 'development' : 'production',
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || readSecrets(dataFolder).nextAuthSecret,
    NEXTAUTH_URL: settings.address,
    PORT: String(settings.port),
    // Whoever reaches the machine can forge the headers that say they are on it.
    OBELUS_SAMPLE_SIGN_IN: isLoopback(settings.host)
      ? process.env.OBELUS_SAMPLE_SIGN_IN || 'on'
      : 'off',
    OBELUS_DATA_DIR: dataFolder,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  };
}

function isLoopback(host) {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

async function sayWhere({ settings, database }) {
  const { sampleAccounts, accountsIn } = await import('./sample-accounts.mjs');
  say();
  say(`Obelus is running at ${settings.address}`);
  say();
  const { hasPeople, sample } = await accountsIn(database);
  if (!hasPeople) say('It is empty: the first to open it becomes its administrator.');
  if (sample) {
    const { password, accounts } = sampleAccounts();
    const width = Math.max(...accounts.map(({ email }) => email.length));
    say('Sample newsroom, one account a role:');
    for (const { email, title } of accounts) say(`  ${email.padEnd(width)}  ${title}`);
    say(`The password of each is ${password}; on this machine one click signs in.`);
  }
  say();
}
