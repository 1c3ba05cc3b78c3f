/**
 * One PostgreSQL server on one data folder: made, started, found again, stopped.
 *
 * It listens on 127.0.0.1 only, with a generated password, in a session of its
 * own: Ctrl-C in the terminal reaches it only through us, after those who use it
 * have ended. After kill -9 of its parent the server lives on; it is found by
 * its pid file and used. There are never two on the same data: PostgreSQL itself
 * refuses, and we do not ask it to.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { commandOf, isAlive, readIfThere } from './files.mjs';
import { freePort } from './ports.mjs';
import { keepLogSmall } from './processes.mjs';
import { Refusal } from './say.mjs';

const SUPERUSER = 'postgres';
/** Who the application connects as: owns its database, may make roles, is no superuser. */
const OWNER = 'obelus';
const START_WAIT_MS = 60_000;
/** PostgreSQL needs no locale of the machine: its own C.UTF-8 sorts alike everywhere. */
const INITDB_FLAGS = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

/**
 * @param server.folder the data folder
 * @param server.passwords `{ superuser, owner }`
 * @param server.isDurable whether a crash of the machine may lose nothing; not so for tests
 * @param server.port where it listens; any free port where left out
 */
export async function ensureServer(server) {
  const running = await findRunning(server);
  if (running !== null) return running;
  if (!existsSync(path.join(server.folder, 'PG_VERSION'))) initialize(server);
  refuseOtherVersion(server);
  for (let attempt = 1; ; attempt += 1) {
    const started = await start(server);
    if (started !== null) {
      await ensureOwner(started, server);
      return started;
    }
    if (attempt === 5) throw new Refusal(`No free port for PostgreSQL.\n${logTail(server)}`);
  }
}

/** End a server: at once for those who are connected, whole for the data. */
export async function stopServer({ pid }, { signal = 'SIGINT', waitMs = 30_000 } = {}) {
  sendSignal(pid, signal);
  const givesUpAt = Date.now() + waitMs;
  while (isAlive(pid)) {
    if (Date.now() > givesUpAt) {
      sendSignal(pid, 'SIGQUIT');
      return;
    }
    await sleep(50);
  }
}

function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export function connectionString({ port }, passwords, { user = OWNER, database = OWNER } = {}) {
  const password = user === SUPERUSER ? passwords.superuser : passwords.owner;
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/** The server of this data folder, where one is running and lets us in. */
async function findRunning(server) {
  const { folder } = server;
  const pidFile = path.join(folder, 'postmaster.pid');
  const content = readIfThere(pidFile);
  if (content === null) return null;
  const found = parsePidFile(content);
  if (found === null || !isAlive(found.pid) || !isServerOf(found.pid, folder)) {
    // After a restart of the machine the number may belong to another program, and
    // PostgreSQL would take that one for itself. The file of a server that has died stays:
    // by it PostgreSQL finds out whether something of that server still writes.
    if (found === null || isAlive(found.pid)) rmSync(pidFile, { force: true });
    return null;
  }
  const givesUpAt = Date.now() + START_WAIT_MS;
  while (isAlive(found.pid) && Date.now() < givesUpAt) {
    if (found.port !== null && (await canConnect(found, server))) return found;
    await sleep(100);
  }
  if (isAlive(found.pid)) await stopServer(found);
  return null;
}

/** @see https://www.postgresql.org/docs/18/storage-file-layout.html (postmaster.pid) */
export function parsePidFile(content) {
  const lines = content.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const port = Number.parseInt(lines[3] ?? '', 10);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number.isInteger(port) ? port : null };
}

/** Whether the process was started on this folder. Where that cannot be told: yes. */
export function isServerOf(pid, folder) {
  const command = commandOf(pid);
  return command === null || command.includes(folder);
}

