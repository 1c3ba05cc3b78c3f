'use client';

import { type RefObject, useEffect, useMemo, useState } from 'react';

import { createPlaceFinder } from '@/components/editor/dom-text';
import { blocksNear } from '@/components/editor/near-blocks';
import { spanOf } from '@/components/editor/text-selection';
import { reasonWords } from '@/components/desk/reason-words';
import { SuggestionRail } from '@/components/desk/suggestion-rail';
import { showMessage } from '@/components/ui/messages';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { useNewest } from '@/components/ui/use-newest';
import { callLater } from '@/lib/client/call';
import { whenIdle } from '@/lib/client/when-idle';
import type { SuggestionView } from '@/lib/contracts/suggestions';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';
import type { Coverage } from '@/lib/domain/articles/coverage';

import type { TextWalk } from './text-walk';
import type { ReadText } from './use-article';

/** The name of the browser's highlight; how it looks is in the style sheet of the desk. */
const HIGHLIGHT = 'suggestion';

/** Without scrolling, before what has come near is drawn. */
const PAUSE_MS = 120;

type SuggestionInput = {
  roundId: string;
  /** Whether this person marks and judges here. */
  isOn: boolean;
  read: ReadText;
  coverage: Coverage;
  walk: TextWalk;
  /** What marks the selected words. */
  mark: () => void;
  text: RefObject<HTMLElement | null>;
  /** Another value where the text was drawn anew. */
  redrawn: unknown;
  /** Where to begin when nothing is selected. */
  from: () => number;
};

/**
 * Sentences that nobody has examined yet and that have a reason to be looked at: the
 * words that give it stand above a dotted line, and one key goes there and marks. They
 * come after the desk is there, and the desk does not wait for them.
 *
 * @returns what the rail shows of them; nothing where there are none.
 */
export function useSuggestions({
  roundId,
  isOn,
  read,
  coverage,
  walk,
  mark,
  text,
  redrawn,
  from,
}: SuggestionInput) {
  const all = useLoaded(roundId, isOn);
  const open = useMemo(() => openOf(all, coverage), [all, coverage]);
  useDrawn(open, { read, text, redrawn });

  const wordsAt = ({ start, end }: CodePointSpan): string =>
    read.text.slice(read.places.offsets.toIndex(start), read.places.offsets.toIndex(end));

  /** The suggestion of the sentence that words are selected in. */
  function here(): SuggestionView | null {
    const known = walk.current();
    if (known === null) return null;
    const span = spanOf(known);
    return open.find(({ sentence }) => holds(sentence, span)) ?? null;
  }

  function goTo(suggestion: SuggestionView): void {
    walk.selectSpan(suggestion.span);
    showMessage({ text: `Worth a look: ${reasonWords(suggestion, wordsAt)}. Y marks it.` });
  }

  function goToNext(): void {
    const known = walk.current();
    const after = known === null ? from() : spanOf(known).end;
    const next = open.find(({ span }) => span.start >= after) ?? open[0];
    if (next === undefined) showMessage({ text: 'No sentence is left with a suggestion.' });
    else goTo(next);
  }

  useHotkeys(
    isOn
      ? [
          {
            id: 'suggestion.mark',
            keys: 'y',
            label: 'Mark the suggested words; else go to the next suggestion',
            group: 'Mark',
            run: () => {
              const suggestion = here();
              if (suggestion === null) goToNext();
              else {
                walk.selectSpan(suggestion.span);
                mark();
              }
            },
          },
          {
            id: 'suggestion.next',
            keys: 'Shift+Y',
            label: 'Next suggestion',
            group: 'Move',
            run: goToNext,
          },
        ]
      : [],
  );

  const goOn = useNewest(goToNext);
  const [first] = open;
  const why = first === undefined ? '' : reasonWords(first, wordsAt);
  return useMemo(
    () => (all.length === 0 ? null : <SuggestionRail left={open.length} why={why} onNext={goOn} />),
    [all, open, why, goOn],
  );
}

function useLoaded(roundId: string, isOn: boolean): readonly SuggestionView[] {
  const [loaded, setLoaded] = useState<readonly SuggestionView[]>(NONE);
  useEffect(() => {
    if (!isOn) return undefined;
    const stop = new AbortController();
    const load = async () => {
      const result = await callLater(
        async () => (await import('@/lib/contracts/endpoints/suggestions')).listSuggestions,
        { params: { roundId } },
        { signal: stop.signal },
      );
      // The desk is whole without them: a failure is not worth a word.
      if (result.ok && !stop.signal.aborted) setLoaded(result.data.suggestions);
    };
    const waiting = whenIdle(() => void load());
    return () => {
      waiting();
      stop.abort();
    };
  }, [roundId, isOn]);
  return loaded;
}

function openOf(
  all: readonly SuggestionView[],
  { sentences }: Coverage,
): readonly SuggestionView[] {
  if (all.length === 0) return NONE;
  const untouched = new Set(
    sentences.filter(({ state }) => state === 'untouched').map(({ start }) => start),
  );
  return all.filter(({ sentence }) => untouched.has(sentence.start));
}

/** Draw those near the screen, when nothing else is to be done. */
function useDrawn(
  open: readonly SuggestionView[],
  { read, text, redrawn }: Pick<SuggestionInput, 'read' | 'text' | 'redrawn'>,
): void {
  useEffect(() => {
    if (open.length === 0 || !('highlights' in CSS)) return undefined;
    const draw = () => {
      const root = text.current?.querySelector('.ProseMirror') ?? null;
      if (root === null) return;
      const near = blocksNear(root, null) ?? new Set<number>();
      const isNear = ({ start, end }: CodePointSpan) =>
        [...near].some((block) => {
          const span = read.frame.spans[block];
          return span !== undefined && span.start <= start && end <= span.end;
        });
      const places = createPlaceFinder(root, read.places);
      const ranges = open
        .filter(({ span }) => isNear(span))
        .flatMap(({ reasons }) => reasons)
        .flatMap((reason) => {
          const range = places.rangeOf(reason);
          return range === null ? [] : [new StaticRange(range)];
        });
      CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
    };
    let stop = whenIdle(draw);
    const drawAgain = () => {
      stop();
      const timer = setTimeout(() => (stop = whenIdle(draw)), PAUSE_MS);
      stop = () => clearTimeout(timer);
    };
    // Whatever scrolls: events of scrolling do not rise, but are seen on their way down.
    document.addEventListener('scroll', drawAgain, { capture: true, passive: true });
    return () => {
      stop();
      document.removeEventListener('scroll', drawAgain, { capture: true });
      CSS.highlights.delete(HIGHLIGHT);
    };
  }, [open, read, text, redrawn]);
}

function holds(one: CodePointSpan, other: CodePointSpan): boolean {
  return one.start <= other.start && other.end <= one.end;
}

const NONE: readonly never[] = [];
