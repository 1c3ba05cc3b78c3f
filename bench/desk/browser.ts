/** A browser for the benches: Chromium with software rendering, as the tests start it. */
import { type Browser, chromium, type Page } from '@playwright/test';

import { findChromium } from '../../scripts/lib/chromium.mjs';

export async function startBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** From now on, the duration of every interaction is kept in the page. */
export async function watchInteractions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: { name: string; duration: number; work: number }[] = [];
    Object.assign(window, { interactions: kept });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.interactionId === 0) continue;
        kept.push({
          name: entry.name,
          duration: entry.duration,
          work: entry.processingEnd - entry.startTime,
        });
      }
    }).observe({
      type: 'event',
      buffered: false,
      durationThreshold: 16,
    } as PerformanceObserverInit);
  });
}

/** The longest interaction since the last call, in ms; what took less than 16 ms is told as 16. */
export async function slowestInteraction(page: Page): Promise<number> {
  await page.waitForTimeout(60);
  return page.evaluate(() => {
    const { interactions } = window as unknown as { interactions: { duration: number }[] };
    const slowest = Math.max(16, ...interactions.splice(0).map(({ duration }) => duration));
    return slowest;
  });
}
