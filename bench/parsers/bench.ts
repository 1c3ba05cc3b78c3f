/**
 * Harmful files against the parsers: each is read or refused, in a time and a memory
 * that the limits allow. A process that ends otherwise is a missed goal.
 */
import { spawnSync } from 'node:child_process';

import { parserLimits } from '@/lib/server/importing/limits';

import type { Bench, Cell } from '../report';
import { BOMBS } from './bombs';
import type { OneBomb } from './one-bomb';

/** What the parser's own process is given; beyond it, it is ended and the file refused. */
const { wallMs, rssBytes } = parserLimits;
const MIB = 2 ** 20;

export const parsersBench: Bench = (say) => {
  const rows: Cell[][] = [];
  let longest = 0;
  let most = 0;
  const failed: string[] = [];
  for (const { name } of BOMBS) {
    say(name);
    const program = [...process.execArgv, 'bench/parsers/one-bomb.ts', name];
    const child = spawnSync(process.execPath, program, {
      encoding: 'utf8',
      timeout: 6 * wallMs,
    });
    if (child.status !== 0) {
      failed.push(name);
      rows.push([
        name,
        null,
        null,
        null,
        null,
        `ended by ${child.signal ?? `code ${child.status}`}`,
      ]);
      continue;
    }
    const one = JSON.parse(child.stdout) as OneBomb;
    longest = Math.max(longest, one.processor);
    most = Math.max(most, one.peak);
    const { ms, processor, peak, outcome } = one;
    rows.push([
      name,
      kib(one.bytes),
      Math.round(ms),
      Math.round(processor),
      Math.round(peak),
      outcome,
    ]);
  }
  return Promise.resolve({
    tables: [
      {
        title: 'Harmful files, each in a process of its own',
        columns: ['file', 'KiB', 'ms', 'processor, ms', 'peak memory, MiB', 'outcome'],
        rows,
      },
    ],
    goals: [
      {
        goal: 'Every file is read or refused, and no process is ended',
        measured: failed.length === 0 ? 'all' : failed.join(', '),
        reached: failed.length === 0,
      },
      {
        goal: `None takes more of the processor than the ${wallMs / 1000} s that a parser is given`,
        measured: `${(longest / 1000).toFixed(1)} s`,
        reached: longest <= wallMs,
      },
      {
        goal: `None takes more than the ${rssBytes / MIB} MiB that a parser is given`,
        measured: `${Math.round(most)} MiB`,
        reached: most <= rssBytes / MIB,
      },
    ],
  });
};

const kib = (bytes: number): number => Math.round(bytes / 1024);
