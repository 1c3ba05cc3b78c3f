/**
 * Places in the page and places in the text of the version. Both the server's
 * elements and the editor's carry the index of their block, and what they hold
 * is the text of the block and nothing else: numbers are drawn by CSS.
 */
import type {
  CodePointOffset,
  CodePointSpan,
  OffsetMap,
  StringIndex,
} from '@/lib/domain/anchoring/article-text';

import type { ArticleFrame } from './block-model';
import { BLOCK_ATTRIBUTE } from './block-attributes';

export type TextPlaces = { frame: ArticleFrame; offsets: OffsetMap };

/** Elements of the editor that stand for no character. */
const NO_CHARACTER = '.ProseMirror-trailingBreak, .ProseMirror-separator';

/** The offset of a place in the page, or `null` outside the text. */
export function offsetOf(
  root: Element,
  node: Node,
  offset: number,
  { frame, offsets }: TextPlaces,
): CodePointOffset | null {
  if (!root.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest(`[${BLOCK_ATTRIBUTE}]`);
  if (block === null || block === undefined) return edgeOf(root, node, offset, frame);
  const index = Number(block.getAttribute(BLOCK_ATTRIBUTE));
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  const length = lengthOf(before.cloneContents());
  const text = frame.texts[index] ?? '';
  const start = frame.starts[index] ?? 0;
  return offsets.toOffset((start + Math.min(length, text.length)) as StringIndex);
}

/** A place between two blocks: the end of the one before it. */
function edgeOf(
  root: Element,
  node: Node,
  offset: number,
  frame: ArticleFrame,
): CodePointOffset | null {
  if (node !== root && !(node instanceof Element)) return null;
  const before = [...node.childNodes].slice(0, offset);
  const inside = before
    .flatMap((child) => (child instanceof Element ? [child] : []))
    .flatMap((child) => [child, ...child.querySelectorAll(`[${BLOCK_ATTRIBUTE}]`)])
    .filter((child) => child.hasAttribute(BLOCK_ATTRIBUTE));
  const last = inside.at(-1);
  if (last === undefined) return frame.spans[0]?.start ?? null;
  return frame.spans[Number(last.getAttribute(BLOCK_ATTRIBUTE))]?.end ?? null;
}

/** How many UTF-16 units of the text some content of a block stands for. */
export function lengthOf(content: DocumentFragment): number {
  let length = 0;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) length += node.data.length;
    else if (node instanceof HTMLBRElement && !node.matches(NO_CHARACTER)) length += 1;
  }
  return length;
}

/** The texts of a block with where each begins in it, for many questions of one block. */
type BlockTexts = readonly { node: Text; from: number }[];

export function textsOf(block: Element): BlockTexts {
  const texts: { node: Text; from: number }[] = [];
  let from = 0;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      texts.push({ node, from });
      from += node.data.length;
    } else if (node instanceof HTMLBRElement && !node.matches(NO_CHARACTER)) {
      from += 1;
    }
  }
  return texts;
}

/** Finds places of one state of the page; make a new one after the page has changed. */
export function createPlaceFinder(root: Element, { frame, offsets }: TextPlaces) {
  const known = new Map<number, BlockTexts>();
  let elements: ReadonlyMap<number, Element> | null = null;

  function elementOf(block: number): Element | null {
    elements ??= new Map(
      [...root.querySelectorAll(`[${BLOCK_ATTRIBUTE}]`)].map((element) => [
        Number(element.getAttribute(BLOCK_ATTRIBUTE)),
        element,
      ]),
    );
    return elements.get(block) ?? null;
  }

  function blockOf(index: number): number {
    let low = 0;
    let high = frame.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((frame.starts[middle] ?? Infinity) <= index) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** `side` decides at a border between two stretches: an end belongs to the one before. */
  function placeOf(offset: CodePointOffset, side: 'start' | 'end'): [Text, number] | null {
    const index = offsets.toIndex(offset);
    const block = blockOf(index);
    let texts = known.get(block);
    if (texts === undefined) {
      const element = elementOf(block);
      texts = element === null ? [] : textsOf(element);
      known.set(block, texts);
    }
    const inside = index - (frame.starts[block] ?? 0);
    const found =
      side === 'end'
        ? texts.find(({ node, from }) => inside <= from + node.data.length)
        : texts.findLast(({ from }) => from <= inside);
    const text = found ?? texts.at(-1);
    if (text === undefined) return null;
    return [text.node, Math.min(Math.max(0, inside - text.from), text.node.data.length)];
  }

  return {
    /** @param range one to be set; the page follows every range at each of its changes. */
    rangeOf({ start, end }: CodePointSpan, range = document.createRange()): Range | null {
      const from = placeOf(start, 'start');
      const to = placeOf(end, 'end');
      if (from === null || to === null) return null;
      range.setStart(...from);
      range.setEnd(...to);
      return range;
    },
  };
}
