'use client';

import { createContext, use, type ReactNode } from 'react';

import { type ReviewInput, type ReviewState, useReviewState } from './use-review-state';

const ReviewContext = createContext<ReviewState | null>(null);

/** Holds what the rail, the text, the queue and the status bar of the review share. */
export function ReviewProvider({ children, ...input }: ReviewInput & { children: ReactNode }) {
  return <ReviewContext value={useReviewState(input)}>{children}</ReviewContext>;
}

export function useReview(): ReviewState {
  const state = use(ReviewContext);
  if (state === null) throw new Error('useReview is used outside of ReviewProvider');
  return state;
}
