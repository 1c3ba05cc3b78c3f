/**
 * `test` with a `sample` fixture: a database with the sample newsroom in it. It is played
 * once a file, which takes seconds, and copied for each test, which does not.
 */
import { createDb, type Db } from '@/lib/server/db/client';
import { seedSample } from '@/lib/server/sample/seed-sample';

import { copyOf } from './copies';
import { test as base } from './test';
import { templateName } from './urls';

/** When the sample is played. */
export const SAMPLE_DAY = new Date('2026-11-21T16:40:00Z');

export const test = base.extend<{ played: string; sample: Db }>({
  played: [
    async ({}, use) => {
      const { name, url, drop } = await copyOf(templateName());
      const db = createDb(url, { keepsStatements: true });
      await seedSample(db, SAMPLE_DAY);
      await db.$disconnect(); // What somebody is connected to cannot be copied.
      await use(name);
      await drop();
    },
    { scope: 'file' },
  ],
  sample: async ({ played }, use) => {
    const { url, drop } = await copyOf(played);
    const db = createDb(url, { keepsStatements: true });
    await use(db);
    await db.$disconnect();
    await drop();
  },
});
