'use client';

import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { ClaimStub } from './claim-stub';
import { SheetHandle } from './sheet-handle';
import type { ScrollWindow } from './use-scroll-window';
import { useMarginLayout, type PassageBoxes } from './use-margin-layout';

export type MarginClaim = {
  annotation: AnnotationView;
  number: number;
  verdict: Verdict | null;
};

type ClaimMarginProps = {
  claims: readonly MarginClaim[];
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
const MANY = 120;

/** How far from the screen a claim is still mounted, in CSS pixels. */
const NEAR = 1_000;

const STUB_HEIGHT = 32;

/** The claims beside the text: one line each, the selected one as a card. */
export function ClaimMargin({
  claims,
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
  const newIds = claims.map(({ annotation }) => annotation.id);
  if (newIds.length !== ids.length || newIds.some((id, index) => id !== ids[index])) {
    setIds(newIds);
  }

  const { tops, leader, notch } = useMarginLayout({
    ids,
    selectedId,
    boxes,
    cardHeight,
    stubHeight: STUB_HEIGHT,
    scroller,
    text,
    margin,
  });

  // The card grows as it is filled in; what stands below gives way.
  useLayoutEffect(() => {
    const element = cardItem.current;
    if (element === null) return undefined;
    setCardHeight(element.offsetHeight);
    const observer = new ResizeObserver(() => setCardHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [selectedId]);

  const isMany = claims.length > MANY;
  const stopId = claims.find(({ annotation }) => (tops.get(annotation.id) ?? 0) >= 0)?.annotation
    .id;
  const lowest = Math.max(0, ...[...tops.values()]) + cardHeight;

  return (
    <>
      <div ref={margin} className="cards" style={{ minHeight: `${lowest}px` }}>
        <h2 className="sr">Claims</h2>
        <SheetHandle onSheet={onSheet} />
        {children}
        <ol aria-label="Claims" className="claim-list">
          {claims.map(({ annotation, number, verdict }) => {
            const { id } = annotation;
            const isSelected = id === selectedId;
            const top = tops.get(id);
            const isFar = top === undefined || top < view.top - NEAR || top > view.bottom + NEAR;
            if (isMany && isFar && !isSelected) return null;
            return (
              <li
                key={id}
                ref={isSelected ? cardItem : undefined}
                id={elementIdOf(id)}
                className={isSelected ? 'claim-item selected' : 'claim-item'}
                aria-posinset={number}
                aria-setsize={claims.length}
                style={
                  top === undefined
                    ? { visibility: 'hidden' }
                    : { translate: `0 ${top}px`, '--notch': `${notch}px` }
                }
              >
                {isSelected ? (
                  card
                ) : (
                  <ClaimStub
                    annotation={annotation}
                    number={number}
                    verdict={verdict}
                    isStop={selectedId === null && id === stopId}
                    onSelect={onSelect}
                  />
                )}
              </li>
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
