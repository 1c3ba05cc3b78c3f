/**
 * `npm run torture -- NAME [--short] [--json] [--write FILE]`: what must hold, tried by force,
 * with a control for each that shows the trial to be one. NAME may be `all`. Exit code 1 where
 * something did not hold.
 */
import { readFileSync } from 'node:fs';

import { surroundings, toMarkdown } from '../bench/report';
import { runToEnd } from '../scripts/lib/ending.mjs';
import { clearUp } from './ground';
import type { Torture, TortureReport } from './report';
import { writeFigures } from './write-figures';

const TORTURES: Record<string, () => Promise<Torture>> = {
  writes: async () => (await import('./torture-writes')).tortureWrites,
  conflicts: async () => (await import('./torture-conflicts')).tortureConflicts,
  repeats: async () => (await import('./torture-repeats')).tortureRepeats,
  live: async () => (await import('./torture-live')).tortureLive,
  kills: async () => (await import('./torture-kills')).tortureKills,
  blindness: async () => (await import('./torture-blindness')).tortureBlindness,
  access: async () => (await import('./torture-access')).tortureAccess,
  'sign-off': async () => (await import('./torture-sign-off')).tortureSignOff,
};

const USAGE = `Usage: npm run torture -- ${Object.keys(TORTURES).join('|')}|all [--short] [--json] [--write FILE]\n`;

function readArguments(words: readonly string[]) {
  const writeAt = words.indexOf('--write');
  const file = writeAt === -1 ? null : (words[writeAt + 1] ?? null);
  const rest = words.filter((_, at) => writeAt === -1 || (at !== writeAt && at !== writeAt + 1));
  const names = rest.filter((word) => !word.startsWith('-'));
  const unknown = [
    ...rest.filter((word) => word.startsWith('-') && !['--short', '--json'].includes(word)),
    ...names.filter((name) => name !== 'all' && !Object.hasOwn(TORTURES, name)),
  ];
  const isWrong = names.length === 0 || unknown.length > 0 || (writeAt !== -1 && file === null);
  return {
    names: names.includes('all') ? Object.keys(TORTURES) : names,
    size: rest.includes('--short') ? ('short' as const) : ('long' as const),
    asJson: rest.includes('--json'),
    file,
    problem: isWrong
      ? `${unknown.length > 0 ? `Unknown: ${unknown.join(' ')}. ` : ''}${USAGE}`
      : null,
  };
}

await runToEnd(async () => {
  const { names, size, asJson, file, problem } = readArguments(process.argv.slice(2));
  if (problem !== null) {
    process.stderr.write(problem);
    return 2;
  }
  const say = (line: string) => process.stderr.write(`${line}\n`);
  let isHeld = true;
  for (const name of names) {
    const torture = await TORTURES[name]?.();
    if (torture === undefined) continue;
    say(`\n${name} (${size} form)`);
    const startedAt = performance.now();
    const report: TortureReport = await torture({ size, say });
    const where = {
      ...surroundings(new Date()),
      version: versionOf(),
      command: `npm run torture -- ${name}${size === 'short' ? ' --short' : ''}`,
      seconds: Math.round((performance.now() - startedAt) / 1000),
    };
    await clearUp();
    isHeld &&= report.goals.every(({ reached }) => reached);
    process.stdout.write(
      asJson
        ? `${JSON.stringify({ torture: name, ...where, ...report }, null, 2)}\n`
        : `## ${name}\n\n${where.measuredAt.slice(0, 10)}, Obelus ${where.version}, Node ${where.node}, ${where.platform}, ${where.processors} processors, ${where.seconds} s: \`${where.command}\`\n\n${toMarkdown(report)}\n`,
    );
    if (file !== null) writeFigures(file, name, { where, report });
  }
  return isHeld ? 0 : 1;
});

function versionOf(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
