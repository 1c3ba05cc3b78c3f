/** The browser for the tests: one that is there, or how to get one. */
import { existsSync } from 'node:fs';

import { canInstall, installPackages } from './debian.mjs';
import { Refusal } from './say.mjs';

const OF_THE_SYSTEM = '/usr/bin/chromium';

/**
 * The path to give to Playwright, or `undefined` where its own browser is installed.
 *
 * @throws Refusal where there is none.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH ?? '';
  if (named !== '') {
    if (existsSync(named)) return named;
    throw new Refusal(`CHROMIUM_PATH names ${named}, which is not there.`);
  }
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return undefined;
  if (existsSync(OF_THE_SYSTEM)) return OF_THE_SYSTEM;
  throw new Refusal(
    'The browser tests need Chromium: install it (on Debian: apt-get install chromium), or name one with CHROMIUM_PATH.',
  );
}

/** As above; on Debian and as root, Debian's own is installed where there is none. */
export async function ensureChromium() {
  try {
    return await findChromium();
  } catch (error) {
    if ((process.env.CHROMIUM_PATH ?? '') !== '' || !canInstall()) throw error;
    const failure = await installPackages(['chromium']);
    if (failure !== null) throw new Refusal(`${error.message}\n${failure}`);
    return await findChromium();
  }
}
