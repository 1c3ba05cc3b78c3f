/** `npm run bench -- NAME [--json]`: see bench/main.ts. The report is all there is on standard output. */
import { spawn } from 'node:child_process';

import { checkNode } from './lib/check-node.mjs';

checkNode();
const { ensureDependencies } = await import('./lib/dependencies.mjs');
const { runToEnd } = await import('./lib/ending.mjs');
const { sayOnStandardError } = await import('./lib/say.mjs');

await runToEnd(async () => {
  sayOnStandardError();
  await ensureDependencies();
  const { root } = await import('./lib/paths.mjs');
  const { TYPESCRIPT_SETTINGS, typescriptProgram } = await import('./lib/preparation.mjs');
  const child = spawn(
    process.execPath,
    ['--expose-gc', ...typescriptProgram('bench/main.ts'), ...process.argv.slice(2)],
    { stdio: 'inherit', env: { ...process.env, ...TYPESCRIPT_SETTINGS }, cwd: root },
  );
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
});
