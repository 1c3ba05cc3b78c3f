'use client';

import { useState } from 'react';

import { showMessage } from '../ui/messages';
import { type Direction, neighborOf } from './list-model';
import type { Pane } from './pane-switch';

type Listed = { key: string };

/** A list beside a text: what of it is shown, what is chosen, and the way to the next. */
export type Listing<Item extends Listed, FilterId extends string> = {
  shown: readonly Item[];
  hidden: ReadonlySet<FilterId>;
  selected: Item | null;
  /** Counts up with each selection, so that choosing the same again brings it into view. */
  selections: number;
  /** Which column a narrow screen shows. */
  pane: Pane;
  setPane: (pane: Pane) => void;
  select: (key: string | null) => void;
  toggleFilter: (id: FilterId) => void;
  goToNext: (direction: Direction) => void;
  step: (by: 1 | -1) => void;
};

type ListingInput<Item extends Listed, FilterId extends string> = {
  items: readonly Item[];
  first: {
    key?: () => string | null;
    /** What need not be looked at is left out, unless nothing else is there. */
    hidden: () => readonly FilterId[];
    pane: Pane;
  };
  filtered: (hidden: ReadonlySet<FilterId>) => readonly Item[];
  nextFrom: (key: string | null, direction: Direction) => string | null;
  /** Said when there is no next one. */
  noneLeft: string;
  /** Another one is chosen, or none. */
  onChange?: () => void;
};

export function useListing<Item extends Listed, FilterId extends string>({
  items,
  first,
  filtered,
  nextFrom,
  noneLeft,
  onChange,
}: ListingInput<Item, FilterId>): Listing<Item, FilterId> {
  const [selectedKey, setSelectedKey] = useState(() => first.key?.() ?? null);
  const [selections, setSelections] = useState(0);
  const [hidden, setHidden] = useState<ReadonlySet<FilterId>>(() => new Set(first.hidden()));
  const [pane, setPane] = useState(first.pane);

  const selected = items.find(({ key }) => key === selectedKey) ?? null;
  const listed = filtered(hidden);
  // What is selected stays in the list, whatever the filters say.
  const shown = items.filter((item) => item === selected || listed.includes(item));

  function select(key: string | null) {
    setSelectedKey(key);
    setSelections((count) => count + 1);
    if (key !== selectedKey) onChange?.();
  }

  return {
    shown,
    hidden,
    selected,
    selections,
    pane,
    setPane,
    select,
    toggleFilter: (id) =>
      setHidden((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    goToNext: (direction) => {
      const next = nextFrom(selectedKey, direction);
      if (next !== null) select(next);
      else showMessage({ text: noneLeft });
    },
    step: (by) => {
      const next = neighborOf(shown, selectedKey, by);
      if (next !== null) select(next);
    },
  };
}
