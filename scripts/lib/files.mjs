/** Small files that several processes read: written whole or not at all. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The contents, or `null` where there is no such file. */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Replace a file in one move, so that nobody ever reads half of it. */
export function writeWhole(file, content, { mode = 0o600 } = {}) {
  const next = `${file}.${process.pid}.tmp`;
  writeFileSync(next, content, { mode });
  renameSync(next, file);
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** How a process was started, or `null` where the system does not tell. */
export function commandOf(pid) {
  const own = readIfThere(`/proc/${pid}/cmdline`);
  if (own !== null) return own.replaceAll('\0', ' ');
  const { status, stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout : null;
}

/**
 * Run `work` while this process alone holds `file`. A lock whose holder is no longer alive
 * (kill -9) is taken over.
 */
export async function withLock(file, work, { waitMs = 60_000 } = {}) {
  const givesUpAt = Date.now() + waitMs;
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeFileSync(handle, String(process.pid));
      closeSync(handle);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(readIfThere(file) ?? 'NaN');
      if (Number.isInteger(holder) && holder > 0 && !isAlive(holder)) {
        rmSync(file, { force: true });
        continue;
      }
      if (Date.now() > givesUpAt) {
        throw new Error(`Process ${holder} has held ${file} for too long.`, { cause: error });
      }
      await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
