'use client';

import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

import { layOutMargin } from './margin-layout';

/** Where passages begin, from the top of the text, in CSS pixels. */
export type PassageBoxes = ReadonlyMap<string, { top: number; height: number }>;

export type MarginPlaces = {
  tops: ReadonlyMap<string, number>;
  /** Where the last item ends. */
  bottom: number;
  /** From the mark of the selected passage to its card, within the margin's parent. */
  leader: { top: number; left: number; width: number } | null;
  /** Where the leader meets the card, from the card's top. */
  notch: number;
};

type MarginLayoutInput = {
  ids: readonly string[];
  selectedId: string | null;
  boxes: PassageBoxes;
  /** The item that holds the card. */
  card: RefObject<HTMLElement | null>;
  /** The card's height as it was told last; the layout looks again when it is another. */
  cardHeight: number;
  stubHeight: number;
  /** What scrolls: the text and its margin together. */
  scroller: RefObject<HTMLElement | null>;
  text: RefObject<HTMLElement | null>;
  margin: RefObject<HTMLElement | null>;
};

const NOTHING: MarginPlaces = {
  tops: new Map(),
  bottom: 0,
  leader: null,
  notch: 20,
};

/** Bars over the scrolled text, and the air above and below a passage. */
const ABOVE = 48;
const BELOW = 24;

const PHONE = '(max-width: 720px)';

/** The part of a phone's screen that the claim leaves free. */
const FREE_ON_PHONE = 0.4;

/** Places the claims of the margin, in one measuring pass after what could move them. */
export function useMarginLayout(input: MarginLayoutInput): MarginPlaces {
  const { ids, selectedId, boxes, card, cardHeight, stubHeight, scroller, text, margin } = input;
  const [places, setPlaces] = useState(NOTHING);
  const placed = useRef<{ id: string | null; boxes: PassageBoxes; top: number | null }>({
    id: null,
    boxes,
    top: null,
  });

  useLayoutEffect(() => {
    const pane = scroller.current;
    const host = text.current;
    const column = margin.current;
    if (pane === null || host === null || column === null || boxes.size === 0) return;
    const isPhone = window.matchMedia(PHONE).matches;
    // Another claim's card may have another height before anybody has been told.
    const height = card.current?.offsetHeight ?? cardHeight;
    const paneTop = pane.getBoundingClientRect().top;
    const hostTop = host.getBoundingClientRect().top - paneTop + pane.scrollTop;
    const box = selectedId === null ? undefined : boxes.get(selectedId);
    const isNew = placed.current.id !== selectedId;
    if (box !== undefined && isNew) {
      scrollTo(pane, hostTop + box.top, box.height, isPhone);
    }
    const columnRect = column.getBoundingClientRect();
    const columnTop = columnRect.top - paneTop + pane.scrollTop;
    const shift = hostTop - columnTop;
    const keepTop = !isNew && placed.current.boxes === boxes ? placed.current.top : null;
    const view = {
      top: Math.max(0, pane.scrollTop + ABOVE - columnTop),
      bottom: pane.scrollTop + pane.clientHeight - BELOW - columnTop,
    };
    const tops = layOutMargin({
      items: ids.map((id) => ({
        id,
        want: (boxes.get(id)?.top ?? 0) + shift,
        height: id === selectedId ? height : stubHeight,
      })),
      selectedId,
      view,
      keepTop,
    });
    const top = selectedId === null ? null : (tops.get(selectedId) ?? null);
    placed.current = { id: selectedId, boxes, top };

    const mark = pane.querySelector('.mk.on')?.getBoundingClientRect();
    const parent = column.parentElement?.getBoundingClientRect();
    const middle = box === undefined ? 0 : box.top + box.height / 2;
    const lastId = ids.at(-1);
    setPlaces({
      tops,
      bottom:
        lastId === undefined
          ? 0
          : (tops.get(lastId) ?? 0) + (lastId === selectedId ? height : stubHeight),
      leader:
        box === undefined || mark === undefined || parent === undefined
          ? null
          : {
              top: hostTop - (parent.top - paneTop + pane.scrollTop) + middle,
              left: mark.right - parent.left,
              width: Math.max(0, columnRect.left - mark.right - 1),
            },
      notch: middle + shift - (top ?? 0),
    });
  }, [ids, selectedId, boxes, card, cardHeight, stubHeight, scroller, text, margin]);

  return places;
}

/** Scrolls only when the passage is out of view. */
function scrollTo(pane: HTMLElement, top: number, height: number, isPhone: boolean): void {
  const room = isPhone ? pane.clientHeight * FREE_ON_PHONE : pane.clientHeight - BELOW;
  const isVisible = top >= pane.scrollTop + ABOVE && top + height <= pane.scrollTop + room;
  if (!isVisible) pane.scrollTop = Math.max(0, top - (isPhone ? ABOVE + 40 : room / 3));
}
