/** The production build: made when the sources it is made from are others than last time. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { readIfThere, withLock } from './files.mjs';
import { hashFiles } from './hash-files.mjs';
import { dataDirectory, fromRoot } from './paths.mjs';
import { runCommand } from './processes.mjs';
import { Refusal } from './say.mjs';

export const NEXT = fromRoot('node_modules', 'next', 'dist', 'bin', 'next');
const STAMP = fromRoot('.next', 'obelus-build');
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'tsconfig.json',
  'package-lock.json',
  'prisma/schema.prisma',
];

export function isSourceOfBuild(file) {
  return (
    !/\.test\.tsx?$/.test(file) &&
    !file.startsWith('lib/testing/') &&
    !file.startsWith('lib/server/cli/') &&
    !file.startsWith('lib/server/worker/')
  );
}

function currentHash() {
  return hashFiles(SOURCES, { keep: isSourceOfBuild, also: [process.versions.node.split('.')[0]] });
}

export function isBuildFresh() {
  return existsSync(fromRoot('.next', 'BUILD_ID')) && readIfThere(STAMP) === currentHash();
}

/** @returns whether there was something to do. */
export function ensureBuild() {
  const lock = path.join(dataDirectory(), 'build.lock');
  return withLock(lock, build, { waitMs: 900_000 });
}

async function build() {
  const hash = currentHash();
  if (isBuildFresh()) return false;
  rmSync(STAMP, { force: true });
  const { code, output } = await runCommand([process.execPath, NEXT, 'build'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // The build loads every route, and so its configuration; it reads nothing from it.
      DATABASE_URL: 'postgresql://build@127.0.0.1:1/build',
      NEXTAUTH_URL: 'http://localhost:3000',
      NEXTAUTH_SECRET: 'not a secret: no request is answered during a build',
    },
  });
  if (code !== 0) throw new Refusal(`The application could not be built.\n${output}`);
  writeFileSync(STAMP, hash);
  return true;
}
