'use client';

import type { MouseEvent } from 'react';

import { spanOf } from '@/components/editor/text-selection';

import type { TextWalk } from './text-walk';
import type { NumberedClaim, ReadText } from './use-article';

type TextClicksInput = {
  read: ReadText;
  walk: TextWalk;
  shown: readonly NumberedClaim[];
  selectedId: string | null;
  select: (id: string | null) => void;
};

/** What the mouse does in the text: a passage is selected, three clicks select a sentence. */
export function useTextClicks({ read, walk, shown, selectedId, select }: TextClicksInput) {
  function handleClick(event: MouseEvent<HTMLElement>): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (target.closest('a') !== null && !event.metaKey && !event.ctrlKey) event.preventDefault();
    if (event.detail === 3) {
      const known = walk.current();
      const sentence = known === null ? null : read.units.at('sentence', spanOf(known).start);
      if (sentence !== null) walk.selectSpan(sentence);
      return;
    }
    const known = walk.current();
    if (known === null || known.anchor !== known.focus) return;
    const mark = target.closest<HTMLElement>('mark[data-c]');
    if (mark === null) return;
    // Of passages that lie on top of each other, the inner first, then outwards.
    const stack: string[] = [];
    for (
      let element: HTMLElement | null | undefined = mark;
      element?.matches('mark[data-c]') === true;
      element = element.parentElement
    ) {
      const id = element.dataset['c'];
      if (id !== undefined && shown.some(({ annotation }) => annotation.id === id)) stack.push(id);
    }
    const at = selectedId === null ? -1 : stack.indexOf(selectedId);
    const next = stack[(at + 1) % Math.max(1, stack.length)];
    if (next !== undefined) select(next);
  }

  return { onClick: handleClick };
}
