/** What `npm test` runs. Each is also a script of package.json of its own. */
import { fromRoot } from './paths.mjs';

const program =
  (...file) =>
  (...args) => [process.execPath, fromRoot('node_modules', ...file), ...args];

const depcruise = program('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const eslint = program('eslint', 'bin', 'eslint.js');
const knip = program('knip', 'bin', 'knip.js');
const next = program('next', 'dist', 'bin', 'next');
const playwright = program('@playwright', 'test', 'cli.js');
const prettier = program('prettier', 'bin', 'prettier.cjs');
const tsc = program('typescript', 'bin', 'tsc');
const vitest = program('vitest', 'vitest.mjs');

const vitestOn =
  (...projects) =>
  ({ report }) => [
    vitest(
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ),
  ];

/** In the order in which they are told. `lane` says what runs beside what; see `lanesOf`. */
export const CHECKS = [
  {
    name: 'typecheck',
    lane: 'statics',
    commands: () => [next('typegen'), tsc(), tsc('-p', 'lib/domain')],
  },
  { name: 'lint', lane: 'statics', commands: () => [eslint('.', '--max-warnings', '0')] },
  { name: 'format', lane: 'statics', commands: () => [prettier('--check', '.')] },
  {
    name: 'boundaries',
    lane: 'statics',
    commands: () => [
      depcruise(
        ...['app', 'bench', 'components', 'lib', 'e2e', 'torture'],
        ...['--config', '.dependency-cruiser.cjs'],
      ),
    ],
  },
  { name: 'unused', lane: 'statics', commands: () => [knip()] },
  {
    name: 'build',
    lane: 'statics',
    commands: () => [[process.execPath, fromRoot('scripts', 'build.mjs')]],
  },
  { name: 'unit', lane: 'tests', kind: 'vitest', commands: vitestOn('unit', 'components') },
  { name: 'db', lane: 'tests', kind: 'vitest', needs: ['database'], commands: vitestOn('db') },
  {
    name: 'pictures',
    lane: 'tests',
    kind: 'vitest',
    needs: ['office'],
    commands: vitestOn('pictures'),
  },
  {
    name: 'e2e',
    lane: 'browser',
    after: 'build',
    kind: 'playwright',
    needs: ['database', 'browser'],
    commands: () => [playwright('test', '--reporter=list,json')],
    env: ({ report }) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  },
];

/** Lanes side by side, then the browser alone: its journeys wait for pages, and a page for a core. */
const PHASES = [['statics', 'tests'], ['browser']];

/** For each phase the lanes of checks that run beside each other; empty ones are left out. */
export function lanesOf(checks) {
  return PHASES.map((lanes) =>
    lanes
      .map((lane) => checks.filter((check) => check.lane === lane))
      .filter((lane) => lane.length > 0),
  ).filter((lanes) => lanes.length > 0);
}
