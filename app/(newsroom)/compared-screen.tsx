'use client';

import type { ReactNode } from 'react';

import type { ComparedRoundsView } from '@/lib/contracts/compared-rounds';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import { ListKeys } from '@/components/comparison/list-keys';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { ComparedList } from '@/components/comparison/rounds/compared-list';
import { ComparedRail } from '@/components/comparison/rounds/compared-rail';
import { ComparedText } from '@/components/comparison/rounds/compared-text';
import { useComparedState } from '@/components/comparison/rounds/use-compared-state';

const KEYS = [
  { caps: ['N'], label: 'next difference' },
  { caps: ['J', 'K'], label: 'group' },
  { caps: ['?'], label: 'all keys' },
];

type ComparedScreenProps = {
  /** What stands against what. */
  title: string;
  chooser: { heading: string; content: ReactNode };
  view: ComparedRoundsView;
  document: ArticleDocument;
  top: ReactNode;
};

/** Two rounds of an article, or a round and a file, side by side in one text. */
export function ComparedScreen({ title, chooser, view, document, top }: ComparedScreenProps) {
  const state = useComparedState(view, document);
  return (
    <AppFrame
      className={`cmp cr-screen show-${state.pane}`}
      columns="244px minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={top}
      rail={<ComparedRail state={state} chooser={chooser} />}
      railLabel="Rounds, agreement and filters"
      status={
        <StatusBar keys={KEYS}>
          <span className="muted">{title}</span>
        </StatusBar>
      }
    >
      <ListKeys goToNext={state.goToNext} step={state.step} />
      <main id="main" tabIndex={-1} className="cmp-main">
        <h1 className="sr">{title}</h1>
        <ComparedText state={state} />
        <ComparedList state={state} />
      </main>
    </AppFrame>
  );
}
