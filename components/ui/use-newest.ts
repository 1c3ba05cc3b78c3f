'use client';

import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A function that stays the same and does what the newest one does, for parts of
 * the screen that rest while the rest of it changes. For handlers of events only.
 */
export function useNewest<A extends readonly unknown[], R>(
  run: (...args: A) => R,
): (...args: A) => R {
  const newest = useRef(run);
  useLayoutEffect(() => {
    newest.current = run;
  });
  return useCallback((...args: A) => newest.current(...args), []);
}
