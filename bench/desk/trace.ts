/** How long the page was busy at a stretch, from a trace of the browser. */
import type { Browser, Page } from '@playwright/test';

type TraceEvent = {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Of the duration, what the thread was on a processor. */
  tdur?: number;
  args: { name?: string };
};

/** One task of the page's main thread, in ms. */
export type Task = {
  duration: number;
  /** Without the time in which other programs had the processor. */
  work: number;
};

/** Written into the trace before each act. */
const MARK = 'bench.act';

/**
 * The tasks of the page's main thread, those of each act by themselves.
 *
 * @param act called so many times; the tasks until the next call are those of the act.
 */
export async function tasksOfActs(
  browser: Browser,
  page: Page,
  times: number,
  act: (index: number) => Promise<unknown>,
): Promise<readonly (readonly Task[])[]> {
  await browser.startTracing(page, {
    categories: [
      'toplevel',
      'blink.user_timing',
      'disabled-by-default-devtools.timeline',
      'devtools.timeline',
    ],
  });
  // What begins a trace is the tracer's work.
  await page.waitForTimeout(300);
  for (let index = 0; index < times; index += 1) {
    await page.evaluate((name) => void performance.mark(name), MARK);
    await act(index);
  }
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const events = trace.traceEvents;
  const marks = events.filter(({ name, cat }) => name === MARK && cat.includes('user_timing'));
  const thread = threadOf(marks[0]);
  const starts = marks.map(({ ts }) => ts).toSorted((a, b) => a - b);
  const tasks = events
    .filter((event) => event.name === 'RunTask' && threadOf(event) === thread)
    .map(({ ts, dur = 0, tdur = dur }) => ({ ts, duration: dur / 1_000, work: tdur / 1_000 }));
  return starts.map((start, index) =>
    tasks.filter(({ ts }) => ts >= start && ts < (starts[index + 1] ?? Infinity)),
  );
}

function threadOf(event: TraceEvent | undefined): string {
  return event === undefined ? '' : `${event.pid} ${event.tid}`;
}
