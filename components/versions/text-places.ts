/**
 * Places in the page and places in the text of the new version. What was taken
 * out and what is said to the ear alone stands in the page too, and counts for
 * nothing.
 */
import type {
  CodePointOffset,
  CodePointSpan,
  OffsetMap,
  StringIndex,
} from '@/lib/domain/anchoring/article-text';

/** The block with this index; offsets are counted from there. */
export const BLOCK_ATTRIBUTE = 'data-block';

/** Elements whose words are no part of the version. */
const NO_WORDS = 'del, .sr';

export type Places = {
  offsets: OffsetMap;
  /** Where each block begins and ends in the text, by its index. */
  spans: readonly CodePointSpan[];
};

/** The words that are selected in `root`, without the white space around them. */
export function readSpan(root: Element, text: string, places: Places): CodePointSpan | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(root, range.startContainer, range.startOffset, places, 'start');
  const end = offsetOf(root, range.endContainer, range.endOffset, places, 'end');
  if (start === null || end === null || start >= end) return null;
  return trimmed({ start, end }, text, places.offsets);
}

/** Select words on the page. */
export function writeSpan(root: Element, span: CodePointSpan, places: Places): void {
  const range = rangeOf(root, span, places);
  const selection = document.getSelection();
  if (range === null || selection === null) return;
  selection.removeAllRanges();
  selection.addRange(range);
  const element = range.startContainer.parentElement;
  const [line] = range.getClientRects();
  if (line !== undefined && !isInView(line)) element?.scrollIntoView({ block: 'center' });
}

function isInView({ top, bottom }: DOMRect): boolean {
  return top > 120 && bottom < window.innerHeight - 80;
}

function trimmed(span: CodePointSpan, text: string, offsets: OffsetMap): CodePointSpan | null {
  const from = offsets.toIndex(span.start);
  const words = text.slice(from, offsets.toIndex(span.end));
  if (words.trim() === '') return null;
  const start = from + words.length - words.trimStart().length;
  return {
    start: offsets.toOffset(start as StringIndex),
    end: offsets.toOffset((start + words.trim().length) as StringIndex),
  };
}

function offsetOf(
  root: Element,
  node: Node,
  offset: number,
  { offsets, spans }: Places,
  side: 'start' | 'end',
): CodePointOffset | null {
  if (!root.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest(`[${BLOCK_ATTRIBUTE}]`) ?? null;
  if (block === null) return edgeOf(root, node, offset, spans, side);
  const span = spans[Number(block.getAttribute(BLOCK_ATTRIBUTE))];
  if (span === undefined) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  const base = offsets.toIndex(span.start);
  const at = Math.min(base + lengthOf(before.cloneContents()), offsets.toIndex(span.end));
  return offsets.toOffset(at as StringIndex);
}

/** A place between two blocks: a selection begins with the one after it and ends with the one before. */
function edgeOf(
  root: Element,
  node: Node,
  offset: number,
  spans: readonly CodePointSpan[],
  side: 'start' | 'end',
): CodePointOffset | null {
  const place = document.createRange();
  place.setStart(node, offset);
  const blocks = [...root.querySelectorAll(`[${BLOCK_ATTRIBUTE}]`)];
  const after = blocks.findIndex((block) => place.comparePoint(block, 0) > 0);
  const found = side === 'start' ? blocks[after] : after === -1 ? blocks.at(-1) : blocks[after - 1];
  const span = spans[Number(found?.getAttribute(BLOCK_ATTRIBUTE) ?? -1)];
  return span === undefined ? null : side === 'start' ? span.start : span.end;
}

function lengthOf(content: DocumentFragment): number {
  for (const element of content.querySelectorAll(NO_WORDS)) element.remove();
  let length = 0;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) length += node.data.length;
    else if (node instanceof HTMLBRElement) length += 1;
  }
  return length;
}

function rangeOf(root: Element, { start, end }: CodePointSpan, places: Places): Range | null {
  const from = placeOf(root, start, 'start', places);
  const to = placeOf(root, end, 'end', places);
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

function placeOf(
  root: Element,
  offset: CodePointOffset,
  side: 'start' | 'end',
  { offsets, spans }: Places,
): [Text, number] | null {
  const index = spans.findIndex((span) =>
    side === 'end'
      ? span.start < offset && offset <= span.end
      : span.start <= offset && offset < span.end,
  );
  const block = root.querySelector(`[${BLOCK_ATTRIBUTE}="${index}"]`);
  const span = spans[index];
  if (block === null || span === undefined) return null;
  let left = offsets.toIndex(offset) - offsets.toIndex(span.start);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) =>
      node instanceof Element && node.matches(NO_WORDS)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  let last: [Text, number] | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof HTMLBRElement) left -= 1;
    if (!(node instanceof Text)) continue;
    if (side === 'end' ? left <= node.data.length : left < node.data.length) {
      return [node, Math.max(0, left)];
    }
    left -= node.data.length;
    last = [node, node.data.length];
  }
  return last;
}
