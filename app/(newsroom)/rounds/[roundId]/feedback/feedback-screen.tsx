'use client';

import type { ReactNode } from 'react';

import { ListKeys } from '@/components/comparison/list-keys';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { FeedbackList } from '@/components/comparison/feedback/feedback-list';
import { FeedbackRail } from '@/components/comparison/feedback/feedback-rail';
import { FeedbackText } from '@/components/comparison/feedback/feedback-text';
import {
  type ReadFeedback,
  useFeedbackState,
} from '@/components/comparison/feedback/use-feedback-state';

const KEYS = [
  { caps: ['N'], label: 'next difference' },
  { caps: ['J', 'K'], label: 'claim' },
  { caps: ['?'], label: 'all keys' },
];

type FeedbackScreenProps = {
  page: ReadFeedback;
  top: ReactNode;
  /** Beside the keys: whether the page is live. */
  live: ReactNode;
  children?: ReactNode;
};

/** Where the decisions differ from one reviewer's reading, beside the text it is about. */
export function FeedbackScreen({ page, top, live, children }: FeedbackScreenProps) {
  const state = useFeedbackState(page);
  const title = state.isYou
    ? 'Decisions on your reading'
    : `Decisions on the reading of ${state.reviewer.name}`;
  return (
    <AppFrame
      className={`cmp fb show-${state.pane}`}
      columns="244px minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={top}
      rail={<FeedbackRail state={state} />}
      railLabel="Totals and filters"
      status={
        <StatusBar keys={KEYS}>
          {live}
          <span className="muted">{title}</span>
        </StatusBar>
      }
    >
      {children}
      <ListKeys goToNext={state.goToNext} step={state.step} />
      <main id="main" tabIndex={-1} className="cmp-main">
        <h1 className="sr">{title}</h1>
        <FeedbackText state={state} />
        <FeedbackList state={state} />
      </main>
    </AppFrame>
  );
}
