/**
 * Every form of a long report: how long it takes and what it holds in memory. The
 * PDF is measured beside the ways in which it is usually made: @react-pdf/renderer, and
 * a browser that prints the HTML, which is left out where there is none.
 */
import { execFileSync, spawnSync } from 'node:child_process';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { reportHtml } from '@/lib/domain/reports/report-html';

import { startBrowser } from '../desk/browser';
import type { Bench, Cell } from '../report';
import type { OneForm } from './measure';
import { CLAIMS, makeReport, WORDS } from './report';

const REPEATS = 5;

export const exportBench: Bench = async (say) => {
  say('The report alone');
  const alone = measured('nothing');
  const rows: Cell[][] = [];
  const found = new Map<string, OneForm>();
  for (const format of REPORT_FORMATS) {
    say(format);
    const one = measured(format);
    found.set(format, one);
    rows.push([
      format,
      Math.round(one.first),
      Math.round(one.again * 10) / 10,
      Math.round(one.processor * 10) / 10,
      Math.round(one.bytes / 1024),
      Math.round(one.peak),
      Math.max(0, Math.round(one.peak - alone.peak)),
    ]);
  }
  say('@react-pdf/renderer');
  const react = measuredBy('bench/export/react-pdf.ts', process.execArgv.filter(isForAnyReact));
  say('A browser that prints the HTML');
  const printed = await printedByBrowser();
  const pdf = found.get('pdf')?.again ?? 0;
  return {
    tables: [
      {
        title: `${WORDS.toLocaleString('en')} words, ${CLAIMS} claims, each form in a process of its own`,
        columns: [
          'form',
          'first time, ms',
          'again, median ms',
          'processor, median ms',
          'file, KiB',
          'peak memory, MiB',
          'more than the report alone, MiB',
        ],
        rows,
      },
      {
        title: 'The PDF, and the ways in which it is usually made',
        columns: ['way', 'median ms', 'file, KiB', 'memory, MiB', 'tagged as PDF/UA-1'],
        rows: [
          ['Typst', Math.round(pdf), kib(found.get('pdf')?.bytes), peakOf(found.get('pdf')), 'yes'],
          ['@react-pdf/renderer', Math.round(react.again), kib(react.bytes), peakOf(react), 'no'],
          printed === null
            ? ['Chromium', null, null, null, 'there is no browser here']
            : ['Chromium', Math.round(printed.ms), kib(printed.bytes), printed.memory, 'no'],
        ],
      },
    ],
    goals:
      printed === null
        ? []
        : [
            {
              goal: 'The PDF takes no longer than a browser that is running needs to print it',
              measured: `${Math.round(pdf)} ms, ${Math.round(printed.ms)} ms`,
              reached: pdf <= printed.ms,
            },
          ],
  };
};

const measured = (format: string): OneForm =>
  measuredBy('bench/export/one-form.ts', process.execArgv, format);

function measuredBy(program: string, options: readonly string[], ...given: string[]): OneForm {
  const command = [...options, program, ...given];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as OneForm;
}

/** Our own code is run with the server's half of React, which draws nothing. */
const isForAnyReact = (option: string): boolean => option !== '--conditions=react-server';

function kib(bytes = 0): number {
  return Math.round(bytes / 1024);
}

function peakOf(one: OneForm | undefined): number {
  return Math.round(one?.peak ?? 0);
}

type Printed = { ms: number; bytes: number; memory: number | null };

async function printedByBrowser(): Promise<Printed | null> {
  const browser = await startBrowser().catch(() => null);
  if (browser === null) return null;
  try {
    const html = reportHtml(makeReport());
    const times: number[] = [];
    let bytes = 0;
    let memory: number | null = null;
    for (let run = 0; run < REPEATS; run += 1) {
      const began = performance.now();
      const page = await browser.newPage();
      await page.setContent(html);
      bytes = (await page.pdf({ format: 'A4', tagged: true, outline: true })).length;
      times.push(performance.now() - began);
      memory = memoryOfBrowser() ?? memory;
      await page.close();
    }
    const ms = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    return { ms, bytes, memory };
  } finally {
    await browser.close();
  }
}

/** What the processes that this one started hold together, in MiB; `null` where that cannot be asked. */
function memoryOfBrowser(): number | null {
  const { stdout, status } = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  if (status !== 0) return null;
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([process.pid]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const [pid = 0, parent = 0] of rows) if (family.has(parent)) family.add(pid);
  }
  family.delete(process.pid);
  const kibibytes = rows.reduce(
    (sum, [pid = 0, , rss = 0]) => sum + (family.has(pid) ? rss : 0),
    0,
  );
  return kibibytes === 0 ? null : Math.round(kibibytes / 1024);
}
