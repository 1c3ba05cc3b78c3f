/**
 * What a person does on the whole desk, with real keys and clicks: how long each
 * waits for its frame (event timing, which the browser rounds to 8 ms), and the
 * longest stretch in which the page could not answer (tasks of the trace).
 */
import type { Browser, Page } from '@playwright/test';

import type { BenchTable } from '../report';
import { slowestInteraction, watchInteractions } from './browser';
import { median, rounded } from './figures';
import { taskDurations } from './trace';

export type DeskFigures = {
  kinds: readonly { name: string; durations: readonly number[]; longestTask: number }[];
  /** The longest of all tasks, in ms. */
  slowest: number;
  /** The longest duration of an interaction, in ms. */
  inp: number;
};

type Act = (page: Page, index: number) => Promise<unknown>;

const VERDICTS = 8;

const press =
  (key: string): Act =>
  (page) =>
    page.keyboard.press(key);

async function clickOn(page: Page, selector: string, index: number): Promise<void> {
  const places = await page.evaluate((query) => {
    const found = [...document.querySelectorAll(query)].map((element) => {
      const [rect] = element.getClientRects();
      return rect === undefined
        ? null
        : { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
    });
    return found.filter((place) => place !== null && place.y > 120 && place.y < innerHeight - 80);
  }, selector);
  const place = places[(index * 3) % Math.max(1, places.length)];
  if (place !== undefined && place !== null) await page.mouse.click(place.x, place.y);
}

const ACTS: readonly (readonly [name: string, times: number, act: Act])[] = [
  ['next claim (J)', 40, press('j')],
  ['previous claim (K)', 20, press('k')],
  ['verdict (1 to 8)', 24, (page, index) => page.keyboard.press(String((index % VERDICTS) + 1))],
  ['priority (P)', 8, press('p')],
  ['click on a passage', 12, (page, index) => clickOn(page, '.galley-text mark', index)],
  ['click on a claim in the margin', 12, (page, index) => clickOn(page, '.stub', index)],
  ['next sentence (⇧J)', 12, press('Shift+J')],
  [
    'mark a claim (M)',
    8,
    async (page) => {
      await page.keyboard.press('m');
      await page.waitForTimeout(120);
      await page.keyboard.press('Shift+J');
    },
  ],
  ['let go (Esc)', 4, press('Escape')],
];

export async function measureDesk(browser: Browser, address: string): Promise<DeskFigures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForSelector('.ProseMirror', { timeout: 120_000 });
  await page.waitForTimeout(1_500);
  await watchInteractions(page);
  // The first of each warms up what a person meets once.
  for (const [, , act] of ACTS) {
    await act(page, 0);
    await page.waitForTimeout(120);
  }
  await slowestInteraction(page);

  const kinds: { name: string; durations: number[]; longestTask: number }[] = [];
  for (const [name, times, act] of ACTS) {
    const durations: number[] = [];
    const tasks = await taskDurations(browser, page, async () => {
      for (let index = 0; index < times; index += 1) {
        await act(page, index);
        await page.waitForTimeout(100);
        durations.push(await slowestInteraction(page));
      }
    });
    kinds.push({ name, durations, longestTask: Math.max(0, ...tasks) });
  }
  const scrolled = await taskDurations(browser, page, () => scroll(page));
  kinds.push({
    name: 'scrolling, 60 frames',
    durations: [],
    longestTask: Math.max(0, ...scrolled),
  });
  await page.close();
  return {
    kinds,
    slowest: Math.max(...kinds.map(({ longestTask }) => longestTask)),
    inp: Math.max(...kinds.flatMap(({ durations }) => durations)),
  };
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(500, 500);
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, step < 45 ? 120 : -200);
    await page.waitForTimeout(16);
  }
}

export function deskTable(title: string, { kinds }: DeskFigures): BenchTable {
  return {
    title,
    columns: ['what is done', 'to its frame, median', 'longest', 'longest task'],
    rows: kinds.map(({ name, durations, longestTask }) => [
      name,
      durations.length === 0 ? null : median(durations),
      durations.length === 0 ? null : Math.max(...durations),
      rounded(longestTask),
    ]),
  };
}
