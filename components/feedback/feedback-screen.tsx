'use client';

import type { ReactNode } from 'react';

import { AppFrame } from '../shell/app-frame';
import { StatusBar } from '../shell/status-bar';
import { useHotkeys } from '../ui/use-hotkeys';
import { FeedbackList } from './feedback-list';
import { FeedbackRail } from './feedback-rail';
import { FeedbackText } from './feedback-text';
import { type FeedbackState, type ReadFeedback, useFeedbackState } from './use-feedback-state';

const KEYS = [
  { caps: ['N'], label: 'next difference' },
  { caps: ['J', 'K'], label: 'claim' },
  { caps: ['?'], label: 'all keys' },
];

type FeedbackScreenProps = { page: ReadFeedback; top: ReactNode; children?: ReactNode };

/** Where the decisions differ from one reviewer's reading, beside the text it is about. */
export function FeedbackScreen({ page, top, children }: FeedbackScreenProps) {
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
          <span className="muted">{title}</span>
        </StatusBar>
      }
    >
      {children}
      <FeedbackKeys state={state} />
      <main id="main" tabIndex={-1} className="cmp-main">
        <h1 className="sr">{title}</h1>
        <FeedbackText state={state} />
        <FeedbackList state={state} />
      </main>
    </AppFrame>
  );
}

function FeedbackKeys({ state }: { state: FeedbackState }) {
  useHotkeys([
    {
      id: 'feedback.next',
      keys: 'n',
      label: 'Next difference',
      group: 'Move',
      run: () => state.goToNext('forward'),
    },
    {
      id: 'feedback.previous',
      keys: 'Shift+N',
      label: 'Previous difference',
      group: 'Move',
      run: () => state.goToNext('back'),
    },
    {
      id: 'feedback.down',
      keys: 'j',
      label: 'Next claim',
      group: 'Move',
      repeat: true,
      run: () => state.step(1),
    },
    {
      id: 'feedback.up',
      keys: 'k',
      label: 'Previous claim',
      group: 'Move',
      repeat: true,
      run: () => state.step(-1),
    },
  ]);
  return null;
}
