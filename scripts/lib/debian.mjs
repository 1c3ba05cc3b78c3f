/** Programs that the tests use and that are not here: on Debian and as root, Debian's own are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { runCommand } from './processes.mjs';

export function canInstall() {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  );
}

/** One after the other: only one of them holds the lock of the package manager. */
let last = Promise.resolve();

/** @returns null, or what the package manager said where it failed. */
export function installPackages(packages, env = {}) {
  const done = last.then(() => install(packages, env));
  last = done.catch(() => undefined);
  return done;
}

async function install(packages, env) {
  // Another program may be installing too.
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output } = await runCommand(['apt-get', ...wait, ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env },
    });
    if (code !== 0) return output;
  }
  return null;
}
