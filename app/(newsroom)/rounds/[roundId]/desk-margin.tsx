'use client';

import type { ReactNode, RefObject } from 'react';

import { ClaimMargin } from '@/components/annotations/claim-margin';
import type { ClaimTalk } from '@/components/annotations/claim-talk';
import type { MarginClaim } from '@/components/annotations/margin-claim';
import type { ScrollWindow } from '@/components/annotations/use-scroll-window';
import { claimElementId } from '@/components/editor/block-attributes';
import type { LineBox } from '@/components/editor/measure';
import type { DeskView } from '@/lib/contracts/desk';

import { MarginNotice } from './margin-notice';
import type { DeskLook } from './use-desk-view';

type DeskMarginProps = {
  desk: DeskView;
  view: DeskLook;
  claims: readonly MarginClaim[];
  /** Of all claims of the desk, shown or not. */
  total: number;
  talk: ReadonlyMap<string, ClaimTalk>;
  boxes: ReadonlyMap<string, LineBox>;
  onScreen: ScrollWindow;
  scroller: RefObject<HTMLElement | null>;
  text: RefObject<HTMLElement | null>;
  card: ReactNode;
};

/** The claims beside their passages, or what stands there instead. */
export function DeskMargin({
  desk,
  view,
  claims,
  total,
  talk,
  boxes,
  onScreen,
  scroller,
  text,
  card,
}: DeskMarginProps) {
  return (
    <ClaimMargin
      claims={claims}
      talk={talk}
      selectedId={view.selectedId}
      boxes={boxes}
      view={onScreen}
      elementIdOf={claimElementId}
      scroller={scroller}
      text={text}
      onSelect={view.select}
      onSheet={view.moveSheet}
      card={card}
    >
      <MarginNotice
        desk={desk}
        total={total}
        shown={claims.length}
        filters={view.filters}
        onClear={view.clearFilters}
      />
    </ClaimMargin>
  );
}
