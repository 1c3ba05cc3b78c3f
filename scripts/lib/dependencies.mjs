/**
 * The packages the lock file names, installed when they are missing or others.
 * Node's own modules only: this runs before there is any other.
 */
import { existsSync } from 'node:fs';

import { readIfThere } from './files.mjs';
import { fromRoot } from './paths.mjs';
import { runCommand } from './processes.mjs';
import { Refusal, step } from './say.mjs';

export async function ensureDependencies() {
  const wanted = JSON.parse(readIfThere(fromRoot('package-lock.json')) ?? 'null');
  if (wanted === null) {
    throw new Refusal('package-lock.json is missing: take a whole copy of the project.');
  }
  // What npm has installed, as npm itself keeps it; written last, so a broken-off install has none.
  const installed = JSON.parse(
    readIfThere(fromRoot('node_modules', '.package-lock.json')) ?? 'null',
  );
  if (areInstalled(wanted, installed) && existsSync(fromRoot('node_modules', 'next'))) return;
  await step('Installing the dependencies (npm ci)', () => install());
}

/**
 * Whether each package of the lock file is there in its version. Packages for another
 * platform may be missing.
 */
export function areInstalled(wanted, installed) {
  if (installed === null) return false;
  for (const [folder, entry] of Object.entries(wanted.packages)) {
    if (folder === '' || entry.link === true) continue;
    const found = installed.packages[folder];
    if (found === undefined) {
      if (entry.optional === true || entry.devOptional === true || entry.peer === true) continue;
      return false;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return false;
  }
  return Object.keys(installed.packages).every((folder) => wanted.packages[folder] !== undefined);
}

async function install() {
  const npm = process.env.npm_execpath;
  // Development dependencies too: the build checks types. No install scripts: see .npmrc.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const command =
    npm !== undefined && /npm-cli\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm'];
  const { code, output } = await runCommand([...command, ...args], {
    env: { ...process.env, NODE_ENV: '', npm_config_omit: '' },
  });
  if (code !== 0) {
    throw new Refusal(
      `The dependencies could not be installed.\n${output}\nObelus takes them from the npm registry (${process.env.npm_config_registry ?? 'https://registry.npmjs.org'}): is it reachable, and may you write to ${fromRoot()}?`,
    );
  }
}
