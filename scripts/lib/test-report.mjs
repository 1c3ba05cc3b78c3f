/** Counting: what the tools report, as numbers and as the table at the end. */
import { readIfThere } from './files.mjs';
import { seconds } from './say.mjs';

/** A check without tests of its own is one test. */
export function countStatic(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, failures: [] };
}

/** @see https://vitest.dev/guide/reporters.html#json-reporter */
export function readVitest(file, code) {
  const report = parse(file);
  if (report === null) return countStatic(code === 0 ? 1 : code);
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => test.fullName);
    // A file that could not be loaded has no tests, and has failed all the same.
    if (failed.length === 0 && status === 'failed') return [`${name}: ${message ?? ''}`.trim()];
    return failed;
  });
  return counted({
    passed: report.numPassedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
    code,
  });
}

/** @see https://playwright.dev/docs/test-reporters#json-reporter */
export function readPlaywright(file, code) {
  const report = parse(file);
  if (report === null) return countStatic(code === 0 ? 1 : code);
  const { expected, flaky, skipped } = report.stats;
  const failures = [
    ...report.suites.flatMap((suite) => failedSpecs(suite)),
    ...report.errors.map(({ message }) => message ?? 'an error outside of any test'),
  ];
  return counted({ passed: expected + flaky, skipped, failures, code });
}

function failedSpecs(suite, above = []) {
  const titles = suite.title === undefined || suite.title === '' ? above : [...above, suite.title];
  return [
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) => [...titles, spec.title].join(' › ')),
    ...(suite.suites ?? []).flatMap((inner) => failedSpecs(inner, titles)),
  ];
}

/** A tool that says it failed has failed, also where no test of its report did. */
function counted({ passed, skipped, failures, code }) {
  const all =
    failures.length === 0 && code !== 0
      ? ['it ended with an error that belongs to no test']
      : failures;
  return { passed, failed: all.length, skipped, failures: all };
}

function parse(file) {
  try {
    return JSON.parse(readIfThere(file) ?? 'null');
  } catch {
    return null;
  }
}

export function tableOf(results) {
  const rows = [
    ['', 'passed', 'failed', 'skipped', 'time'],
    ...results.map(({ name, passed, failed, skipped, ms }) => [
      name,
      ...[passed, failed, skipped].map(String),
      seconds(ms),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  '),
  );
  const failures = results.flatMap(({ name, failures: all }) =>
    all.map((failure) => `  [${name}] ${failure}`),
  );
  return [...lines, ...(failures.length === 0 ? [] : ['', 'Failed:', ...failures])].join('\n');
}

export function summaryOf(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  const line = `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
  return { line, failed };
}
