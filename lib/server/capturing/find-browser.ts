import 'server-only';

import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const OF_THE_SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser that draws pages: the one named, the tests' own, the system's; `null` where there is none. */
export function findBrowser(named: string | undefined): string | null {
  if (named !== undefined) return existsSync(named) ? named : null;
  return [...ofTheTests(), ...OF_THE_SYSTEM].find((file) => existsSync(file)) ?? null;
}

/** Where Playwright keeps its browsers, newest first. */
function ofTheTests(): string[] {
  const folder = path.join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => path.join(folder, name, 'chrome-linux', 'chrome'));
}
