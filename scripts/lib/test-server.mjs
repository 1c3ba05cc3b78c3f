/**
 * A PostgreSQL for one run of the tests: in the folder for temporary files,
 * without the care for crashes, gone afterwards.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { isAlive, readIfThere } from './files.mjs';
import { postgresBinaries, postgresIdentity } from './postgres-binaries.mjs';
import {
  connectionString,
  ensureServer,
  isServerOf,
  parsePidFile,
  stopServer,
} from './postgres-server.mjs';

const PREFIX = 'obelus-test-';

/**
 * `url` names a user who may make databases and roles, as TEST_DATABASE_URL does. A durable one
 * writes as a server of a newsroom does; `crash` ends it with kill -9, and `startAgain` starts it
 * on the same data and the same port.
 */
export async function startTestServer({ isDurable = false } = {}) {
  await removeLeftovers();
  const home = mkdtempSync(path.join(os.tmpdir(), PREFIX));
  const identity = postgresIdentity();
  if (identity.uid !== undefined) chmodSync(home, 0o711);
  writeFileSync(path.join(home, 'keeper.pid'), String(process.pid));
  const server = {
    folder: path.join(home, 'postgres'),
    logFile: path.join(home, 'postgres.log'),
    binaries: postgresBinaries(identity),
    identity,
    passwords: { superuser: newPassword(), owner: newPassword() },
    isDurable,
  };
  let found = await ensureServer(server);
  return {
    url: connectionString(found, server.passwords, { database: 'postgres' }),
    crash: () => stopServer(found, { signal: 'SIGKILL' }),
    startAgain: async () => {
      found = await ensureServer({ ...server, port: found.port });
    },
    stop: async () => {
      await stopServer(found, { signal: 'SIGQUIT' });
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function newPassword() {
  return randomBytes(24).toString('hex');
}

/** Servers of runs that were ended with kill -9. */
async function removeLeftovers() {
  for (const name of readdirSync(os.tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const home = path.join(os.tmpdir(), name);
    try {
      const keeper = Number(readIfThere(path.join(home, 'keeper.pid')) ?? 'NaN');
      if (Number.isNaN(keeper) || isAlive(keeper)) continue;
      await stopLeftover(path.join(home, 'postgres'));
      rmSync(home, { recursive: true, force: true });
    } catch (error) {
      // Another user's, on a shared machine: theirs to remove.
      if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
    }
  }
}

async function stopLeftover(folder) {
  const content = readIfThere(path.join(folder, 'postmaster.pid'));
  const left = content === null ? null : parsePidFile(content);
  if (left !== null && isAlive(left.pid) && isServerOf(left.pid, folder)) {
    await stopServer(left, { signal: 'SIGQUIT' });
  }
}
