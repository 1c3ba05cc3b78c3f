/**
 * The whole run of the tests. Two lanes side by side, for two cores; then the
 * browser, which needs both cores and the build. A failure stops nothing: all
 * that is wrong is told at once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { CHECKS, lanesOf } from './checks.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { atEnd, isEnding } from './ending.mjs';
import { runCommand } from './processes.mjs';
import { Refusal, say, seconds, step } from './say.mjs';
import { makeDataFolder } from './settings.mjs';
import { countStatic, readPlaywright, readVitest, summaryOf, tableOf } from './test-report.mjs';

export async function test({ only }) {
  const startedAt = performance.now();
  const checks = CHECKS.filter(({ name }) => only === null || only.includes(name));
  refuseUnknown(only);
  say('Obelus: tests');
  makeDataFolder();
  await ensureDependencies();
  const { generateClient } = await import('./generate-client.mjs');
  await step('Database client', () => {
    generateClient();
  });

  const reports = mkdtempSync(path.join(os.tmpdir(), 'obelus-reports-'));
  atEnd(() => rmSync(reports, { recursive: true, force: true }));
  const env = { ...process.env, TZ: 'UTC', NO_COLOR: '1', CI: process.env.CI ?? '1' };
  delete env.FORCE_COLOR;
  if (checks.some(({ needs }) => needs?.includes('database'))) {
    env.TEST_DATABASE_URL = await databaseServer();
  }
  if (checks.some(({ needs }) => needs?.includes('browser'))) {
    const { ensureChromium } = await import('./chromium.mjs');
    await step('Chromium', async () => {
      const found = await ensureChromium();
      if (found !== undefined) env.CHROMIUM_PATH = found;
    });
  }

  const office = checks.some(({ needs }) => needs?.includes('office')) ? beginOffice() : null;
  const results = [];
  for (const lanes of lanesOf(checks)) {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const check of lane) {
          if (isEnding()) return;
          if (check.needs?.includes('office')) await office;
          const lacks = results.find(({ name, failed }) => name === check.after && failed > 0);
          results.push(
            lacks === undefined ? await runCheck(check, { env, reports }) : notRun(check, lacks),
          );
        }
      }),
    );
  }
  results.sort((a, b) => order(a) - order(b));
  say(`\n${tableOf(results)}\n`);
  say(`In ${seconds(performance.now() - startedAt)}.`);
  const { line, failed } = summaryOf(results);
  say(line);
  return failed === 0 ? 0 : 1;
}

function order({ name }) {
  return CHECKS.findIndex((check) => check.name === name);
}

function refuseUnknown(only) {
  const names = CHECKS.map(({ name }) => name);
  const unknown = (only ?? []).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Refusal(`There is no "${unknown}" to run; there are ${names.join(', ')}.`);
  }
}

async function databaseServer() {
  const given = process.env.TEST_DATABASE_URL ?? '';
  if (given !== '') return given;
  const { startTestServer } = await import('./test-server.mjs');
  let server;
  await step('PostgreSQL for the tests', async () => {
    server = await startTestServer();
    atEnd(() => server.stop());
  });
  return server.url;
}

/** Where it has to be fetched, that goes on beside the first checks. */
async function beginOffice() {
  const { ensureOffice } = await import('./office.mjs');
  const startedAt = performance.now();
  const missing = await ensureOffice();
  say(missing ?? `  ✓ LibreOffice and poppler (${seconds(performance.now() - startedAt)})`);
}

async function runCheck(check, { env, reports }) {
  const startedAt = performance.now();
  say(`[${check.name}] …`);
  const report = path.join(reports, `${check.name}.json`);
  const results = [];
  for (const command of check.commands({ report })) {
    const result = await runCommand(command, {
      env: { ...env, ...check.env?.({ report }) },
      onOutput: linesOf((line) => say(`[${check.name}] ${line}`)),
    });
    results.push(result);
    if (result.code !== 0) break;
  }
  const code = results.at(-1)?.code ?? 0;
  const ms = performance.now() - startedAt;
  const counts = countsOf(check, { report, code });
  say(`[${check.name}] ${counts.failed === 0 ? 'passed' : 'FAILED'} (${seconds(ms)})`);
  return { name: check.name, ms, ...counts };
}

/** Counted as a failure: nobody may take a run without it for a whole one. */
function notRun({ name }, lacks) {
  const failures = [`not run, because ${lacks.name} failed`];
  return { name, ms: 0, passed: 0, failed: 1, skipped: 0, failures };
}

function countsOf({ kind }, { report, code }) {
  if (kind === 'vitest') return readVitest(report, code);
  if (kind === 'playwright') return readPlaywright(report, code);
  return countStatic(code);
}

/** Whole lines of what comes in pieces; what is left at the end is not a line any more. */
function linesOf(onLine) {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
