/** Who can sign in to the sample newsroom, and whether the database holds it. */
import { readFileSync } from 'node:fs';

import { fromRoot } from './paths.mjs';

export function sampleAccounts() {
  return JSON.parse(readFileSync(fromRoot('lib', 'server', 'sample', 'accounts.json'), 'utf8'));
}

export async function accountsIn({ url }) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT EXISTS (SELECT FROM app_user) AS has_people,
              EXISTS (SELECT FROM app_user WHERE is_sample AND disabled_at IS NULL) AS has_sample`,
    );
    return { hasPeople: rows[0].has_people, sample: rows[0].has_sample };
  } finally {
    await client.end();
  }
}
