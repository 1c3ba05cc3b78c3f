/** `npm start`: from a checkout to a running application, and to its end. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ensureDependencies } from './dependencies.mjs';
import { atEnd, end, isEnding } from './ending.mjs';
import { forgetInstance, refuseSecondInstance, rememberInstance } from './instance.mjs';
import { fromRoot } from './paths.mjs';
import { isPortFree } from './ports.mjs';
import { logTail, startProgram } from './processes.mjs';
import { Refusal, say, seconds, step } from './say.mjs';
import { loadEnvFiles, makeDataFolder, readSecrets, readSettings } from './settings.mjs';

const READY_WAIT_MS = 90_000;
/** A program that ends this often within a minute will not come right by itself. */
const MOST_RESTARTS = 3;

export async function start({ isDevelopment }) {
  const startedAt = performance.now();
  say('Obelus');
  loadEnvFiles();
  const settings = readSettings();
  const dataFolder = makeDataFolder();
  refuseSecondInstance(dataFolder);
  await refuseTakenPort(settings);
  rememberInstance(dataFolder, settings.address);
  atEnd(() => forgetInstance(dataFolder));

  await ensureDependencies();
  await prepareClient();
  const { openDatabase } = await import('./embedded-database.mjs');
  const { fillEmptyDatabase, migrateDatabase, typescriptProgram } =
    await import('./preparation.mjs');
  const { ensureBuild, isBuildFresh, NEXT } = await import('./next-build.mjs');

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
  if (settings.withSample) {
    await step('Sample newsroom', async () =>
      (await fillEmptyDatabase(database, { dataFolder, env })) ? 'written' : 'not needed',
    );
  }
  if (!isDevelopment && !isBuildFresh()) {
    await step('Building the application', async () => {
      await ensureBuild();
    });
  }

  const logOf = (name) => path.join(dataFolder, 'logs', `${name}.log`);
  const listen = ['-H', settings.host, '-p', String(settings.port)];
  await step('Web and worker', async () => {
    const programs = [
      keepRunning('web', [NEXT, isDevelopment ? 'dev' : 'start', ...listen], {
        env,
        logFile: logOf('web'),
      }),
      keepRunning('worker', typescriptProgram('lib/server/worker/main.ts'), {
        env,
        logFile: logOf('worker'),
      }),
    ];
    atEnd(() => Promise.all(programs.map((program) => program.stop())));
    await waitUntilReady(settings, logOf);
  });

  await sayWhere({ settings, database, isDevelopment });
  say(
    `Logs are in ${path.relative(fromRoot(), path.join(dataFolder, 'logs'))}. Ctrl-C stops everything.`,
  );
  say(`Ready in ${seconds(performance.now() - startedAt)}.`);
  await new Promise(() => undefined); // Until a signal, or a program that does not come right.
}

async function refuseTakenPort({ port, host }) {
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
    OBELUS_DATA_DIR: dataFolder,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  };
}

/** Start a program, and again when it ends by itself. */
function keepRunning(name, args, options) {
  let program = startProgram(args, options);
  let restarts = [];
  let isStopping = false;
  const watch = async () => {
    const how = await program.ended;
    if (isStopping || isEnding()) return;
    restarts = [...restarts.filter((at) => Date.now() - at < 60_000), Date.now()];
    if (restarts.length > MOST_RESTARTS) {
      process.stderr.write(
        `\nThe ${name} process ends again and again (${how}). The end of ${options.logFile}:\n${logTail(options.logFile)}\n`,
      );
      await end(1);
      return;
    }
    say(`The ${name} process ended (${how}); starting it again.`);
    await sleep(500 * restarts.length);
    if (isStopping || isEnding()) return;
    program = startProgram(args, options);
    await watch();
  };
  void watch();
  return {
    stop: () => {
      isStopping = true;
      return program.stop();
    },
  };
}

async function waitUntilReady({ port, host }, logOf) {
  const name = ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host;
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}/api/health/ready`;
  const givesUpAt = Date.now() + READY_WAIT_MS;
  let answer = 'no answer';
  while (Date.now() < givesUpAt) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      answer = error.cause?.code ?? error.message;
    }
    await sleep(150);
  }
  throw new Refusal(
    `Obelus is not ready after ${READY_WAIT_MS / 1000} s; ${url} answers: ${answer}\n\n` +
      `The end of the web log:\n${logTail(logOf('web'))}\n\nThe end of the worker log:\n${logTail(logOf('worker'))}`,
  );
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
