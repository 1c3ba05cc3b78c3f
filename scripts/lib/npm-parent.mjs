/**
 * Noticing that npm has gone. npm runs a script through a shell and passes signals
 * to the shell alone, which ends without telling the script: a service manager
 * that stops `npm start` would leave everything running.
 */
import { spawnSync } from 'node:child_process';

import { isAlive, readIfThere } from './files.mjs';

const LOOK_EVERY_MS = 1_000;

/** Call `whenGone` once npm, or its shell, is no longer there. Not started by npm: never. */
export function watchNpm(whenGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    const isThere = process.ppid === shell && (npm === null || isStillParent(npm, shell));
    if (isThere) return;
    clearInterval(timer);
    whenGone();
  }, LOOK_EVERY_MS);
  timer.unref();
}

function isStillParent(npm, shell) {
  return readIfThere(`/proc/${shell}/stat`) === null ? isAlive(npm) : parentOf(shell) === npm;
}

function parentOf(pid) {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // The second field is the name in parentheses, which may hold anything.
  if (stat !== null) return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  const { status, stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return status === 0 ? Number(stdout) : null;
}
