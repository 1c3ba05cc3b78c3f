/** How long the page was busy at a stretch, from a trace of the browser. */
import type { Browser, Page } from '@playwright/test';

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args: { name?: string };
};

/** The durations of all tasks of the page's main thread while something is done, in ms. */
export async function taskDurations(
  browser: Browser,
  page: Page,
  run: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'],
  });
  await run();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const events = trace.traceEvents;
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  // Of several renderers, the page's is the one that lays out.
  const laidOut = new Map<string, number>();
  for (const { name, pid, tid } of events) {
    if (name !== 'Layout' && name !== 'UpdateLayoutTree') continue;
    laidOut.set(`${pid} ${tid}`, (laidOut.get(`${pid} ${tid}`) ?? 0) + 1);
  }
  const [main] = [...laidOut]
    .filter(([thread]) => threads.has(thread))
    .toSorted((a, b) => b[1] - a[1]);
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && `${pid} ${tid}` === main?.[0])
    .map(({ dur = 0 }) => dur / 1_000);
}
