/**
 * Loaded into the programs that a script starts, before their own code: ends the
 * program when its input closes, which happens when the script has ended in any
 * way, kill -9 included. Without it a server would live on and keep its port.
 */
import { isMainThread } from 'node:worker_threads';

// Programs started by the program are given the same options; they are not meant.
if (isMainThread && process.env.OBELUS_PARENT === String(process.ppid)) {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), 5_000).unref();
    try {
      process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGTERM');
    } catch {
      process.exit(1);
    }
  };
  process.stdin.on('end', end).on('close', end).on('error', end).resume();
  process.stdin.unref?.();
}
