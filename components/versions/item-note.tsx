'use client';

import type { ReactNode } from 'react';

import { useReview } from './review-context';
import type { ReviewItem } from './review-model';

/** Why the claim waits, in the newsroom's words. */
export function ItemNote({ item: { passage } }: { item: ReviewItem }): ReactNode {
  const { verdictOf, nameOf, yourId } = useReview();
  const { annotation, status, outcome, fixAccepted, verdictBefore, candidates, closest } = passage;
  const isYours = annotation.reviewerId === yourId;
  const whose = isYours ? 'Your' : `${nameOf(annotation.reviewerId)}’s`;
  const verdict = verdictOf(verdictBefore ?? annotation.verdict);
  const given =
    verdict === null ? (
      'It had no verdict yet.'
    ) : (
      <>
        {whose} verdict <b>{verdict.label}</b> was given on the old wording.
      </>
    );
  const cited = citationWords(annotation.citations.length);
  if (outcome === 'attached') {
    return (
      <>
        It was attached to these words. {given} {cited}
      </>
    );
  }
  switch (status) {
    case 'anchored':
    case 'moved':
      return (
        <>
          {passage.isIdentical
            ? 'The same words stand in another place now. '
            : 'The same words stand in another place now, set with other characters. '}
          {cited}
        </>
      );
    case 'changed':
      return (
        <>
          {fixAccepted &&
            (isYours ? 'The fix you suggested was accepted. ' : 'A suggested fix was accepted. ')}
          {given} {cited}
        </>
      );
    case 'ambiguous':
      return `Its words stand in ${candidates.length} places of the new text. Which one is it about?`;
    case 'orphaned':
      return closest === null
        ? 'Its words are gone, and nothing in the new text is like them.'
        : 'Its words are gone. Nothing was put in their place; the closest passage is only a suggestion.';
  }
}

function citationWords(count: number): string {
  if (count === 0) return '';
  if (count === 1) return 'Its citation stays attached.';
  return count === 2 ? 'Both citations stay attached.' : `All ${count} citations stay attached.`;
}
