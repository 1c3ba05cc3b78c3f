/**
 * Where the database tests find their server. The set-up of the run writes these
 * variables, the files of the run read them.
 */
export const SERVER_VARIABLE = 'TEST_DATABASE_URL';
export const TEMPLATE_VARIABLE = 'OBELUS_TEST_TEMPLATE';

/** A user who may create databases and roles, and a database to connect to for doing so. */
export function adminUrl(): string {
  return required(SERVER_VARIABLE);
}

/** The migrated database that each file of tests is given a copy of. */
export function templateName(): string {
  return required(TEMPLATE_VARIABLE);
}

/** The address of another database on the same server. */
export function withDatabase(name: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: run the database tests with npm run test:db.`);
  }
  return value;
}
