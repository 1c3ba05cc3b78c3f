/**
 * `npm run torture -- NAME [--short] [--json] [--write FILE]`: see torture/main.ts. The report is
 * all there is on standard output.
 */
import { spawn } from 'node:child_process';

import { checkNode } from './lib/check-node.mjs';

/** Also their long form asks the handlers themselves, and no web process. */
const IN_THIS_PROCESS = new Set(['sign-off', 'access']);

checkNode();
const { ensureDependencies } = await import('./lib/dependencies.mjs');
const { atEnd, runToEnd } = await import('./lib/ending.mjs');
const { sayOnStandardError, step } = await import('./lib/say.mjs');

await runToEnd(async () => {
  sayOnStandardError();
  await ensureDependencies();
  const { root } = await import('./lib/paths.mjs');
  const { TYPESCRIPT_SETTINGS, typescriptProgram } = await import('./lib/preparation.mjs');
  const { generateClient, isClientFresh } = await import('./lib/generate-client.mjs');
  const { makeDataFolder } = await import('./lib/settings.mjs');
  const { ensureBuild, isBuildFresh } = await import('./lib/next-build.mjs');
  makeDataFolder(); // Holds the lock of the build.
  if (!isClientFresh()) generateClient();
  const args = process.argv.slice(2);
  const names = args.filter((word, at) => !word.startsWith('-') && args[at - 1] !== '--write');
  const needsBuild = !args.includes('--short') && names.some((name) => !IN_THIS_PROCESS.has(name));
  if (needsBuild && !isBuildFresh()) {
    await step('Building the application', async () => {
      await ensureBuild();
    });
  }
  // In a group of its own: Ctrl-C reaches this script, which lets the other one clear up.
  const child = spawn(
    process.execPath,
    [
      '--import',
      new URL('./lib/end-with-parent.mjs', import.meta.url).href,
      ...typescriptProgram('torture/main.ts'),
      ...args,
    ],
    {
      stdio: ['pipe', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...TYPESCRIPT_SETTINGS,
        TZ: 'UTC',
        OBELUS_PARENT: String(process.pid),
      },
      cwd: root,
      detached: process.platform !== 'win32',
    },
  );
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  atEnd(async () => {
    child.kill('SIGTERM');
    await ended.catch(() => undefined);
  });
  return await ended;
});
