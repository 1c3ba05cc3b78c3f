/** What the person who starts Obelus can set, and the secrets that are made for them. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';

import { readIfThere, writeWhole } from './files.mjs';
import { dataDirectory, fromRoot } from './paths.mjs';
import { Refusal } from './say.mjs';

/** `.env.local` before `.env`; what is set already stays. */
export function loadEnvFiles() {
  for (const name of ['.env.local', '.env']) {
    if (readIfThere(fromRoot(name)) !== null) process.loadEnvFile(fromRoot(name));
  }
}

/** @throws Refusal naming the variable, what is wrong, and an example. */
export function readSettings(env = process.env) {
  const databaseUrl = env.DATABASE_URL ?? '';
  if (databaseUrl !== '' && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Refusal(
      'DATABASE_URL is no address of a PostgreSQL, for example postgresql://user:password@127.0.0.1:5432/obelus',
    );
  }
  const sample = env.OBELUS_SAMPLE ?? '';
  if (!['', 'on', 'off'].includes(sample)) {
    throw new Refusal(`OBELUS_SAMPLE is "${sample}"; it can be on or off.`);
  }
  const port = readPort(env.PORT);
  return {
    port,
    host: env.HOST === undefined || env.HOST === '' ? '127.0.0.1' : env.HOST,
    address: withoutEnd(env.NEXTAUTH_URL ?? '') || `http://localhost:${port}`,
    databaseUrl: databaseUrl === '' ? null : databaseUrl,
    withSample: sample !== 'off',
    webProcesses: readWebProcesses(env.OBELUS_WEB_PROCESSES, port),
  };
}

function readWebProcesses(value = '', port = 0) {
  if (value === '') return 1;
  const count = Number(value);
  if (!/^\d+$/.test(value) || count < 1 || count > 64 || port + count - 1 > 65_535) {
    throw new Refusal(
      `OBELUS_WEB_PROCESSES is "${value}"; it is a number from 1 to 64, for example 3. They listen on PORT and the ports after it.`,
    );
  }
  return count;
}

function withoutEnd(url) {
  return url.replace(/\/+$/, '');
}

function readPort(value = '') {
  if (value === '') return 3000;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT is "${value}"; it is a number from 1 to 65535, for example 3001.`);
  }
  return port;
}

/** The folder for everything this installation keeps, for its own user alone. */
export function makeDataFolder() {
  const folder = dataDirectory();
  try {
    mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 });
    // As root, PostgreSQL runs as another user, who must be able to pass through.
    chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    throw new Refusal(
      `Obelus keeps its data in ${folder} and cannot write there (${error.code}).\n` +
        'Take the folder over (chown), or name another one with OBELUS_DATA_DIR.',
    );
  }
  return folder;
}

/** Made once, and kept where only this user can read them. Losing them signs everybody out. */
export function readSecrets(folder) {
  const file = path.join(folder, 'secrets.json');
  const kept = parseSecrets(readIfThere(file), file);
  const secrets = {
    // Tells this installation from another that was in the same folder before.
    installation: kept.installation ?? randomBytes(6).toString('hex'),
    nextAuthSecret: kept.nextAuthSecret ?? randomBytes(32).toString('hex'),
    databasePassword: kept.databasePassword ?? randomBytes(24).toString('hex'),
    databaseSuperuserPassword: kept.databaseSuperuserPassword ?? randomBytes(24).toString('hex'),
  };
  if (Object.keys(secrets).some((name) => kept[name] === undefined)) {
    writeWhole(file, `${JSON.stringify({ ...kept, ...secrets }, null, 2)}\n`);
  }
  return secrets;
}

function parseSecrets(content, file) {
  if (content === null) return {};
  try {
    return JSON.parse(content);
  } catch {
    throw new Refusal(
      `${file} cannot be read: it is not JSON. Put back a copy of it; without the passwords in it the database does not open.`,
    );
  }
}
