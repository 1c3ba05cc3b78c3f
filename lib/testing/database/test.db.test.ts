/** The ground that the database tests stand on. */
import { Client } from 'pg';
import { describe, expect } from 'vitest';

import { emptyingOf } from './emptying';
import { test } from './test';

describe('the database of a test', () => {
  for (const turn of ['first', 'second']) {
    test(`begins without rows: ${turn} turn`, async ({ db }) => {
      expect(await db.user.count()).toBe(0);
      await db.user.create({ data: { name: 'Ana', email: `${turn}@example.com` } });
      expect(await db.user.count()).toBe(1);
    });
  }

  test('is used as a user who is no superuser', async ({ db }) => {
    const [row] = await db.$queryRaw<{ is_superuser: string }[]>`
      SELECT current_setting('is_superuser') AS is_superuser`;
    expect(row).toEqual({ is_superuser: 'off' });
  });

  test('keeps the rows that a migration brings', async ({ databaseUrl }) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query('CREATE TABLE reference_word (name text)');
      await client.query(`INSERT INTO reference_word VALUES ('kept')`);
      const emptying = await emptyingOf(client);
      await client.query(`INSERT INTO reference_word VALUES ('of a test')`);
      await client.query(emptying);
      const { rows } = await client.query('SELECT name FROM reference_word');
      expect(rows).toEqual([{ name: 'kept' }]);
    } finally {
      await client.query('DROP TABLE IF EXISTS reference_word');
      await client.end();
    }
  });
});
