'use client';

import { useMemo, type ReactNode } from 'react';

import { CompareProvider, useCompare } from '@/components/comparison/compare-context';
import { CompareGroups } from '@/components/comparison/compare-groups';
import { CompareKeys } from '@/components/comparison/compare-keys';
import { CompareRail } from '@/components/comparison/compare-rail';
import { CompareText } from '@/components/comparison/compare-text';
import { ReviewerNotes } from '@/components/comparison/reviewer-notes';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { LiveStatus } from '@/components/ui/live-status';
import { PeopleHere } from '@/components/ui/people-here';
import type { ComparisonPageView } from '@/lib/contracts/comparison-page';
import { toArticleText } from '@/lib/domain/anchoring/article-text';

import { usePresence, useWhereabouts } from '../use-presence';
import { ViewKeys } from './view-keys';

type Comparable = Exclude<ComparisonPageView, { comparison: null }>;

type CompareScreenProps = { page: Comparable; openAt: string | undefined; top: ReactNode };

/** The readings of a round side by side, and what is decided of them. */
export function CompareScreen({ page, openAt, top }: CompareScreenProps) {
  const { comparison, version, people, yourId, may } = page;
  const text = useMemo(() => toArticleText(version.text), [version.text]);
  const presence = usePresence(page.round);
  return (
    <CompareProvider
      view={comparison}
      document={version.document}
      text={text}
      language={version.language}
      people={people}
      yourId={yourId}
      mayDecide={may.adjudicate}
      openAt={openAt}
      onFrame={presence.onFrame}
    >
      <ViewKeys roundId={page.round.id} may={may} />
      <ReviewerNotes notes={page.notes}>
        <CompareFrame top={top} presence={presence} />
      </ReviewerNotes>
    </CompareProvider>
  );
}

const MOVES = [
  { caps: ['N'], label: 'next disagreement' },
  { caps: ['J', 'K'], label: 'group' },
];

const DECIDES = [
  { caps: ['N'], label: 'next disagreement' },
  { caps: ['A'], label: 'take A' },
  { caps: ['B'], label: 'take B' },
  { caps: ['M'], label: 'merge' },
  { caps: ['W'], label: 'write own' },
];

type CompareFrameProps = { top: ReactNode; presence: ReturnType<typeof usePresence> };

function CompareFrame({ top, presence }: CompareFrameProps) {
  const { pane, saving, live, mayDecide, selected } = useCompare();
  // To the others one is at the claim that the selected group begins with.
  const annotationId = selected === null ? null : (selected.members[0]?.id ?? null);
  useWhereabouts(presence, live, { annotationId, part: null, span: null });
  return (
    <AppFrame
      className={`cmp show-${pane}`}
      columns="244px minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={top}
      rail={<CompareRail />}
      railLabel="Agreement and filters"
      status={
        <StatusBar
          saving={saving}
          keys={[...(mayDecide ? DECIDES : MOVES), { caps: ['?'], label: 'all keys' }]}
        >
          <LiveStatus status={live} />
          <PeopleHere people={presence.people} />
          <span className="muted">{mayDecide ? 'You decide' : 'You read this comparison'}</span>
        </StatusBar>
      }
    >
      <CompareKeys />
      <main id="main" tabIndex={-1} className="cmp-main">
        <h1 className="sr">Compare the readings</h1>
        <CompareText />
        <CompareGroups />
      </main>
    </AppFrame>
  );
}
