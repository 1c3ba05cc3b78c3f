'use client';

import { memo, type RefObject, useMemo } from 'react';

import { type ClaimTalk, NO_TALK } from '@/components/annotations/claim-talk';
import type { MarginClaim } from '@/components/annotations/margin-claim';
import { markLines } from '@/components/annotations/mark-lines';
import { type MarginMark, MarginMarks } from '@/components/annotations/margin-marks';
import { useScrollWindow } from '@/components/annotations/use-scroll-window';
import type { LineBox } from '@/components/editor/measure';
import { REPLY_STATE_LABELS } from '@/lib/domain/articles/right-of-reply';

import { repliesHref } from './replies-href';
import type { PlacedReply } from './use-round-talk';

type MarkGutterProps = {
  claims: readonly MarginClaim[];
  talk: ReadonlyMap<string, ClaimTalk>;
  criticism: readonly PlacedReply[];
  boxes: ReadonlyMap<string, LineBox>;
  /** Marks are drawn on what of it is on the screen, and around it. */
  scroller: RefObject<HTMLElement | null>;
  selectedId: string | null;
  onSelect: (id: string) => void;
};

/** How far from the screen marks are drawn, in CSS pixels. */
const NEAR = 1_000;

/** The marks beside the lines on which passages begin. */
export const MarkGutter = memo(function MarkGutter({
  claims,
  talk,
  criticism,
  boxes,
  scroller,
  selectedId,
  onSelect,
}: MarkGutterProps) {
  const view = useScrollWindow(scroller);
  const lines = useMemo(() => {
    const placed = (id: string, mark: MarginMark) => {
      const box = boxes.get(id);
      return box === undefined || box.top < view.top - NEAR || box.top > view.bottom + NEAR
        ? []
        : [{ mark, ...box }];
    };
    const marks = [
      ...claims.flatMap(({ annotation: { id, exact }, number, verdict }) =>
        placed(id, {
          kind: 'claim',
          ...{ id, number, verdict, words: exact },
          talk: talk.get(id) ?? NO_TALK,
        }),
      ),
      ...criticism.flatMap(({ id, articleId, criticized, state }) =>
        placed(id, {
          kind: 'reply',
          id,
          href: repliesHref(articleId, id),
          label: `Right of reply: ${criticized}, ${REPLY_STATE_LABELS[state]}`,
        }),
      ),
    ];
    return markLines(criticism.length === 0 ? marks : marks.toSorted((a, b) => a.top - b.top));
  }, [claims, talk, criticism, boxes, view]);
  return <MarginMarks lines={lines} selectedId={selectedId} onSelect={onSelect} />;
});
