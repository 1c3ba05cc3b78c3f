/**
 * The application for the browser tests: built, started twice, each on a free port
 * with a database of its own. One holds the sample newsroom; the other is empty,
 * as on the first run. Prints one line when both can be used, and goes on until
 * it is told to stop.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { atEnd, runToEnd } from './lib/ending.mjs';
import { generateClient } from './lib/generate-client.mjs';
import { ensureBuild } from './lib/next-build.mjs';
import { freePort } from './lib/ports.mjs';
import { fill } from './lib/preparation.mjs';
import { say } from './lib/say.mjs';
import { makeDataFolder } from './lib/settings.mjs';
import { createDatabase, dropDatabase } from './lib/test-databases.mjs';
import { startTestServer } from './lib/test-server.mjs';
import { startApplication } from './lib/application.mjs';

await runToEnd(async () => {
  makeDataFolder(); // Holds the lock of the build.
  generateClient();
  await ensureBuild();
  const server = await databaseServer();
  atEnd(() => server.stop());
  const home = mkdtempSync(path.join(os.tmpdir(), 'obelus-e2e-'));
  atEnd(() => rmSync(home, { recursive: true, force: true }));

  // Where a journey puts up pages of its own to be captured.
  const pageHost = `127.0.0.1:${await freePort()}`;
  const [withSample, firstRun] = await Promise.all([
    startOne('sample', { server, home, isFilled: true, pageHost }),
    startOne('first_run', { server, home, isFilled: false, pageHost }),
  ]);
  say(`E2E ready: ${withSample.address} ${firstRun.address} ${withSample.databaseUrl} ${pageHost}`);
  await new Promise(() => undefined);
});

async function databaseServer() {
  const given = process.env.TEST_DATABASE_URL ?? '';
  return given === '' ? await startTestServer() : { url: given, stop: () => undefined };
}

async function startOne(name, { server, home, isFilled, pageHost }) {
  const database = `e2e_${name}_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await createDatabase(server.url, database);
  atEnd(() => dropDatabase(server.url, database));
  const dataFolder = path.join(home, name);
  mkdirSync(dataFolder, { recursive: true });
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    TZ: 'UTC',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    NEXTAUTH_URL: address,
    PORT: String(port),
    OBELUS_DATA_DIR: dataFolder,
    FETCH_ALLOW_HOSTS: pageHost,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  if (isFilled) await fill({ url: databaseUrl }, env);
  const logOf = (program) => {
    const folder = process.env.E2E_LOGS ?? dataFolder;
    return path.join(folder, `${name}-${program}.log`);
  };
  await startApplication({ env, host: '127.0.0.1', port, logOf });
  return { address, databaseUrl };
}
