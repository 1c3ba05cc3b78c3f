/**
 * The desk with many passages: how soon they are seen, how long one more takes,
 * how long a click or a key waits for its frame; beside it plain ProseMirror
 * decorations and Recogito's text annotator on the same text in the same run.
 */
import type { Browser } from '@playwright/test';

import type { Bench, BenchGoal } from '../report';
import { slowestInteraction, startBrowser, watchInteractions } from './browser';
import { type DeskFigures, deskTable, frameGoals, measureDesk } from './interactions';
import { makeArticle } from './article';
import { median, quantile, rounded } from './figures';
import { SEED, servePages } from './serve';

type Painter = 'view' | 'plain' | 'recogito';

const NAMES: Record<Painter, string> = {
  view: 'Obelus',
  plain: 'ProseMirror inline decorations',
  recogito: '@recogito/text-annotator SPANS',
};

const LARGE = { words: 100_000, passages: 10_000 };
const RUNS: Record<Painter, number> = { view: 7, plain: 5, recogito: 2 };
const ADDED = 40;
const CLICKS = 8;
const SAMPLE = 40;

type Figures = {
  visible: number[];
  add: number[];
  inp: number;
  nodes: number;
  wrongWords: number;
  wrongClicks: number;
  clicks: number;
};

export const deskBench: Bench = async (say) => {
  const pages = await servePages();
  const browser = await startBrowser();
  try {
    const figures = new Map<Painter, Figures>();
    for (const painter of ['view', 'plain', 'recogito'] as const) {
      say(`${NAMES[painter]}: 10,000 passages on 100,000 words`);
      figures.set(painter, await measure(browser, painter, pages.addressOf(painter, LARGE)));
    }
    say('The desk: 500 claims on 5,000 words');
    const small = await measureDesk(
      browser,
      pages.addressOf('desk', { words: 5_000, passages: 500 }),
    );
    say('The desk: 10,000 claims on 100,000 words');
    const large = await measureDesk(browser, pages.addressOf('desk', LARGE));
    const rows = [...figures].map(([painter, found]) => rowOf(NAMES[painter], found));
    return {
      tables: [
        {
          title: '10,000 passages on 100,000 words, in Chromium with software rendering',
          columns: [
            'painted by',
            'visible ms, median (all)',
            'add one ms, median / p95',
            'INP of clicks ms',
            'elements in the page',
            `wrong words of ${SAMPLE}`,
            'wrong clicks',
          ],
          rows,
        },
        deskTable('The desk, 500 claims on 5,000 words: ms to the frame, median / longest', small),
        deskTable('The desk, 10,000 claims on 100,000 words', large),
      ],
      goals: goalsOf(figures, small),
    };
  } finally {
    await browser.close();
    await pages.stop();
  }
};

async function measure(browser: Browser, painter: Painter, address: string): Promise<Figures> {
  const visible: number[] = [];
  for (let run = 1; ; run += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address);
    await page.waitForFunction(() => 'driver' in window);
    await page.evaluate(() => window.driver.ready());
    await page.waitForTimeout(300);
    visible.push(await page.evaluate(() => window.driver.visible()));
    if (run < RUNS[painter]) {
      await page.close();
      continue;
    }
    const add = await page.evaluate((count) => window.driver.add(count), ADDED);
    const nodes = await page.evaluate(() => window.driver.nodes());
    await watchInteractions(page);
    const places = await page.evaluate((count) => window.driver.places(count), CLICKS);
    let wrongClicks = 0;
    for (const { x, y, ids } of places) {
      await page.mouse.click(x, y);
      await page.waitForTimeout(50);
      const selected = await page.evaluate(() => window.driver.selected());
      // Of passages that lie on each other the innermost is meant; peers may mean another.
      const isRight = painter === 'view' ? selected === ids[0] : ids.includes(selected ?? '');
      if (!isRight) wrongClicks += 1;
    }
    const inp = await slowestInteraction(page);
    const wrong = await page.evaluate((ids) => window.driver.wrongWords(ids), sampleOf(SAMPLE));
    await page.close();
    return {
      visible,
      add,
      inp,
      nodes,
      wrongWords: wrong.length,
      wrongClicks,
      clicks: places.length,
    };
  }
}

/**
 * Passages from all over the text, half of them such that lie on another. A place
 * under more than three passages is left out: the fourth is listed, not underlined.
 */
function sampleOf(count: number): string[] {
  const { passages } = makeArticle(LARGE.words, LARGE.passages, SEED);
  const found = passages.map((passage, index) => ({
    id: passage.id,
    others: passages
      .slice(Math.max(0, index - 30), index + 30)
      .filter(
        (other) => other !== passage && other.start < passage.end && passage.start < other.end,
      ).length,
  }));
  const alone = found.filter(({ others }) => others === 0);
  const crossed = found.filter(({ others }) => others === 1 || others === 2);
  return [alone, crossed]
    .flatMap((list) =>
      list
        .filter((_, index) => index % Math.floor(list.length / (count / 2)) === 0)
        .slice(0, count / 2),
    )
    .map(({ id }) => id);
}

function rowOf(name: string, { visible, add, ...rest }: Figures): (string | number)[] {
  return [
    name,
    `${rounded(median(visible))} (${visible.map(rounded).join(', ')})`,
    `${rounded(median(add))} / ${rounded(quantile(add, 0.95))}`,
    rest.inp,
    rest.nodes,
    rest.wrongWords,
    `${rest.wrongClicks} of ${rest.clicks}`,
  ];
}

function goalsOf(figures: ReadonlyMap<Painter, Figures>, desk: DeskFigures): BenchGoal[] {
  const [view, plain, recogito] = (['view', 'plain', 'recogito'] as const).map((painter) =>
    figures.get(painter),
  );
  if (view === undefined || plain === undefined || recogito === undefined) return [];
  const visible = median(view.visible);
  const times = (other: Figures) => median(other.visible) / visible;
  const add = median(view.add);
  const wrong = view.wrongWords + view.wrongClicks;
  return [
    goal('10,000 passages visible in 60 ms', `${rounded(visible)} ms`, visible <= 60),
    goal(
      '6 times sooner than ProseMirror decorations',
      `${rounded(times(plain))} times`,
      times(plain) >= 6,
    ),
    goal(
      '50 times sooner than Recogito spans',
      `${rounded(times(recogito))} times`,
      times(recogito) >= 50,
    ),
    goal('adding one in 8 ms, median', `${rounded(add)} ms`, add <= 8),
    goal('a click at most 50 ms', `${view.inp} ms`, view.inp <= 50),
    ...frameGoals(desk),
    goal('the right words painted, the right passage clicked', `${wrong} wrong`, wrong === 0),
  ];
}

function goal(what: string, measured: string, reached: boolean): BenchGoal {
  return { goal: what, measured, reached };
}
