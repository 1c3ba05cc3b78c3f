/** `npm start`, and `npm run dev` with `--dev`. With `--web` or `--worker`: that part alone. */
import { checkNode } from './lib/check-node.mjs';

checkNode();
const { runToEnd } = await import('./lib/ending.mjs');
const { start } = await import('./lib/start.mjs');
const only = ['web', 'worker'].find((part) => process.argv.includes(`--${part}`)) ?? null;
await runToEnd(() => start({ isDevelopment: process.argv.includes('--dev'), only }));
