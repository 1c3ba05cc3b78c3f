/** The steps from a checkout to a database that is ready to be used. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { readIfThere } from './files.mjs';
import { fromRoot, shortNameOf } from './paths.mjs';
import { runCommand } from './processes.mjs';
import { Refusal } from './say.mjs';

/** A program of ours in TypeScript, run from its source as the server would run it. */
export function typescriptProgram(file) {
  return ['--conditions=react-server', '--import', import.meta.resolve('tsx'), fromRoot(file)];
}

/** For a program of ours that is not started in the folder of the project. */
export const TYPESCRIPT_SETTINGS = { TSX_TSCONFIG_PATH: fromRoot('tsconfig.json') };

/** Where migrations connect: past a pooler, where there is one. */
export async function migrateDatabase(database, options = {}) {
  const { migrate } = await import('./migrations.mjs');
  const direct = process.env.DIRECT_DATABASE_URL ?? '';
  try {
    return await migrate(database.isEmbedded || direct === '' ? database.url : direct, options);
  } catch (error) {
    const advice = adviceOn(error.message);
    throw advice === null ? error : new Refusal(`${error.message}\n${advice}`);
  }
}

function adviceOn(message) {
  if (/permission denied to create role|must have CREATEROLE/i.test(message)) {
    return (
      'The user of DATABASE_URL may not make the role that requests run as. Let it (ALTER ROLE … CREATEROLE), or have an ' +
      'administrator of the server do it once: CREATE ROLE obelus_app NOLOGIN NOINHERIT; GRANT obelus_app TO the user WITH ADMIN OPTION.'
    );
  }
  if (/permission denied/i.test(message)) {
    return 'The user of DATABASE_URL must own the database: ALTER DATABASE … OWNER TO …';
  }
  return null;
}

/**
 * Put the sample newsroom into a database that holds nobody. The marker stands while that
 * goes on: a start that was killed in the middle has left half of it.
 *
 * @returns whether there was something to do.
 */
export async function fillEmptyDatabase(database, { dataFolder, env }) {
  const marker = path.join(dataFolder, 'filling');
  const which = database.isEmbedded ? 'embedded' : shortNameOf(database.url);
  const wasBrokenOff = readIfThere(marker) === which;
  if (wasBrokenOff) await emptyBrokenOff(database);
  else if (!(await isEmpty(database))) return false;
  writeFileSync(marker, which);
  await fill(database, env);
  rmSync(marker, { force: true });
  return true;
}

export async function fill(database, env) {
  const { code, output } = await runCommand(
    [process.execPath, ...typescriptProgram('prisma/seed.ts')],
    { env: { ...env, DATABASE_URL: database.url } },
  );
  if (code !== 0) {
    throw new Refusal(`The sample newsroom could not be written.\n${output}`);
  }
}

async function isEmpty({ url }) {
  return await query(url, async (client) => {
    const { rows } = await client.query('SELECT EXISTS (SELECT FROM app_user) AS has_people');
    return !rows[0].has_people;
  });
}

/** Nobody has worked in it: it was empty before, and the application was not started since. */
async function emptyBrokenOff({ url }) {
  await query(url, async (client) => {
    const { rows } = await client.query(
      `SELECT format('%I', relname) AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          AND relname <> '_prisma_migrations'`,
    );
    const tables = rows.map(({ name }) => `public.${name}`);
    // Triggers guard the record of a newsroom at work; this one never was.
    const switched = (state) =>
      tables.map((table) => `ALTER TABLE ${table} ${state} TRIGGER USER`).join(';\n');
    await client.query(
      `BEGIN;\n${switched('DISABLE')};\nTRUNCATE ${tables.join(', ')} CASCADE;\n${switched('ENABLE')};\nCOMMIT`,
    );
  });
}

async function query(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
