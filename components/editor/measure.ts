/**
 * Where passages stand on the page. Everything is read in one go and nothing is
 * written in between, so that the browser lays the page out once.
 */
import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';

import { createPlaceFinder, type TextPlaces } from './dom-text';

/** In CSS pixels from the top of the text. */
export type LineBox = { top: number; height: number };

export type Box = LineBox & { left: number; width: number };

/** The line on which each passage begins; passages that are hidden have none. */
export function measurePassages(
  root: Element,
  passages: readonly (CodePointSpan & { id: string })[],
  places: TextPlaces,
): ReadonlyMap<string, LineBox> {
  const origin = root.getBoundingClientRect().top;
  const finder = createPlaceFinder(root, places);
  const boxes = new Map<string, LineBox>();
  const letter = document.createRange();
  for (const { id, start } of passages) {
    const range = finder.rangeOf({ start, end: (start + 1) as CodePointOffset }, letter);
    const rect = range?.getClientRects()[0];
    if (rect !== undefined) boxes.set(id, { top: rect.top - origin, height: rect.height });
  }
  return boxes;
}

/** The lines of a passage that is drawn, each as one box. */
export function passageLines(root: Element, id: string): readonly Box[] {
  const marks = root.querySelectorAll(`mark[data-c="${CSS.escape(id)}"]`);
  return joinLines(
    [...marks].flatMap((mark) => [...mark.getClientRects()]),
    root.getBoundingClientRect(),
  );
}

/** The lines of a stretch of text. */
export function spanLines(root: Element, span: CodePointSpan, places: TextPlaces): readonly Box[] {
  const range = createPlaceFinder(root, places).rangeOf(span);
  if (range === null) return [];
  return joinLines([...range.getClientRects()], root.getBoundingClientRect());
}

function joinLines(rects: readonly DOMRect[], origin: DOMRect): readonly Box[] {
  const lines: { top: number; bottom: number; left: number; right: number }[] = [];
  for (const { top, bottom, left, right } of rects) {
    if (right - left < 0.5) continue;
    const middle = (top + bottom) / 2;
    const line = lines.find((known) => known.top <= middle && middle <= known.bottom);
    if (line === undefined) lines.push({ top, bottom, left, right });
    else {
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
      line.top = Math.min(line.top, top);
      line.bottom = Math.max(line.bottom, bottom);
    }
  }
  return lines.map(({ top, bottom, left, right }) => ({
    top: top - origin.top,
    left: left - origin.left,
    width: right - left,
    height: bottom - top,
  }));
}
