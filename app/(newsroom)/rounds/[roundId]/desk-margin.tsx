'use client';

import { memo, type ReactNode, type RefObject } from 'react';

import { ClaimMargin } from '@/components/annotations/claim-margin';
import type { ClaimTalk } from '@/components/annotations/claim-talk';
import type { MarginClaim } from '@/components/annotations/margin-claim';
import { useScrollWindow } from '@/components/annotations/use-scroll-window';
import { claimElementId } from '@/components/editor/block-attributes';
import type { LineBox } from '@/components/editor/measure';
import type { DeskFilters } from '@/lib/client/desk/claim-state';
import type { DeskView } from '@/lib/contracts/desk';

import { MarginNotice } from './margin-notice';

type DeskMarginProps = {
  desk: DeskView;
  filters: DeskFilters;
  claims: readonly MarginClaim[];
  selectedId: string | null;
  /** Of all claims of the desk, shown or not. */
  total: number;
  talk: ReadonlyMap<string, ClaimTalk>;
  boxes: ReadonlyMap<string, LineBox>;
  scroller: RefObject<HTMLElement | null>;
  text: RefObject<HTMLElement | null>;
  card: ReactNode;
  onSelect: (id: string | null) => void;
  onSheet: (step: -1 | 1) => void;
  onClear: () => void;
};

/** The claims beside their passages, or what stands there instead. */
export const DeskMargin = memo(function DeskMargin({
  desk,
  filters,
  claims,
  selectedId,
  total,
  talk,
  boxes,
  scroller,
  text,
  card,
  onSelect,
  onSheet,
  onClear,
}: DeskMarginProps) {
  const onScreen = useScrollWindow(scroller);
  return (
    <ClaimMargin
      claims={claims}
      talk={talk}
      selectedId={selectedId}
      boxes={boxes}
      view={onScreen}
      elementIdOf={claimElementId}
      scroller={scroller}
      text={text}
      onSelect={onSelect}
      onSheet={onSheet}
      card={card}
    >
      <MarginNotice
        desk={desk}
        total={total}
        shown={claims.length}
        filters={filters}
        onClear={onClear}
      />
    </ClaimMargin>
  );
});
