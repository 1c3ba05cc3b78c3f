'use client';

import { useMemo, useState } from 'react';

import type { ComparedRoundsView } from '@/lib/contracts/compared-rounds';
import { type OffsetMap, offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import type { ArticleDocument } from '@/lib/domain/articles/document';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { type CompareGroup, type CompareReviewer, nextToResolve } from '../compare-model';
import { hiddenAtFirst, shownGroups } from '../group-filters';
import { type Listing, useListing } from '../use-listing';
import { carriedOf, type Column, columnsOf, comparedGroups, verdictIn } from './compared-model';

export type ComparedState = Listing<CompareGroup, string> & {
  view: ComparedRoundsView;
  document: ArticleDocument;
  offsets: OffsetMap;
  columns: readonly Column[];
  groups: readonly CompareGroup[];
  /** What became of carried passages, by annotation. */
  carried: ReadonlyMap<string, string>;
  /** The two columns whose lines are drawn, as places among the columns. */
  pair: readonly [number, number];
  verdictOf: (verdictId: string | null, column: Pick<CompareReviewer, 'userId'>) => Verdict | null;
  setPair: (pair: readonly [number, number]) => void;
};

export function useComparedState(
  view: ComparedRoundsView,
  document: ArticleDocument,
): ComparedState {
  const columns = useMemo(() => columnsOf(view), [view]);
  const groups = useMemo(() => comparedGroups(view, columns), [view, columns]);
  const carried = useMemo(() => carriedOf(view), [view]);
  const offsets = useMemo(() => offsetMap(toArticleText(view.version.text)), [view.version.text]);
  const [pair, setPair] = useState<readonly [number, number]>(() => firstPair(columns));
  const listing = useListing<CompareGroup, string>({
    items: groups,
    first: { hidden: () => hiddenAtFirst(groups), pane: 'groups' },
    filtered: (hidden) => shownGroups(groups, hidden),
    nextFrom: (key, direction) => nextToResolve(groups, key, direction),
    noneLeft: 'No other difference is there.',
  });

  return {
    ...listing,
    view,
    document,
    offsets,
    columns,
    groups,
    carried,
    pair,
    verdictOf: (verdictId, { userId }) => {
      const column = columns.find((one) => one.userId === userId);
      return column === undefined ? null : verdictIn(view, column, verdictId);
    },
    setPair,
  };
}

/** One column of each round. */
function firstPair(columns: readonly Column[]): readonly [number, number] {
  const second = columns.findIndex(({ roundId }) => roundId !== columns[0]?.roundId);
  return [0, Math.max(second, 0)];
}
