'use client';

import { useMemo, useState } from 'react';

import { type OffsetMap, offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import type { FeedbackPageView } from '@/lib/contracts/feedback-page';
import { findVerdict, type Verdict } from '@/lib/domain/claims/verdict-scale';
import { feedbackTotals, type FeedbackTotals } from '@/lib/domain/comparison/feedback';

import type { Pane } from '../pane-switch';
import { showMessage } from '../../ui/messages';
import {
  entriesOf,
  type FeedbackEntry,
  type FilterId,
  nextDifference,
  shownEntries,
} from './feedback-model';

export type ReadFeedback = Exclude<FeedbackPageView, { feedback: null }>;

type FeedbackReviewer = { userId: string; name: string; letter: string; index: number };

export type FeedbackState = {
  page: ReadFeedback;
  reviewers: readonly FeedbackReviewer[];
  /** Whose reading it is. */
  reviewer: FeedbackReviewer;
  isYou: boolean;
  offsets: OffsetMap;
  entries: readonly FeedbackEntry[];
  shown: readonly FeedbackEntry[];
  totals: FeedbackTotals;
  hidden: ReadonlySet<FilterId>;
  selected: FeedbackEntry | null;
  /** Counts up with each selection, so that choosing the same again brings it into view. */
  selections: number;
  pane: Pane;
  verdictOf: (id: string | null) => Verdict | null;
  nameOf: (userId: string) => string;
  setPane: (pane: Pane) => void;
  select: (key: string | null) => void;
  toggleFilter: (id: FilterId) => void;
  goToNext: (direction: 'forward' | 'back') => void;
  step: (by: 1 | -1) => void;
};

export function useFeedbackState(page: ReadFeedback): FeedbackState {
  const { feedback, version, yourId } = page;
  const { reviewerId, items, people, round } = feedback;
  const offsets = useMemo(() => offsetMap(toArticleText(version.text)), [version.text]);
  const entries = useMemo(() => entriesOf(items), [items]);
  const totals = useMemo(() => feedbackTotals(items), [items]);
  const [hidden, setHidden] = useState<ReadonlySet<FilterId>>(
    // What stands as it was is looked at last; where nothing else is there, it is all there is.
    () => new Set(entries.some(({ status }) => status !== 'as_decided') ? ['as_decided'] : []),
  );
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [selections, setSelections] = useState(0);
  const [pane, setPane] = useState<Pane>('groups');

  const reviewers = round.reviewers.map(({ userId, name, letter }, index) => ({
    userId,
    name,
    letter,
    index,
  }));
  const reviewer = reviewers.find(({ userId }) => userId === reviewerId);
  if (reviewer === undefined) throw new Error(`${reviewerId} is no reviewer of the round`);
  const selected = entries.find(({ key }) => key === selectedKey) ?? null;
  const filtered = shownEntries(entries, hidden);
  const shown = entries.filter((entry) => entry === selected || filtered.includes(entry));

  function select(key: string | null) {
    setSelectedKey(key);
    setSelections((count) => count + 1);
  }

  return {
    page,
    reviewers,
    reviewer,
    isYou: reviewerId === yourId,
    offsets,
    entries,
    shown,
    totals,
    hidden,
    selected,
    selections,
    pane,
    verdictOf: (id) => findVerdict(round.scale, id),
    nameOf: (userId) =>
      people.find((person) => person.userId === userId)?.name ?? 'A former member',
    setPane,
    select,
    toggleFilter: (id) =>
      setHidden((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    goToNext: (direction) => {
      const next = nextDifference(entries, selectedKey, direction);
      if (next !== null) select(next);
      else showMessage({ text: 'No other difference is there.' });
    },
    step: (by) => {
      const at = shown.findIndex(({ key }) => key === selectedKey);
      const next = shown[at === -1 ? (by === 1 ? 0 : shown.length - 1) : at + by];
      if (next !== undefined) select(next.key);
    },
  };
}
