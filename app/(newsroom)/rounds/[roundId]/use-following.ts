'use client';

import { useDeferredValue, useMemo } from 'react';

import type { MarginClaim } from '@/components/annotations/margin-claim';
import type { LineBox } from '@/components/editor/measure';
import type { AnnotationView } from '@/lib/contracts/annotation';

import type { RoundTalk } from './use-round-talk';

type Edge = {
  shown: readonly MarginClaim[];
  selected: MarginClaim | null;
  /** The block in which the selected passage begins. */
  currentBlock: number | null;
  boxes: ReadonlyMap<string, LineBox>;
  annotations: readonly AnnotationView[];
  queried: ReadonlySet<string>;
};

/**
 * What stands around the text: the margin, its card, the marks at the lines, the bars.
 * A key is answered in the text at once; all this follows together with the next frame,
 * and gives way to a key that is pressed meanwhile.
 */
export function useFollowing({
  shown,
  selected,
  currentBlock,
  boxes,
  annotations,
  queried,
  talk: { ofClaims: talk },
}: Edge & { talk: Pick<RoundTalk, 'ofClaims'> }): Edge & { talk: RoundTalk['ofClaims'] } {
  const now = useMemo(
    () => ({ shown, selected, currentBlock, boxes, annotations, queried, talk }),
    [shown, selected, currentBlock, boxes, annotations, queried, talk],
  );
  return useDeferredValue(now);
}
