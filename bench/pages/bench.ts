/**
 * The pages as a phone on a slow network gets them (Lighthouse, mobile), and how
 * often each view asks the database. The round is made through the product's own
 * API: 5,000 words, 200 claims.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Bench, BenchGoal } from '../report';
import { measurePage, type PageFigures } from './lighthouse';
import { makeRound, signIn, startProduct } from './product';
import type { Wire } from './wire';

const CLAIMS = [0, 20, 200];
const RUNS = 3;
/** The worker asks too, whenever there is something to do: the fewest are the view's own. */
const READS = 5;

export const pagesBench: Bench = async (say) => {
  say('Starting the built product');
  const product = await startProduct();
  try {
    const { address, wire } = product;
    const editor = await signIn(address, 'editor');
    const head = await signIn(address, 'head-of-research');
    const checker = await signIn(address, 'checker');
    const counted: [string, number[]][] = [
      ['reading view', []],
      ['desk', []],
      ['article', []],
    ];
    let paths: string[] = [];
    for (const claims of CLAIMS) {
      say(`A round with ${claims} claims`);
      const { articleId, roundId } = await makeRound({ editor, head, checker }, claims);
      paths = [`/articles/${articleId}/read`, `/rounds/${roundId}`, `/articles/${articleId}`];
      for (const [index, path] of paths.entries()) {
        const read = () => fetch(address + path, { headers: { cookie: checker.cookie } });
        await (await read()).text();
        await idle(wire);
        let fewest = Number.POSITIVE_INFINITY;
        for (let time = 0; time < READS; time += 1) {
          wire.taken();
          await (await read()).text();
          const asked = wire.taken();
          if (process.env['BENCH_STATEMENTS'] === 'on')
            for (const one of asked) say(one.slice(0, 160));
          fewest = Math.min(fewest, asked.length);
        }
        counted[index]?.[1].push(fewest);
      }
    }
    const measured: [string, PageFigures][] = [];
    for (const [index, path] of paths.entries()) {
      const name = counted[index]?.[0] ?? path;
      const runs: PageFigures[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        say(`Lighthouse: ${name}, ${run + 1} of ${RUNS}`);
        runs.push(await measurePage(address + path, checker.cookie));
      }
      const middle = runs.toSorted((a, b) => a.lcpMs - b.lcpMs)[Math.floor(RUNS / 2)];
      if (middle !== undefined) measured.push([name, middle]);
    }
    return {
      tables: [
        {
          title: `Lighthouse, mobile, 5,000 words and 200 claims: the middle of ${RUNS} runs`,
          columns: [
            'page',
            'performance',
            'FCP ms',
            'LCP ms',
            'TBT ms',
            'CLS',
            'transferred kB',
            'document kB',
            'styles kB',
            'scripts kB',
            'of them first load kB',
            'fonts kB',
          ],
          rows: measured.map(([name, page]) => [
            name,
            page.score,
            page.fcpMs,
            page.lcpMs,
            page.tbtMs,
            page.cls,
            page.totalKb,
            page.documentKb,
            page.styleKb,
            page.scriptKb,
            page.firstScriptKb,
            page.fontKb,
          ]),
        },
        {
          title:
            'Queries of a view, the session with them; BEGIN, COMMIT and in whose name are not counted',
          columns: ['page', ...CLAIMS.map((claims) => `${claims} claims`)],
          rows: counted.map(([name, counts]) => [name, ...counts]),
        },
      ],
      goals: goalsOf(new Map(measured), new Map(counted)),
    };
  } finally {
    await product.stop();
  }
};

/** What the worker has to do for a new round is done. */
async function idle(wire: Wire): Promise<void> {
  for (let second = 0; second < 60; second += 1) {
    wire.taken();
    await sleep(1_000);
    if (wire.taken().length === 0) return;
  }
}

function goalsOf(
  pages: ReadonlyMap<string, PageFigures>,
  queries: ReadonlyMap<string, readonly number[]>,
): BenchGoal[] {
  const reading = pages.get('reading view');
  const desk = pages.get('desk');
  if (reading === undefined || desk === undefined) return [];
  const goals: BenchGoal[] = [
    atLeast('reading view: performance 100', reading.score, 100, ''),
    atMost('reading view: LCP at most 1,200 ms', reading.lcpMs, 1_200, ' ms'),
    atMost('reading view: at most 170 kB', reading.totalKb, 170, ' kB'),
    atMost('desk: LCP at most 1,500 ms', desk.lcpMs, 1_500, ' ms'),
    atMost('desk: scripts of the first load at most 260 kB', desk.firstScriptKb, 260, ' kB'),
  ];
  for (const [name, counts] of queries) {
    const isSame = new Set(counts).size === 1;
    goals.push({
      goal: `${name}: at most three queries, whatever the number of claims`,
      measured: counts.join(', '),
      reached: isSame && Math.max(...counts) <= 3,
    });
  }
  return goals;
}

function atMost(goal: string, value: number, limit: number, unit: string): BenchGoal {
  return { goal, measured: `${value}${unit}`, reached: value <= limit };
}

function atLeast(goal: string, value: number, limit: number, unit: string): BenchGoal {
  return { goal, measured: `${value}${unit}`, reached: value >= limit };
}
