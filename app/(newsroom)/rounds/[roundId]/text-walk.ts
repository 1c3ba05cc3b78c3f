/**
 * Selecting without a mouse: sentence, clause, word, letter. Each step reads the
 * browser's selection, moves it, and shows where it went.
 */
import {
  readSelection,
  spanOf,
  type TextSelection,
  writeSelection,
} from '@/components/editor/text-selection';
import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';

import type { ReadText } from './use-article';

export type Step = -1 | 1;

type WalkPlace = {
  read: ReadText;
  /** The element of the text. */
  root: () => HTMLElement | null;
  /** What takes the focus while words are selected with keys. */
  focusText: () => void;
  /** Where to begin when nothing is selected. */
  fallback: () => CodePointOffset;
};

export type TextWalk = ReturnType<typeof createTextWalk>;

export function createTextWalk({ read, root, focusText, fallback }: WalkPlace) {
  const { units, sentences, places } = read;

  function current(): TextSelection | null {
    const element = root();
    return element === null ? null : readSelection(element, places);
  }

  function select(selection: TextSelection): void {
    const element = root();
    if (element === null) return;
    focusText();
    const range = writeSelection(element, selection, places);
    const node = selection.focus >= selection.anchor ? range?.endContainer : range?.startContainer;
    const rect = range?.getBoundingClientRect();
    if (rect === undefined || rect.top < 100 || rect.bottom > window.innerHeight - 60) {
      node?.parentElement?.scrollIntoView({ block: 'center' });
    }
  }

  const selectSpan = ({ start, end }: CodePointSpan) => select({ anchor: start, focus: end });

  function sentenceAt(offset: number): number {
    const index = sentences.findLastIndex(({ start }) => start <= offset);
    return Math.max(0, index);
  }

  return {
    current,
    selectSpan,

    /** The next or the previous sentence; the first press takes the one that is read. */
    sentence(step: Step): void {
      const known = current();
      const from = known === null ? null : spanOf(known).start;
      const index = sentenceAt(from ?? fallback());
      const isOnIt = from !== null && sentences[index]?.start === from;
      const next = sentences[isOnIt ? index + step : index];
      if (next !== undefined) selectSpan(next);
    },

    /** The clause at the selection, then the next one. */
    clause(step: Step): void {
      const known = current();
      const from = known === null ? fallback() : spanOf(known).start;
      const here = units.at('clause', from);
      const isOnIt =
        known !== null &&
        here !== null &&
        spanOf(known).start === here.start &&
        spanOf(known).end === here.end;
      const start = isOnIt
        ? step === 1
          ? units.startAfter('clause', from)
          : units.startBefore('clause', from)
        : (here?.start ?? units.startAfter('clause', from));
      const clause = start === null ? null : units.at('clause', start);
      if (clause !== null) selectSpan(clause);
    },

    /** Put the caret at the beginning of what is selected, or of the sentence that is read. */
    placeCaret(): void {
      const known = current();
      const at =
        known === null
          ? (sentences[sentenceAt(fallback())]?.start ?? fallback())
          : spanOf(known).start;
      select({ anchor: at, focus: at });
    },

    extendByWord(step: Step): void {
      const known = current();
      if (known === null) return;
      const { anchor, focus } = known;
      const isForward = focus > anchor || (focus === anchor && step === 1);
      const next =
        step === 1
          ? isForward
            ? units.endAfter('word', focus)
            : units.startAfter('word', focus)
          : isForward
            ? units.endBefore('word', focus)
            : units.startBefore('word', focus);
      if (next !== null) select({ anchor, focus: next });
    },

    /** By a letter or a line, as the browser counts them. */
    step(how: 'move' | 'extend', step: Step, by: 'character' | 'line'): void {
      document.getSelection()?.modify(how, step === 1 ? 'forward' : 'backward', by);
    },

    /** Move a border of what is selected by a word. */
    moveEdge(edge: 'start' | 'end', step: Step): void {
      const known = current();
      if (known === null) return;
      const moved = moveEdgeByWord(read, spanOf(known), edge, step);
      if (moved !== null) selectSpan(moved);
    },

    /** The sentences that a span touches. */
    sentencesIn({ start, end }: CodePointSpan): readonly CodePointSpan[] {
      if (start === end) {
        const only = sentences[sentenceAt(start)];
        return only === undefined ? [] : [only];
      }
      return sentences.filter((sentence) => sentence.start < end && sentence.end > start);
    },

    clear(): void {
      document.getSelection()?.removeAllRanges();
    },
  };
}

/** A span with one border moved by a word, or `null` where that would empty it or leave the text. */
export function moveEdgeByWord(
  { units }: ReadText,
  { start, end }: CodePointSpan,
  edge: 'start' | 'end',
  step: Step,
): CodePointSpan | null {
  if (edge === 'start') {
    const moved = step === -1 ? units.startBefore('word', start) : units.startAfter('word', start);
    return moved === null || moved >= end ? null : { start: moved, end };
  }
  const moved = step === 1 ? units.endAfter('word', end) : units.endBefore('word', end);
  return moved === null || moved <= start ? null : { start, end: moved };
}
