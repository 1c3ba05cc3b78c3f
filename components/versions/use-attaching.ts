'use client';

import { useEffect, useMemo, useState, type RefObject } from 'react';

import {
  type CodePointOffset,
  type CodePointSpan,
  toArticleText,
} from '@/lib/domain/anchoring/article-text';
import { sentencesOf } from '@/lib/domain/anchoring/sentences';
import { createTextUnits } from '@/lib/domain/anchoring/text-units';
import { type ArticleDocument, blockSpans } from '@/lib/domain/articles/document';

import type { Shortcut } from '../ui/hotkeys';
import { useHotkeys } from '../ui/use-hotkeys';
import { useReview } from './review-context';
import type { ReviewItem } from './review-model';
import { type Places, readSpan, writeSpan } from './text-places';
import { isShown } from './version-blocks';

/**
 * Selecting the words that a claim is about now: with the mouse, with a finger,
 * or with keys. The browser's own selection is the truth in all three.
 */
export function useAttaching(root: RefObject<HTMLElement | null>): CodePointSpan | null {
  const { attaching, review, offsets, attach, stopAttaching } = useReview();
  const { to } = review;
  const places = useMemo<Places>(
    () => ({ offsets: offsets.after, spans: blockSpans(to.document) }),
    [offsets.after, to.document],
  );
  const selected = useSelectedSpan(root, attaching !== null, to.text, places);
  const isOn = attaching !== null;
  const near = attaching === null ? null : nearOf(attaching);

  // Where it stood, or what is most alike, is offered first: the next key goes on from there.
  useEffect(() => {
    if (!isOn || near === null || root.current === null) return;
    root.current.focus({ preventScroll: true });
    if (near.start < near.end) writeSpan(root.current, near, places);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each passage that is attached
  }, [attaching?.id, places, root]);

  const walk = useMemo(() => createWalk(to, places), [to, places]);
  const move = (next: (span: CodePointSpan) => CodePointSpan | null) => () => {
    const element = root.current;
    if (element === null) return;
    const known = readSpan(element, to.text, places);
    const start = near?.start ?? (0 as CodePointOffset);
    const span = known === null ? walk.sentence({ start, end: start }, 0) : next(known);
    if (span !== null && span.start < span.end) writeSpan(element, span, places);
  };
  const label = 'Attach to the selected words, or stop';
  const own = { group: 'Attach again', label };
  const held = { when: () => isOn, repeat: true, group: 'Attach again' };
  const sentence = 'Select the next, the previous sentence';
  const word = 'Select the next, the previous word';
  const by = 'Extend, shorten by a word';
  const start = 'Move the start outwards, inwards';
  const keys: Shortcut[] = [
    {
      id: 'attach.down',
      keys: 'ArrowDown',
      label: sentence,
      run: move((s) => walk.sentence(s, 1)),
      ...held,
    },
    {
      id: 'attach.up',
      keys: 'ArrowUp',
      label: sentence,
      run: move((s) => walk.sentence(s, -1)),
      ...held,
    },
    {
      id: 'attach.right',
      keys: 'ArrowRight',
      label: word,
      run: move((s) => walk.word(s, 1)),
      ...held,
    },
    {
      id: 'attach.left',
      keys: 'ArrowLeft',
      label: word,
      run: move((s) => walk.word(s, -1)),
      ...held,
    },
    {
      id: 'attach.extend',
      keys: ['Shift+ArrowRight', 'Alt+ArrowRight', ']'],
      label: by,
      run: move((s) => walk.end(s, 1)),
      ...held,
    },
    {
      id: 'attach.shorten',
      keys: ['Shift+ArrowLeft', 'Alt+ArrowLeft', '}'],
      label: by,
      run: move((s) => walk.end(s, -1)),
      ...held,
    },
    {
      id: 'attach.start_out',
      keys: '[',
      label: start,
      run: move((s) => walk.start(s, -1)),
      ...held,
    },
    { id: 'attach.start_in', keys: '{', label: start, run: move((s) => walk.start(s, 1)), ...held },
  ];
  keys.push(
    {
      ...own,
      id: 'attach.attach',
      keys: 'Enter',
      when: () => selected !== null && isFree(),
      run: () => {
        if (attaching !== null && selected !== null) attach(attaching, selected);
      },
    },
    { ...own, id: 'attach.stop', keys: 'Escape', run: stopAttaching },
  );
  useHotkeys(isOn ? keys : []);
  return isOn ? selected : null;
}

/** A button keeps its ↵; the head of the claim that is attached does not need its own. */
function isFree(): boolean {
  const button = document.activeElement?.closest('button, a, summary, select') ?? null;
  return button === null || button.matches('.qi.on .qh');
}

/** Where the search for the new words begins. */
function nearOf({ passage }: ReviewItem): CodePointSpan {
  const { closest, candidates, after, stoodAt } = passage;
  const place = closest ?? after ?? candidates[0];
  if (place !== undefined) return { start: place.start, end: place.end };
  const at = stoodAt ?? (0 as CodePointOffset);
  return { start: at, end: at };
}

function useSelectedSpan(
  root: RefObject<HTMLElement | null>,
  isOn: boolean,
  text: string,
  places: Places,
): CodePointSpan | null {
  const [span, setSpan] = useState<CodePointSpan | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    let frame = 0;
    const read = () => {
      frame = 0;
      const next = root.current === null ? null : readSpan(root.current, text, places);
      // A press on a button takes the selection out of the text, and does not mean it.
      if (next === null && document.activeElement?.closest('.attach-bar') !== null) return;
      setSpan((known) => (known?.start === next?.start && known?.end === next?.end ? known : next));
    };
    const handleChange = () => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    handleChange();
    document.addEventListener('selectionchange', handleChange);
    return () => {
      document.removeEventListener('selectionchange', handleChange);
      cancelAnimationFrame(frame);
    };
  }, [root, isOn, text, places]);
  return isOn ? span : null;
}

function createWalk(
  { document, text: raw, language }: { document: ArticleDocument; text: string; language: string },
  { offsets, spans }: Places,
) {
  const text = toArticleText(raw);
  const options = { language, offsets };
  // What is left out of the article is not on the page, and nothing is about it.
  const shown = spans.filter((_, index) => {
    const block = document.content[index];
    return block !== undefined && isShown(block);
  });
  const units = createTextUnits(text, shown, options);
  const sentences = sentencesOf(text, shown, options);
  const spanFrom = (start: CodePointOffset | null, end: CodePointOffset | null) =>
    start === null || end === null || start >= end ? null : { start, end };

  return {
    /** The sentence at a place, or the one before or after it. */
    sentence({ start }: CodePointSpan, step: -1 | 0 | 1): CodePointSpan | null {
      const here = Math.max(
        0,
        sentences.findLastIndex((sentence) => sentence.start <= start),
      );
      return sentences[here + step] ?? null;
    },
    word({ start, end }: CodePointSpan, step: -1 | 1): CodePointSpan | null {
      const at = step === 1 ? units.startAfter('word', end) : units.startBefore('word', start);
      return at === null ? null : units.at('word', at);
    },
    end({ start, end }: CodePointSpan, step: -1 | 1): CodePointSpan | null {
      return spanFrom(
        start,
        step === 1 ? units.endAfter('word', end) : units.endBefore('word', end),
      );
    },
    start({ start, end }: CodePointSpan, step: -1 | 1): CodePointSpan | null {
      return spanFrom(
        step === 1 ? units.startAfter('word', start) : units.startBefore('word', start),
        end,
      );
    },
  };
}
