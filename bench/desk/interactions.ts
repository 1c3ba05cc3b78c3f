/**
 * What a person does on the whole desk, with real keys and clicks: how long each
 * waits for its frame (event timing, which the browser rounds to 8 ms), and the
 * longest stretch in which the page could not answer (tasks of the trace).
 */
import type { Browser, Page } from '@playwright/test';

import type { BenchGoal, BenchTable } from '../report';
import { slowestInteraction, watchInteractions } from './browser';
import { median, rounded } from './figures';
import { type Task, tasksOfActs } from './trace';

type Figures = {
  name: string;
  /** Until the frame of each act. */
  durations: readonly number[];
  /** Of each act its longest task by the clock, and the longest as time of the processor. */
  longest: readonly Task[];
};

export type DeskFigures = readonly Figures[];

type Act = (page: Page, index: number) => Promise<unknown>;

const VERDICTS = 8;

/** Nothing that a person does may keep the page from its next frame, in ms. */
const FRAME_MS = 16;

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

/** The wheel, a third of a second of it, down and now and then up again. */
async function scroll(page: Page, index: number): Promise<void> {
  await page.mouse.move(500, 500);
  for (let step = 0; step < 20; step += 1) {
    await page.mouse.wheel(0, index % 4 === 3 ? -200 : 120);
    await page.waitForTimeout(16);
  }
}

type Doing = {
  name: string;
  times: number;
  act: Act;
  /** Done once before the acts, and not measured. */
  before?: (page: Page) => Promise<unknown>;
};

const DOINGS: readonly Doing[] = [
  { name: 'next claim (J)', times: 40, act: press('j') },
  { name: 'previous claim (K)', times: 20, act: press('k') },
  {
    name: 'verdict (1 to 8)',
    times: 24,
    act: (page, index) => page.keyboard.press(String((index % VERDICTS) + 1)),
  },
  { name: 'priority (P)', times: 8, act: press('p') },
  {
    name: 'typing in the wording',
    times: 30,
    act: (page, index) => page.keyboard.press('measured '.charAt(index % 9)),
    before: async (page) => {
      await page.locator('.claim-field').first().click();
      await page.keyboard.press('End');
    },
  },
  {
    name: 'click on a passage',
    times: 12,
    act: (page, index) => clickOn(page, '.galley-text mark', index),
  },
  {
    name: 'click on a claim in the margin',
    times: 12,
    act: (page, index) => clickOn(page, '.stub', index),
  },
  { name: 'next sentence (⇧J)', times: 12, act: press('Shift+J') },
  {
    name: 'mark a claim (M)',
    times: 12,
    act: async (page) => {
      await page.keyboard.press('m');
      await page.waitForTimeout(120);
      await page.keyboard.press('Shift+J');
    },
  },
  { name: 'let go (Esc)', times: 4, act: press('Escape') },
  { name: 'scrolling', times: 8, act: scroll },
];

export async function measureDesk(browser: Browser, address: string): Promise<DeskFigures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForSelector('.ProseMirror', { timeout: 120_000 });
  await page.waitForTimeout(1_500);
  await watchInteractions(page);
  // The first of each warms up what a person meets once.
  for (const { act, before } of DOINGS) {
    await before?.(page);
    await act(page, 0);
    await page.waitForTimeout(300);
    await leaveFields(page);
  }
  await slowestInteraction(page);

  const figures: Figures[] = [];
  for (const { name, times, act, before } of DOINGS) {
    await before?.(page);
    await page.waitForTimeout(300);
    const durations: number[] = [];
    const tasks = await tasksOfActs(browser, page, times, async (index) => {
      await act(page, index);
      await page.waitForTimeout(100);
      durations.push(await slowestInteraction(page));
    });
    figures.push({ name, durations, longest: tasks.map(longestOf) });
    await leaveFields(page);
  }
  await page.close();
  return figures;
}

/** So that the next keys are those of the desk. */
async function leaveFields(page: Page): Promise<void> {
  if (await page.evaluate(() => document.activeElement?.matches('textarea, input') === true)) {
    await page.keyboard.press('Escape');
  }
}

function longestOf(tasks: readonly Task[]): Task {
  return {
    duration: Math.max(0, ...tasks.map(({ duration }) => duration)),
    work: Math.max(0, ...tasks.map(({ work }) => work)),
  };
}

export function deskTable(title: string, figures: DeskFigures): BenchTable {
  return {
    title,
    columns: [
      'what is done',
      'to its frame, median',
      'longest',
      'longest task, median',
      'longest task of all, by the clock',
      'longest task of all, time of the processor',
    ],
    rows: figures.map(({ name, durations, longest }) => [
      name,
      median(durations),
      Math.max(...durations),
      rounded(median(longest.map(({ duration }) => duration))),
      rounded(Math.max(...longest.map(({ duration }) => duration))),
      rounded(Math.max(...longest.map(({ work }) => work))),
    ]),
  };
}

/** Of each thing that is done its longest task: the median by the clock, and each in what it takes. */
export function frameGoals(figures: DeskFigures): BenchGoal[] {
  return figures.map(({ name, longest }) => {
    const usual = median(longest.map(({ duration }) => duration));
    const most = Math.max(...longest.map(({ work }) => work));
    return {
      goal: `500 passages on 5,000 words: ${name} in tasks of at most ${FRAME_MS} ms`,
      measured: `${rounded(usual)} ms, of the processor ${rounded(most)} ms at most`,
      reached: usual <= FRAME_MS && most <= FRAME_MS,
    };
  });
}
