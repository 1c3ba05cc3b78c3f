'use client';

import { type Ref, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

import { ClaimStub } from './claim-stub';
import { type ClaimTalk, NO_TALK } from './claim-talk';
import type { MarginClaim } from './margin-claim';
import { SheetHandle } from './sheet-handle';
import type { ScrollWindow } from './use-scroll-window';
import { useMarginLayout, type PassageBoxes } from './use-margin-layout';

type ClaimMarginProps = {
  claims: readonly MarginClaim[];
  /** What waits on the claims beside their findings; claims on which nothing waits are not in it. */
  talk: ReadonlyMap<string, ClaimTalk>;
  selectedId: string | null;
  boxes: PassageBoxes;
  /** What of the text is on the screen. */
  view: ScrollWindow;
  /** The card of the selected claim. */
  card: ReactNode;
  /** The id of the element of a claim, which its passage refers to. */
  elementIdOf: (annotationId: string) => string;
  scroller: RefObject<HTMLElement | null>;
  text: RefObject<HTMLElement | null>;
  onSelect: (id: string) => void;
  /** On a phone the card is a sheet: larger or smaller. */
  onSheet: (step: -1 | 1) => void;
  /** Shown above the list: an empty desk, a notice. */
  children?: ReactNode;
};

/** From this many on, only claims near the screen are mounted. */
const MANY = 60;

/** How far from the screen a claim is still mounted, in CSS pixels. */
const NEAR = 300;

const STUB_HEIGHT = 32;

/** The claims beside the text: one line each, the selected one as a card. */
export function ClaimMargin({
  claims,
  talk,
  selectedId,
  boxes,
  view,
  card,
  elementIdOf,
  scroller,
  text,
  onSelect,
  onSheet,
  children,
}: ClaimMarginProps) {
  const margin = useRef<HTMLDivElement>(null);
  const cardItem = useRef<HTMLLIElement>(null);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [cardHeight, setCardHeight] = useState(560);
  const hasCard = selectedId !== null && card !== null;
  const newIds = claims.map(({ annotation }) => annotation.id);
  if (newIds.length !== ids.length || newIds.some((id, index) => id !== ids[index])) {
    setIds(newIds);
  }

  const { tops, bottom, leader, notch } = useMarginLayout({
    ids,
    selectedId,
    boxes,
    card: cardItem,
    cardHeight,
    stubHeight: STUB_HEIGHT,
    scroller,
    text,
    margin,
  });

  // The card grows as it is filled in; what stands below gives way.
  useEffect(() => {
    const element = cardItem.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setCardHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasCard]);

  const stopId = claims.find(({ annotation }) => (tops.get(annotation.id) ?? 0) >= 0)?.annotation
    .id;

  function isMounted(id: string): boolean {
    if (claims.length <= MANY || id === selectedId) return true;
    const top = tops.get(id);
    return top !== undefined && top >= view.top - NEAR && top <= view.bottom + NEAR;
  }

  return (
    <>
      <div ref={margin} className="cards" style={{ minHeight: `${bottom}px` }}>
        <h2 className="sr">Claims</h2>
        <SheetHandle onSheet={onSheet} />
        {children}
        <ol aria-label="Claims" className="claim-list">
          {claims.map(({ annotation, number, verdict }) => {
            const { id } = annotation;
            if (!isMounted(id)) return null;
            const isSelected = id === selectedId;
            return (
              <MarginItem
                // One card for whichever claim is selected: its parts are filled anew, not made.
                key={isSelected ? 'card' : id}
                ref={isSelected ? cardItem : undefined}
                id={elementIdOf(id)}
                number={number}
                count={claims.length}
                top={tops.get(id)}
                notch={isSelected ? notch : null}
              >
                {isSelected ? (
                  card
                ) : (
                  <ClaimStub
                    annotation={annotation}
                    number={number}
                    verdict={verdict}
                    talk={talk.get(id) ?? NO_TALK}
                    isStop={selectedId === null && id === stopId}
                    onSelect={onSelect}
                  />
                )}
              </MarginItem>
            );
          })}
        </ol>
      </div>
      {leader !== null && (
        <span
          className="leader"
          aria-hidden="true"
          style={{
            top: `${leader.top}px`,
            left: `${leader.left}px`,
            width: `${leader.width}px`,
          }}
        />
      )}
    </>
  );
}

type MarginItemProps = {
  ref: Ref<HTMLLIElement> | undefined;
  id: string;
  number: number;
  count: number;
  /** Not known before the text has been measured. */
  top: number | undefined;
  /** Where the leader meets the card; `null` for a claim in one line. */
  notch: number | null;
  children: ReactNode;
};

function MarginItem({ ref, id, number, count, top, notch, children }: MarginItemProps) {
  return (
    <li
      ref={ref}
      id={id}
      className={notch === null ? 'claim-item' : 'claim-item selected'}
      aria-posinset={number}
      aria-setsize={count}
      style={
        top === undefined
          ? { visibility: 'hidden' }
          : { translate: `0 ${top}px`, ...(notch !== null && { '--notch': `${notch}px` }) }
      }
    >
      {children}
    </li>
  );
}
