/**
 * The database that Obelus works on: the one DATABASE_URL names, or the embedded
 * one of this folder, started where it is not running.
 *
 * Several programs may use the embedded server at once (the application and the
 * command line). Each leaves its number in a folder while it does; whoever leaves
 * last stops the server.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { isAlive, withLock } from './files.mjs';
import { databaseFolder, postgresBinaries, postgresIdentity } from './postgres-binaries.mjs';
import { connectionString, ensureServer, stopServer } from './postgres-server.mjs';
import { Refusal } from './say.mjs';
import { readSecrets } from './settings.mjs';

/** @returns `{ url, isEmbedded, close }`. `close` stops the server, unless others use it. */
export async function openDatabase({ databaseUrl, dataFolder }) {
  if (databaseUrl !== null) {
    await refuseUnlessReachable(databaseUrl);
    return { url: databaseUrl, isEmbedded: false, close: () => Promise.resolve() };
  }
  const server = describeServer(dataFolder);
  const lock = path.join(dataFolder, 'postgres.lock');
  const found = await withLock(lock, async () => {
    const started = await ensureServer(server);
    mkdirSync(usersFolder(dataFolder), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(usersFolder(dataFolder), String(process.pid)), '');
    return started;
  });
  return {
    url: connectionString(found, server.passwords),
    isEmbedded: true,
    close: () =>
      withLock(lock, async () => {
        rmSync(path.join(usersFolder(dataFolder), String(process.pid)), { force: true });
        if (othersUsing(dataFolder) === 0) await stopServer(found);
      }),
  };
}

function describeServer(dataFolder) {
  const secrets = readSecrets(dataFolder);
  const { installation } = secrets;
  const { folder, identity } = databaseFolder({ dataFolder, installation }, postgresIdentity());
  return {
    folder,
    identity,
    binaries: postgresBinaries(identity),
    logFile: path.join(dataFolder, 'logs', 'postgres.log'),
    passwords: { superuser: secrets.databaseSuperuserPassword, owner: secrets.databasePassword },
    isDurable: true,
  };
}

function usersFolder(dataFolder) {
  return path.join(dataFolder, 'postgres.users');
}

function othersUsing(dataFolder) {
  let others = 0;
  for (const name of readdirSync(usersFolder(dataFolder))) {
    if (isAlive(Number(name))) others += 1;
    else rmSync(path.join(usersFolder(dataFolder), name), { force: true });
  }
  return others;
}

async function refuseUnlessReachable(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    if (rows[0].version < 150_000) {
      throw new Refusal('DATABASE_URL names a PostgreSQL older than 15; Obelus needs 15 or later.');
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(whyUnreachable(error, new URL(url)));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function whyUnreachable(error, url) {
  const where = `${url.hostname}:${url.port || 5432}`;
  const name = decodeURIComponent(url.pathname.slice(1));
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `DATABASE_URL: no PostgreSQL answers at ${where}. Start it, or unset DATABASE_URL to use the embedded one.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `DATABASE_URL: there is no machine called ${url.hostname}.`;
    case '28P01':
    case '28000':
      return `DATABASE_URL: the PostgreSQL at ${where} refuses the user or the password (${error.message}).`;
    case '3D000':
      return `DATABASE_URL: there is no database "${name}" at ${where}. Make it first: CREATE DATABASE "${name}"`;
    default:
      return `DATABASE_URL: the PostgreSQL at ${where} cannot be used: ${error.message}`;
  }
}
