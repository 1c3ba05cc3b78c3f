/**
 * Keeps a PostgreSQL for the tests while its own standard input is open; with
 * TEST_DATABASE_URL, one that is there already. Prints one line of JSON,
 * `{ "url": …, "template": … }`; `--template` asks for the migrated database that
 * tests copy. When whoever started it ends, in whatever way, the input closes and
 * the server goes.
 */
import { generateClient } from './lib/generate-client.mjs';
import { run } from './lib/say.mjs';
import { ensureTemplate } from './lib/test-databases.mjs';
import { startTestServer } from './lib/test-server.mjs';

await run(async () => {
  // Ctrl-C reaches everybody in the terminal; the tests are to end first.
  process.on('SIGINT', () => undefined);
  const inputEnded = new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.stdin.once('end', resolve).once('close', resolve).once('error', resolve).resume();
  });
  generateClient();
  const given = process.env.TEST_DATABASE_URL;
  const server =
    given === undefined || given === ''
      ? await startTestServer()
      : { url: given, stop: () => Promise.resolve() };
  try {
    const template = process.argv.includes('--template') ? await ensureTemplate(server.url) : null;
    process.stdout.write(`${JSON.stringify({ url: server.url, template })}\n`);
    await inputEnded;
  } finally {
    await server.stop();
  }
});
// The input would keep the process, also after a failure.
process.exit();
