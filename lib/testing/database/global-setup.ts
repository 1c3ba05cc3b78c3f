/**
 * Before the database tests: a server, unless TEST_DATABASE_URL names one, and on
 * it one database with all migrations, which each file of tests copies.
 *
 * Starting, migrating and clearing up is done by a process of its own
 * (scripts/test-database.mjs). It ends when its input closes, so that no server
 * is left behind however the tests end.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { SERVER_VARIABLE, TEMPLATE_VARIABLE } from './urls';

export default async function setUp(): Promise<() => Promise<void>> {
  const keeper = spawn(process.execPath, ['scripts/test-database.mjs', '--template'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    keeper.once('exit', () => {
      resolve();
    });
  });
  const [line] = await Promise.race([
    new Promise<[string]>((resolve) => {
      createInterface(keeper.stdout).once('line', (text) => {
        resolve([text]);
      });
    }),
    ended.then((): [string] => {
      throw new Error('The database for the tests could not be started; the reason is above.');
    }),
  ]);
  const { url, template } = readReply(line);
  process.env[SERVER_VARIABLE] = url;
  process.env[TEMPLATE_VARIABLE] = template;

  return async () => {
    keeper.stdin.end();
    await ended;
  };
}

function readReply(line: string): { url: string; template: string } {
  const reply: unknown = JSON.parse(line);
  if (
    typeof reply === 'object' &&
    reply !== null &&
    'url' in reply &&
    'template' in reply &&
    typeof reply.url === 'string' &&
    typeof reply.template === 'string'
  ) {
    return { url: reply.url, template: reply.template };
  }
  throw new Error(`Not what scripts/test-database.mjs prints: ${line}`);
}
