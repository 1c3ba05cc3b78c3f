/** Databases of one test or of one file: copied from another, and dropped. */
import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

import { adminUrl, withDatabase } from './urls';

type Copy = { name: string; url: string; drop: () => Promise<void> };

/** A database like another that nobody is connected to. */
export async function copyOf(template: string): Promise<Copy> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(adminUrl(), (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`),
  );
  return {
    name,
    url: withDatabase(name),
    drop: () => onServer(adminUrl(), (client) => dropDatabase(client, name)),
  };
}

async function dropDatabase(client: Client, name: string): Promise<void> {
  try {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  } catch {
    // Only a superuser may end the server's own cleaning of the tables by force; asked
    // without force, the server ends it by itself.
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
  }
}

export async function onServer<Result>(
  connectionString: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
