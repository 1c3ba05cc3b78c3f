'use client';

import { startTransition, useEffect, useState, type RefObject } from 'react';

/** The part of the scrolled text that is on the screen, in CSS pixels. */
export type ScrollWindow = { top: number; bottom: number };

/** Scrolling by less than this does not change what is mounted. */
const STEP = 250;

const FIRST: ScrollWindow = { top: 0, bottom: 2_000 };

/** Follows the scrolling in steps, so that it seldom renders. */
export function useScrollWindow(scroller: RefObject<HTMLElement | null>): ScrollWindow {
  const [view, setView] = useState(FIRST);
  useEffect(() => {
    const pane = scroller.current;
    if (pane === null) return undefined;
    let frame = 0;
    const read = () => {
      frame = 0;
      const top = Math.floor(pane.scrollTop / STEP) * STEP;
      const bottom = Math.ceil((pane.scrollTop + pane.clientHeight) / STEP) * STEP;
      // What comes near may come a frame later: the frame of the scrolling does not wait for it.
      startTransition(() => {
        setView((known) =>
          known.top === top && known.bottom === bottom ? known : { top, bottom },
        );
      });
    };
    const handleScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    pane.addEventListener('scroll', handleScroll, { passive: true });
    return () => {
      pane.removeEventListener('scroll', handleScroll);
      cancelAnimationFrame(frame);
    };
  }, [scroller]);
  return view;
}
