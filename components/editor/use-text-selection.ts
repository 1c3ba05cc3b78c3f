'use client';

import { useCallback, useEffect, useState, type RefObject } from 'react';

import type { TextPlaces } from './dom-text';
import { readSelection, type TextSelection } from './text-selection';

/**
 * The selection in the article while it is there. A selection that moves to a
 * field elsewhere ends it; pressing a button does not.
 */
export function useTextSelection(
  root: RefObject<Element | null>,
  places: TextPlaces,
): { selection: TextSelection | null; clear: () => void } {
  const [selection, setSelection] = useState<TextSelection | null>(null);

  useEffect(() => {
    let frame = 0;
    const read = () => {
      frame = 0;
      const element = root.current;
      const next = element === null ? null : readSelection(element, places);
      setSelection((known) =>
        known?.anchor === next?.anchor && known?.focus === next?.focus ? known : next,
      );
    };
    const handleChange = () => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    document.addEventListener('selectionchange', handleChange);
    return () => {
      document.removeEventListener('selectionchange', handleChange);
      cancelAnimationFrame(frame);
    };
  }, [root, places]);

  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setSelection(null);
  }, []);

  return { selection, clear };
}
