/**
 * `npm run bench -- NAME [--json]`: figures of one part beside those of its peers,
 * from one run on one machine. Exit code 1 where a goal was missed.
 */
import { type Bench, surroundings, toMarkdown } from './report';

const BENCHES: Record<string, () => Promise<Bench>> = {
  anchoring: async () => (await import('./anchoring/bench')).anchoringBench,
  comparison: async () => (await import('./comparison/bench')).comparisonBench,
  agreement: async () => (await import('./agreement/bench')).agreementBench,
  desk: async () => (await import('./desk/bench')).deskBench,
  export: async () => (await import('./export/bench')).exportBench,
  pages: async () => (await import('./pages/bench')).pagesBench,
  parsers: async () => (await import('./parsers/bench')).parsersBench,
  search: async () => (await import('./search/bench')).searchBench,
  suggestions: async () => (await import('./suggestions/bench')).suggestionsBench,
};

const [name = '', ...options] = process.argv.slice(2);
const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
const asJson = options.includes('--json');
const unknown = options.find((option) => option !== '--json');

if (load === undefined || unknown !== undefined) {
  const what = load === undefined ? `There is no bench "${name}".` : `Unknown option ${unknown}.`;
  process.stderr.write(
    `${what} Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]\n`,
  );
  process.exitCode = 2;
} else {
  const bench = await load();
  const report = await bench((line) => process.stderr.write(`${line}\n`));
  const where = surroundings(new Date());
  const heading = `${where.measuredAt.slice(0, 10)}, Node ${where.node}, ${where.platform}, ${where.processors} processors, ${where.memoryGiB} GiB.`;
  process.stdout.write(
    asJson
      ? `${JSON.stringify({ bench: name, ...where, ...report }, null, 2)}\n`
      : `## ${name}\n\n${heading}\n\n${toMarkdown(report)}`,
  );
  process.exitCode = report.goals.every(({ reached }) => reached) ? 0 : 1;
}
