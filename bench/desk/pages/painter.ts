/** What each page of the bench answers to, whoever paints its passages. */
import type { BenchArticle, BenchPassage } from '../article';

export type Painter = {
  /** The text stands in the page, without passages. */
  ready: Promise<void>;
  /** The call that gives the passages to the view. */
  show: (passages: readonly BenchPassage[]) => void;
  add: (passage: BenchPassage) => void;
  /** The element whose paragraphs are looked through for what is painted. */
  root: () => Element;
  /** Whether marks stand on the screen. */
  isPainted: (passage: BenchPassage) => boolean;
  /** The words that are painted for a passage. */
  wordsOf: (passage: BenchPassage) => string;
  /** The passage that the last click selected. */
  selected: () => string | null;
};

export type Driver = {
  ready: () => Promise<void>;
  /** Milliseconds from the call until a frame with the marks has passed. */
  visible: () => Promise<number>;
  /**
   * Adds so many passages on the screen, one after another. Each takes its call and
   * its frame (scripts, style, layout, paint); the wait for the screen's next
   * refresh between the two is left out.
   */
  add: (count: number) => Promise<number[]>;
  nodes: () => number;
  /** Whether the words painted for these passages are theirs, once they are scrolled to. */
  wrongWords: (ids: readonly string[]) => Promise<string[]>;
  /** Places to click on the screen, with every passage that lies there, the innermost first. */
  places: (count: number) => { x: number; y: number; ids: string[] }[];
  selected: () => string | null;
};

// A type cannot be merged into that of the window.
declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- see above
  interface Window {
    article: BenchArticle;
    driver: Driver;
  }
}

/** After the next frame has been laid out and painted. Resolves to the milliseconds that took. */
function framePassed(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const from = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - from);
      channel.port2.postMessage(null);
    });
  });
}

async function until(condition: () => boolean): Promise<void> {
  const givesUpAt = performance.now() + 120_000;
  while (!condition()) {
    if (performance.now() > givesUpAt) throw new Error('Nothing was painted in two minutes');
    await framePassed();
  }
}

export function drive(article: BenchArticle, painter: Painter): void {
  const { passages, text } = article;
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  /** With those that are added. */
  const marked = [...passages];
  let added = 0;

  function rectOf({ start }: BenchPassage): DOMRect | null {
    return placeInPage(painter.root(), start, text)?.getBoundingClientRect() ?? null;
  }

  function isOnScreen(passage: BenchPassage): boolean {
    const rect = rectOf(passage);
    return rect !== null && rect.top > 40 && rect.bottom < innerHeight - 40;
  }

  window.driver = {
    ready: () => painter.ready,

    async visible() {
      const shown = passages.slice(0, 200).filter(isOnScreen);
      if (shown.length === 0) throw new Error('No passage lies on the screen');
      await framePassed();
      const from = performance.now();
      painter.show(passages);
      await framePassed();
      await until(() => shown.every(painter.isPainted));
      return performance.now() - from;
    },

    async add(count) {
      const times: number[] = [];
      const end = passages.filter(isOnScreen).at(-1)?.end ?? 0;
      const words = [...text.slice(0, end).matchAll(/\S+/gu)].slice(-count - 40, -20);
      for (let made = 0; made < count; made += 1) {
        const word = words[made % words.length];
        if (word === undefined) throw new Error('There are no words on the screen');
        added += 1;
        const passage = {
          id: `018f0000-0000-7000-8001-${added.toString(16).padStart(12, '0')}`,
          start: word.index as BenchPassage['start'],
          end: (word.index + word[0].length) as BenchPassage['end'],
        };
        marked.push(passage);
        await framePassed();
        const from = performance.now();
        painter.add(passage);
        const call = performance.now() - from;
        times.push(call + (await framePassed()));
        await until(() => painter.isPainted(passage));
      }
      return times;
    },

    nodes: () => document.querySelectorAll('*').length,

    async wrongWords(ids) {
      const wrong: string[] = [];
      for (const id of ids) {
        const passage = byId.get(id);
        if (passage === undefined) continue;
        placeInPage(
          painter.root(),
          passage.start,
          text,
        )?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
        const givesUpAt = performance.now() + 3_000;
        while (!painter.isPainted(passage) && performance.now() < givesUpAt) await framePassed();
        if (painter.wordsOf(passage) !== text.slice(passage.start, passage.end)) wrong.push(id);
      }
      return wrong;
    },

    places(count) {
      const shown = passages.filter(isOnScreen);
      const step = Math.max(1, Math.floor(shown.length / count));
      return shown
        .filter((_, index) => index % step === 0)
        .slice(0, count)
        .flatMap((passage) => {
          const at = passage.start + 1;
          const rect = placeInPage(painter.root(), at, text)?.getBoundingClientRect();
          if (rect === undefined) return [];
          const here = marked
            .filter(({ start, end }) => start <= at && at < end)
            .toSorted((a, b) => {
              const longer = a.end - a.start - (b.end - b.start);
              return longer === 0 ? a.start - b.start : longer;
            });
          return [
            {
              x: rect.left + rect.width / 2,
              y: rect.top + rect.height / 2,
              ids: here.map(({ id }) => id),
            },
          ];
        });
    },

    selected: painter.selected,
  };
}

/** One for all: the page follows every range that there is at each of its changes. */
const letter = document.createRange();

/** One letter of the text in the page; each block is one paragraph of the text. */
function placeInPage(root: Element, offset: number, text: string): Range | null {
  const before = text.slice(0, offset);
  const block = root.children[before.split('\n').length - 1];
  if (block === undefined) return null;
  let inside = offset - (before.lastIndexOf('\n') + 1);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (inside < length) {
      letter.setStart(node, inside);
      letter.setEnd(node, inside + 1);
      return letter;
    }
    inside -= length;
  }
  return null;
}
