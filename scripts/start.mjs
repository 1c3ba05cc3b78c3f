/** `npm start`, and `npm run dev` with `--dev`. */
import { checkNode } from './lib/check-node.mjs';

checkNode();
const { runToEnd } = await import('./lib/ending.mjs');
const { start } = await import('./lib/start.mjs');
await runToEnd(() => start({ isDevelopment: process.argv.includes('--dev') }));
