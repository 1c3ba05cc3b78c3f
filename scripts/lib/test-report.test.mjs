/** The last line of `npm test` must never say that all is well when it is not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { CHECKS, lanesOf } from './checks.mjs';
import { countStatic, readPlaywright, readVitest, summaryOf, tableOf } from './test-report.mjs';

function aReport(content) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-unit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const vitestReport = (testResults, numbers = {}) =>
  aReport({ numPassedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults, ...numbers });

describe('what vitest reports', () => {
  test('is counted, and failed tests are named', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'one' },
      { status: 'failed', fullName: 'two' },
    ];
    const file = vitestReport([{ name: 'a.test.ts', status: 'failed', assertionResults }], {
      numPassedTests: 1,
      numPendingTests: 2,
    });
    expect(readVitest(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 2, failures: ['two'] });
  });

  test('counts a file that could not be loaded', () => {
    const file = vitestReport([
      { name: 'a.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
    ]);
    expect(readVitest(file, 1).failures).toEqual(['a.test.ts: No such module']);
  });

  test('has failed when the program says so and no test does', () => {
    expect(readVitest(vitestReport([], { numPassedTests: 5 }), 1)).toMatchObject({
      passed: 5,
      failed: 1,
    });
  });

  test.each([
    ['there is none', path.join(os.tmpdir(), 'obelus-no-such-report.json')],
    ['it was broken off', () => aReport('{"numPassed')],
  ])('has failed when %s, whatever the program says', (_, file) => {
    expect(readVitest(typeof file === 'string' ? file : file(), 0).failed).toBe(1);
  });
});

describe('what Playwright reports', () => {
  test('is counted with the titles above a test', () => {
    const file = aReport({
      stats: { expected: 3, flaky: 1, skipped: 1, unexpected: 1 },
      errors: [],
      suites: [
        {
          title: 'sign-off.spec.ts',
          specs: [],
          suites: [{ title: 'legal', specs: [{ title: 'signs last', ok: false }] }],
        },
      ],
    });
    expect(readPlaywright(file, 1)).toEqual({
      passed: 4,
      failed: 1,
      skipped: 1,
      failures: ['sign-off.spec.ts › legal › signs last'],
    });
  });

  test('has failed when the server never started', () => {
    const file = aReport({
      stats: { expected: 0, flaky: 0, skipped: 0, unexpected: 0 },
      errors: [{ message: 'Timed out waiting for the server' }],
      suites: [],
    });
    expect(readPlaywright(file, 1).failures).toEqual(['Timed out waiting for the server']);
  });
});

describe('the end of a run', () => {
  const lint = { name: 'lint', ms: 1_234, ...countStatic(1) };
  const unit = { name: 'unit', ms: 60_000, passed: 12, failed: 0, skipped: 3, failures: [] };

  test('is one line', () => {
    expect(summaryOf([lint, unit])).toEqual({ line: '12 passed, 1 failed, 3 skipped', failed: 1 });
    expect(summaryOf([{ ...unit, skipped: 0 }]).line).toBe('12 passed, 0 failed');
  });

  test('has a table above it that names what failed', () => {
    const failing = { ...unit, failed: 1, failures: ['keeps offsets'] };
    expect(tableOf([lint, failing])).toMatchInlineSnapshot(`
      "      passed  failed  skipped    time
      lint       0       1        0   1.2 s
      unit      12       1        3  60.0 s

      Failed:
        [unit] keeps offsets"
    `);
  });
});

describe('the order of the checks', () => {
  test('leaves none out', () => {
    expect(lanesOf(CHECKS).flat(2).toSorted()).toEqual(CHECKS.toSorted());
  });

  test('builds before the browser, which is alone', () => {
    const phases = lanesOf(CHECKS).map((lanes) => lanes.flat().map(({ name }) => name));
    expect(phases[0]).toContain('build');
    expect(phases.slice(1)).toEqual([['e2e']]);
  });

  test('is that of a part, where a part is asked for', () => {
    const part = CHECKS.filter(({ name }) => ['lint', 'e2e'].includes(name));
    expect(lanesOf(part).map((lanes) => lanes.map((lane) => lane[0].name))).toEqual([
      ['lint'],
      ['e2e'],
    ]);
  });
});
