'use client';

import { type ReactNode, useEffect, useRef } from 'react';

import { classNames } from '../ui/class-names';

type RowListProps = {
  selectedKey: string | null;
  /** Counts up with each selection; at 0 the focus stays where it is. */
  selections: number;
  /** One `Row` for each that is listed. */
  children: ReactNode;
};

/** The rows of a list of differences; what is chosen is brought into view. */
export function RowList({ selectedKey, selections, children }: RowListProps) {
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    if (selectedKey === null) return;
    const row = list.current?.querySelector(`[data-g="${CSS.escape(selectedKey)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    // What is opened gets the focus, so that Tab goes on from there.
    if (selections > 0) row?.querySelector<HTMLElement>('.gh')?.focus({ preventScroll: true });
  }, [selectedKey, selections]);

  return (
    <ol ref={list} className="groups">
      {children}
    </ol>
  );
}

type RowProps = {
  item: { key: string; number: number };
  /** What is numbered: "Group". */
  noun: string;
  isOn: boolean;
  className?: string | false;
  /** What the row opens; without it the row is only chosen. */
  panelId?: string;
  onSelect: (key: string | null) => void;
  /** In its head, beside the number. */
  tags: ReactNode;
  /** At the end of its head. */
  state?: ReactNode;
  children: ReactNode;
};

/** One row: chosen by a click anywhere on it, let go by a click on its head. */
export function Row({
  item: { key, number },
  noun,
  isOn,
  className,
  panelId,
  onSelect,
  tags,
  state,
  children,
}: RowProps) {
  return (
    <li
      data-g={key}
      className={classNames('grp', className, isOn && 'on')}
      onClick={isOn ? undefined : () => onSelect(key)}
    >
      <h2 className="grp-h">
        <button
          type="button"
          className="gh"
          {...(panelId === undefined
            ? { 'aria-pressed': isOn }
            : { 'aria-expanded': isOn, 'aria-controls': panelId })}
          onClick={(event) => {
            event.stopPropagation();
            onSelect(isOn ? null : key);
          }}
        >
          <span className="gn num">
            <span className="sr">{noun} </span>
            {number}
          </span>
          <span className="gt">{tags}</span>
          {state !== undefined && <span className="gs">{state}</span>}
        </button>
      </h2>
      {children}
    </li>
  );
}
