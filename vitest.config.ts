import os from 'node:os';
import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
// `server-only` throws outside Next.js.
const alias = { '@': root, 'server-only': `${root}lib/testing/server-only.ts` };

/**
 * Files of one worker share the modules they load, which halves the time. What a
 * test puts over a global or a variable of the environment is taken off before
 * the next.
 */
const sharedModules = { isolate: false, unstubGlobals: true, unstubEnvs: true };

/** A time to give up after, and no measure: the machine may have much else to do. */
const PATIENCE_MS = 30_000;

export default defineConfig({
  test: {
    // With one, a core is idle whenever a test waits: for its database, for a process it started.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          ...sharedModules,
          testTimeout: PATIENCE_MS,
          include: [
            '{app,bench,components,lib,prisma,torture}/**/*.test.ts',
            'scripts/**/*.test.mjs',
          ],
          exclude: ['**/*.db.test.{ts,mjs}', '**/*.pictures.test.ts'],
          setupFiles: ['lib/testing/quiet-console.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'components',
          testTimeout: PATIENCE_MS,
          include: ['{app,components,lib}/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['lib/testing/quiet-console.ts', 'lib/testing/components.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          // Looked at by programs that are not everywhere; see scripts/lib/office.mjs.
          name: 'pictures',
          include: ['lib/**/*.pictures.test.ts'],
          setupFiles: ['lib/testing/quiet-console.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          ...sharedModules,
          include: [
            '{lib/server,lib/testing,prisma,torture}/**/*.db.test.ts',
            'scripts/**/*.db.test.mjs',
          ],
          globalSetup: ['lib/testing/database/global-setup.ts'],
          setupFiles: ['lib/testing/quiet-console.ts'],
          // The first test of a file also waits for its copy of the database.
          testTimeout: PATIENCE_MS,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