/** In a folder of another name until it is whole: a half-made database is never started. */
function initialize({ folder, binaries, identity, passwords, isDurable }) {
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  const passwordFile = `${half}.password`;
  writeFileSync(passwordFile, passwords.superuser, { mode: 0o600 });
  if (identity.uid !== undefined) {
    chownSync(half, identity.uid, identity.gid);
    chownSync(passwordFile, identity.uid, identity.gid);
  }
  try {
    const { status, error, stdout, stderr } = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${half}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        ...INITDB_FLAGS,
        ...(isDurable ? [] : ['--no-sync']),
      ],
      { ...identity, cwd: '/', encoding: 'utf8', env: environment() },
    );
    if (status !== 0) {
      throw new Refusal(
        `The database could not be made in ${folder}.\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
}

function refuseOtherVersion({ folder, binaries }) {
  const made = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8' });
  const ours = /\) (\d+)/.exec(stdout)?.[1];
  if (ours !== undefined && ours !== made) {
    throw new Refusal(
      `The database in ${folder} was made by PostgreSQL ${made}; this version of Obelus brings PostgreSQL ${ours}.\n` +
        'Start the version of Obelus that made it, run "npm run cli -- backup", and restore the backup here.',
    );
  }
}

/** @returns `null` where the port was taken between choosing it and listening. */
async function start(server, { givesUpAt = Date.now() + START_WAIT_MS } = {}) {
  const { folder, binaries, identity, isDurable, logFile } = server;
  const port = server.port ?? (await freePort());
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    fsync: isDurable ? 'on' : 'off',
    synchronous_commit: isDurable ? 'on' : 'off',
    full_page_writes: isDurable ? 'on' : 'off',
    // Databases for tests do not live long enough; its workers would keep them from being dropped.
    autovacuum: isDurable ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
  };
  keepLogSmall(logFile);
  const logged = readIfThere(logFile)?.length ?? 0;
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      folder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...identity, cwd: '/', env: environment(), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();

  while (!ended) {
    const found = { pid: child.pid, port };
    if (await canConnect(found, server)) return found;
    if (Date.now() > givesUpAt) {
      await stopServer(found);
      throw new Refusal(`PostgreSQL did not answer within a minute.\n${logTail(server)}`);
    }
    await sleep(50);
  }
  if (logTail(server).includes('could not bind')) return null;
  if (readIfThere(logFile)?.slice(logged).includes('pre-existing shared memory block') === true) {
    // What a killed server had started ends by itself, within moments.
    if (Date.now() > givesUpAt) throw new Refusal(`PostgreSQL did not start.\n${logTail(server)}`);
    await sleep(100);
    return await start(server, { givesUpAt });
  }
  throw new Refusal(`PostgreSQL did not start.\n${logTail(server)}`);
}

/** Of the machine's variables only these: PGDATA, PGPORT or a locale would change the server. */
function environment() {
  const { PATH, TMPDIR, SystemRoot } = process.env;
  return {
    PATH,
    ...(TMPDIR && { TMPDIR }),
    ...(SystemRoot && { SystemRoot }),
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

function logTail({ logFile }) {
  return (readIfThere(logFile) ?? '').split('\n').slice(-12).join('\n');
}

async function asSuperuser({ port }, passwords, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: connectionString({ port }, passwords, {
      user: SUPERUSER,
      database: 'postgres',
    }),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined); // The server may be ended while we are connected.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether the server takes connections, and is ours: a wrong password is an error, not a "no". */
async function canConnect(found, { passwords, folder }) {
  try {
    await asSuperuser(found, passwords, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    if (error.code === '28P01') {
      throw new Refusal(
        `The database in ${folder} has another password than the one kept in secrets.json beside it.\n` +
          'Put the secrets.json back that belongs to it, or move both away to begin with an empty database.',
      );
    }
    return false;
  }
}

async function ensureOwner(found, { passwords }) {
  await asSuperuser(found, passwords, async (client) => {
    const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
    const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER';
    await client.query(
      `${verb} ROLE ${OWNER} LOGIN NOSUPERUSER CREATEDB CREATEROLE PASSWORD ${client.escapeLiteral(passwords.owner)}`,
    );
    const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${OWNER} OWNER ${OWNER}`);
  });
}
