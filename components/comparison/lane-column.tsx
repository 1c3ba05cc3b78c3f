'use client';

import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';

import { classNames } from '../ui/class-names';
import { LaneArticle } from './lane-article';
import type { LaneBlock } from './lane-model';

type LaneColumnProps = {
  toolbar: ReactNode;
  blocks: readonly LaneBlock[];
  selectedKey: string | null;
  /** Counts up with each selection; at 0 nothing is brought into view. */
  selections: number;
  language: string;
  label: string;
  /** How the lines are told apart beside them. */
  lanes?: string | undefined;
  onSelect: (key: string) => void;
};

/** The text with lines under it: what is chosen is brought into view, what is clicked is chosen. */
export function LaneColumn({
  toolbar,
  blocks,
  selectedKey,
  selections,
  language,
  label,
  lanes,
  onSelect,
}: LaneColumnProps) {
  const article = useRef<HTMLElement>(null);

  useEffect(() => {
    if (selectedKey === null || selections === 0) return;
    const passage = article.current?.querySelector(`[data-g="${CSS.escape(selectedKey)}"]`);
    passage?.scrollIntoView({ block: 'center', behavior: scrollBehavior() });
  }, [selectedKey, selections]);

  function handleClick(event: MouseEvent) {
    if (!(event.target instanceof Element) || event.target.closest('a') !== null) return;
    // Whoever selects words means the words.
    if (window.getSelection()?.isCollapsed === false) return;
    const key = event.target.closest('[data-g]')?.getAttribute('data-g') ?? null;
    if (key !== null) onSelect(key);
  }

  return (
    <div className="col ctext">
      {toolbar}
      <article
        ref={article}
        className={classNames('two', lanes)}
        lang={language}
        aria-label={label}
        onClick={handleClick}
      >
        <LaneArticle blocks={blocks} selectedKey={selectedKey} />
      </article>
    </div>
  );
}

function scrollBehavior(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
