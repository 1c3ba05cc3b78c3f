'use client';

import { useMemo } from 'react';

import { type OffsetMap, offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import type { FeedbackPageView } from '@/lib/contracts/feedback-page';
import { findVerdict, type Verdict } from '@/lib/domain/claims/verdict-scale';
import { feedbackTotals, type FeedbackTotals } from '@/lib/domain/comparison/feedback';

import { type Listing, useListing } from '../use-listing';
import {
  entriesOf,
  type FeedbackEntry,
  type FilterId,
  nextDifference,
  shownEntries,
} from './feedback-model';

export type ReadFeedback = Exclude<FeedbackPageView, { feedback: null }>;

type FeedbackReviewer = { userId: string; name: string; letter: string; index: number };

export type FeedbackState = Listing<FeedbackEntry, FilterId> & {
  page: ReadFeedback;
  reviewers: readonly FeedbackReviewer[];
  /** Whose reading it is. */
  reviewer: FeedbackReviewer;
  isYou: boolean;
  offsets: OffsetMap;
  entries: readonly FeedbackEntry[];
  totals: FeedbackTotals;
  verdictOf: (id: string | null) => Verdict | null;
  nameOf: (userId: string) => string;
};

export function useFeedbackState(page: ReadFeedback): FeedbackState {
  const { feedback, version, yourId } = page;
  const { reviewerId, items, people, round } = feedback;
  const offsets = useMemo(() => offsetMap(toArticleText(version.text)), [version.text]);
  const entries = useMemo(() => entriesOf(items), [items]);
  const totals = useMemo(() => feedbackTotals(items), [items]);
  const listing = useListing<FeedbackEntry, FilterId>({
    items: entries,
    first: {
      // What stands as it was is looked at last; where nothing else is there, it is all there is.
      hidden: () => (entries.some(({ status }) => status !== 'as_decided') ? ['as_decided'] : []),
      pane: 'groups',
    },
    filtered: (hidden) => shownEntries(entries, hidden),
    nextFrom: (key, direction) => nextDifference(entries, key, direction),
    noneLeft: 'No other difference is there.',
  });

  const reviewers = round.reviewers.map(({ userId, name, letter }, index) => ({
    userId,
    name,
    letter,
    index,
  }));
  const reviewer = reviewers.find(({ userId }) => userId === reviewerId);
  if (reviewer === undefined) throw new Error(`${reviewerId} is no reviewer of the round`);

  return {
    ...listing,
    page,
    reviewers,
    reviewer,
    isYou: reviewerId === yourId,
    offsets,
    entries,
    totals,
    verdictOf: (id) => findVerdict(round.scale, id),
    nameOf: (userId) =>
      people.find((person) => person.userId === userId)?.name ?? 'A former member',
  };
}
