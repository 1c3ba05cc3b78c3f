import { defineConfig } from '@playwright/test';

import { findChromium } from './scripts/lib/chromium.mjs';

const isRoot = process.getuid?.() === 0;
const executablePath = await findChromium();

export default defineConfig({
  testDir: 'e2e',
  tsconfig: 'e2e/tsconfig.json',
  outputDir: 'test-results',
  // Files run beside each other; the tests of one file run in their order, as a day's work does.
  fullyParallel: false,
  workers: 2,
  // A busy machine can be slower than a page waits. What passes only again is named as flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    // Set by what the server below prints, before the first test is started.
    baseURL: process.env['E2E_BASE_URL'],
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    // What passes pays for a trace too, so what fails once is traced when it is tried again.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        // Chromium's sandbox refuses to be root's.
        ...(isRoot ? ['--no-sandbox'] : []),
        // A test speaks to the application and to nobody else.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: `"${process.execPath}" scripts/e2e-server.mjs`,
    wait: {
      stdout:
        /E2E ready: (?<e2e_base_url>\S+) (?<e2e_first_run_url>\S+) (?<e2e_database_url>\S+) (?<e2e_page_host>\S+)/,
    },
    timeout: 600_000,
    stdout: 'pipe',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
