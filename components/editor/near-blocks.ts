/**
 * Which blocks are on the screen or close to it. Blocks stand below each other,
 * so that a few are looked at to find them all, whatever the length of the text.
 */
import { BLOCK_ATTRIBUTE } from './block-attributes';

/** How far beyond the visible part passages are drawn, in CSS pixels. */
const NEAR_MARGIN = 400;

/** While what is drawn reaches this far, scrolling draws nothing. */
const ENOUGH_MARGIN = 150;

/** @returns the blocks, or `null` where those that are drawn reach far enough. */
export function blocksNear(
  root: Element,
  drawn: ReadonlySet<number> | null,
): ReadonlySet<number> | null {
  const blocks = root.children;
  if (drawn !== null) {
    const enough = range(blocks, ENOUGH_MARGIN);
    if (drawn.has(indexOf(blocks[enough.first])) && drawn.has(indexOf(blocks[enough.last]))) {
      return null;
    }
  }
  return blocksWithin(root, NEAR_MARGIN);
}

function blocksWithin({ children: blocks }: Element, margin: number): ReadonlySet<number> {
  const within = new Set<number>();
  const { first, last } = range(blocks, margin);
  for (let at = first; at <= last; at += 1) within.add(indexOf(blocks[at]));
  return within;
}

/** Reports which blocks are near, now and when that changes. Returns the function that stops it. */
export function watchNear(
  root: Element,
  onChange: (near: ReadonlySet<number>) => void,
): () => void {
  let drawn: ReadonlySet<number> | null = null;
  let frame = 0;
  const look = () => {
    frame = 0;
    let near = blocksNear(root, drawn);
    if (near === null) return;
    if (drawn !== null && areApart(near, drawn)) {
      // A jump: what is seen at once, what is around it with the next frame.
      near = blocksWithin(root, 0);
      lookSoon();
    }
    drawn = near;
    onChange(near);
  };
  const lookSoon = () => {
    if (frame === 0) frame = requestAnimationFrame(look);
  };
  const resized = new ResizeObserver(lookSoon);
  resized.observe(root);
  // Whatever scrolls: events of scrolling do not rise, but are seen on their way down.
  document.addEventListener('scroll', lookSoon, { capture: true, passive: true });
  window.addEventListener('resize', lookSoon);
  look();
  return () => {
    resized.disconnect();
    document.removeEventListener('scroll', lookSoon, { capture: true });
    window.removeEventListener('resize', lookSoon);
    cancelAnimationFrame(frame);
  };
}

function areApart(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return [...one].every((block) => !other.has(block));
}

/** The blocks between the top and the bottom of the screen, with so much around it. */
function range(blocks: HTMLCollection, margin: number): { first: number; last: number } {
  const first = lowest(blocks, ({ bottom }) => bottom >= -margin);
  const after = lowest(blocks, ({ top }) => top > window.innerHeight + margin);
  return { first: Math.min(first, blocks.length - 1), last: Math.max(first, after - 1) };
}

/** The first block for which it holds, where it holds for all that follow. */
function lowest(blocks: HTMLCollection, holds: (rect: DOMRect) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(rectAt(blocks, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What is left out takes no room: the next block that does stands for it. */
function rectAt(blocks: HTMLCollection, index: number): DOMRect {
  let rect = blocks[index]?.getBoundingClientRect() ?? new DOMRect();
  for (let next = index + 1; rect.height === 0 && next < blocks.length; next += 1) {
    rect = blocks[next]?.getBoundingClientRect() ?? rect;
  }
  // After the last one there is nothing but the end.
  return rect.height === 0 ? new DOMRect(0, Infinity, 0, 0) : rect;
}

function indexOf(block: Element | undefined): number {
  return Number(block?.getAttribute(BLOCK_ATTRIBUTE) ?? -1);
}
