/**
 * `npm test`: everything, from a fresh clone. `--only lint,unit` runs a part.
 * Ends in one line, `N passed, N failed`; fails when anything did.
 */
import { checkNode } from './lib/check-node.mjs';

checkNode();
const { runToEnd } = await import('./lib/ending.mjs');
const { test } = await import('./lib/test.mjs');
await runToEnd(() => test({ only: readOnly(process.argv.slice(2)) }));

function readOnly(args) {
  const at = args.findIndex((arg) => arg === '--only' || arg.startsWith('--only='));
  if (at === -1) return null;
  const value = args[at] === '--only' ? (args[at + 1] ?? '') : args[at].slice('--only='.length);
  return value.split(',').filter((name) => name !== '');
}
