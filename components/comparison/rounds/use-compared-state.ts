'use client';

import { useMemo, useState } from 'react';

import type { ComparedRoundsView } from '@/lib/contracts/compared-rounds';
import { type OffsetMap, offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import type { ArticleDocument } from '@/lib/domain/articles/document';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { type CompareGroup, type CompareReviewer, nextToResolve } from '../compare-model';
import { AGREED_FILTER, shownGroups } from '../group-filters';
import type { Pane } from '../pane-switch';
import { showMessage } from '../../ui/messages';
import { carriedOf, type Column, columnsOf, comparedGroups, verdictIn } from './compared-model';

export type ComparedState = {
  view: ComparedRoundsView;
  document: ArticleDocument;
  offsets: OffsetMap;
  columns: readonly Column[];
  groups: readonly CompareGroup[];
  shown: readonly CompareGroup[];
  /** What became of carried passages, by annotation. */
  carried: ReadonlyMap<string, string>;
  hidden: ReadonlySet<string>;
  /** The two columns whose lines are drawn, as places among the columns. */
  pair: readonly [number, number];
  selected: CompareGroup | null;
  selections: number;
  pane: Pane;
  verdictOf: (verdictId: string | null, column: Pick<CompareReviewer, 'userId'>) => Verdict | null;
  setPair: (pair: readonly [number, number]) => void;
  setPane: (pane: Pane) => void;
  select: (key: string | null) => void;
  toggleFilter: (id: string) => void;
  goToNext: (direction: 'forward' | 'back') => void;
  step: (by: 1 | -1) => void;
};

export function useComparedState(
  view: ComparedRoundsView,
  document: ArticleDocument,
): ComparedState {
  const columns = useMemo(() => columnsOf(view), [view]);
  const groups = useMemo(() => comparedGroups(view, columns), [view, columns]);
  const carried = useMemo(() => carriedOf(view), [view]);
  const offsets = useMemo(() => offsetMap(toArticleText(view.version.text)), [view.version.text]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(groups.some(({ agreed }) => !agreed) ? [AGREED_FILTER] : []),
  );
  const [pair, setPair] = useState<readonly [number, number]>(() => firstPair(columns));
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [selections, setSelections] = useState(0);
  const [pane, setPane] = useState<Pane>('groups');

  const selected = groups.find(({ key }) => key === selectedKey) ?? null;
  const filtered = shownGroups(groups, hidden);
  const shown = groups.filter((group) => group === selected || filtered.includes(group));

  function select(key: string | null) {
    setSelectedKey(key);
    setSelections((count) => count + 1);
  }

  return {
    view,
    document,
    offsets,
    columns,
    groups,
    shown,
    carried,
    hidden,
    pair,
    selected,
    selections,
    pane,
    verdictOf: (verdictId, { userId }) => {
      const column = columns.find((one) => one.userId === userId);
      return column === undefined ? null : verdictIn(view, column, verdictId);
    },
    setPair,
    setPane,
    select,
    toggleFilter: (id) =>
      setHidden((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    goToNext: (direction) => {
      const next = nextToResolve(groups, selectedKey, direction);
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

/** One column of each round. */
function firstPair(columns: readonly Column[]): readonly [number, number] {
  const second = columns.findIndex(({ roundId }) => roundId !== columns[0]?.roundId);
  return [0, Math.max(second, 0)];
}
