/** The passages of a review as they are drawn in the old and in the new version. */
import type { Verdict } from '@/lib/domain/claims/verdict-scale';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';

import { passageClass } from '../ui/verdict-style';
import { FATE_NAMES } from './fate';
import type { ReviewItem } from './review-model';
import type { DrawnPassage, FateMark } from './version-blocks';

type VerdictOf = (id: string | null) => Verdict | null;

export function passagesAfter(items: readonly ReviewItem[], verdictOf: VerdictOf): DrawnPassage[] {
  return items.flatMap((item) => {
    const { after, outcome, annotation } = item.passage;
    if (after === null || outcome === 'retired') return [];
    const isWaiting = item.state === 'waits' && item.passage.status !== 'moved';
    return [drawn(item, after, verdictOf(annotation.verdict), isWaiting)];
  });
}

export function passagesBefore(items: readonly ReviewItem[], verdictOf: VerdictOf): DrawnPassage[] {
  return items.flatMap((item) => {
    const { before, verdictBefore } = item.passage;
    return before === null ? [] : [drawn(item, before, verdictOf(verdictBefore), false)];
  });
}

function drawn(
  { id, number, passage: { status } }: ReviewItem,
  { start, end }: CodePointSpan,
  verdict: Verdict | null,
  isWaiting: boolean,
): DrawnPassage {
  const words = [
    `claim ${number}`,
    verdict?.label ?? 'no verdict',
    FATE_NAMES[status].toLowerCase(),
  ];
  return {
    id,
    number,
    start,
    end,
    look: passageClass(verdict),
    isWaiting,
    description: words.join(', '),
  };
}

/** Beside the new text: where each passage stands now, stood, or may stand. */
export function marksAfter(items: readonly ReviewItem[]): FateMark[] {
  return items.flatMap(({ id, number, state, passage }) => {
    const { status, after, stoodAt, candidates } = passage;
    if (status === 'anchored' && state === 'rest') return [];
    const at = after?.start ?? stoodAt ?? candidates[0]?.start;
    return at === undefined ? [] : [{ id, number, fate: status, at }];
  });
}

/** Beside the old text: where each passage stood that did not stay as it was. */
export function marksBefore(items: readonly ReviewItem[]): FateMark[] {
  return items.flatMap(({ id, number, state, passage: { status, before } }) =>
    before === null || (status === 'anchored' && state === 'rest')
      ? []
      : [{ id, number, fate: status, at: before.start }],
  );
}
