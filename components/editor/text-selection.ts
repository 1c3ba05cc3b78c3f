/**
 * The selection in the article, as offsets of the text. The browser's own
 * selection is the truth: what is made with the mouse, with a finger or with
 * the keys of the desk is one thing.
 */
import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';

import { createPlaceFinder, offsetOf, type TextPlaces } from './dom-text';

export type TextSelection = {
  /** Where it was begun, and where its moving end is. */
  anchor: CodePointOffset;
  focus: CodePointOffset;
};

export function spanOf({ anchor, focus }: TextSelection): CodePointSpan {
  return anchor <= focus ? { start: anchor, end: focus } : { start: focus, end: anchor };
}

/** What is selected in `root`, or `null` when the selection is elsewhere. */
export function readSelection(root: Element, places: TextPlaces): TextSelection | null {
  const selection = document.getSelection();
  if (selection === null) return null;
  const { anchorNode, focusNode, anchorOffset, focusOffset } = selection;
  if (anchorNode === null || focusNode === null) return null;
  const anchor = offsetOf(root, anchorNode, anchorOffset, places);
  const focus = offsetOf(root, focusNode, focusOffset, places);
  return anchor === null || focus === null ? null : { anchor, focus };
}

/** Select on the page. Returns the range, for scrolling to it. */
export function writeSelection(
  root: Element,
  { anchor, focus }: TextSelection,
  places: TextPlaces,
): Range | null {
  const selection = document.getSelection();
  const range = createPlaceFinder(root, places).rangeOf(spanOf({ anchor, focus }));
  if (selection === null || range === null) return null;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (anchor <= focus) {
    selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  } else {
    selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
  }
  return range;
}

/** The words of a span without the white space around them; `null` when there is none. */
export function trimSpan(
  span: CodePointSpan,
  text: string,
  { offsets }: Pick<TextPlaces, 'offsets'>,
): CodePointSpan | null {
  const from = offsets.toIndex(span.start);
  const words = text.slice(from, offsets.toIndex(span.end));
  if (words.trim() === '') return null;
  const lead = words.length - words.trimStart().length;
  const tail = words.length - words.trimEnd().length;
  return {
    start: (span.start + lead) as CodePointOffset,
    end: (span.end - tail) as CodePointOffset,
  };
}
