/** Making the typed database client from `prisma/schema.prisma`, when the schema changed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { hashFiles } from './hash-files.mjs';
import { fromRoot } from './paths.mjs';
import { Refusal } from './say.mjs';

const OUTPUT = fromRoot('lib', 'server', 'db', 'generated');
const STAMP = fromRoot('node_modules', '.cache-obelus-client');

function currentHash() {
  return hashFiles(['prisma/schema.prisma', 'node_modules/prisma/package.json']);
}

export function isClientFresh() {
  return (
    existsSync(fromRoot('lib', 'server', 'db', 'generated', 'client.ts')) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === currentHash()
  );
}

/** @returns whether there was something to do. */
export function generateClient({ force = false } = {}) {
  if (!force && isClientFresh()) return false;
  const hash = currentHash();
  const result = spawnSync(
    process.execPath,
    [fromRoot('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'],
    {
      cwd: fromRoot(),
      encoding: 'utf8',
      env: {
        ...process.env,
        // Prisma looks for its native schema engine, and downloads it from a host that is no
        // package registry, before it generates a client, which does not use it. The name of
        // any file that exists stops the search.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  );
  if (result.status !== 0) {
    throw new Refusal(
      `The database client could not be made from prisma/schema.prisma.\n${result.stdout}${result.stderr}`,
    );
  }
  if (!existsSync(OUTPUT)) throw new Error(`prisma generate wrote nothing to ${OUTPUT}`);
  writeFileSync(STAMP, hash);
  return true;
}
