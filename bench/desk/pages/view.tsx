/** Passages in the view of the desk: the modules that the product ships. */
import '@/app/styles/index.css';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { frameOf, modelOf } from '@/components/editor/article-model';
import { ArticleView } from '@/components/editor/article-view';
import type { ShownPassage } from '@/components/editor/block-model';
import { offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';

import type { BenchPassage } from '../article';
import { drive } from './painter';

const { article } = window;
const offsets = offsetMap(toArticleText(article.text));
const frame = frameOf(article.document, offsets);
const coverage = frame.spans.map(() => 'no' as const);

let known = modelOf(frame, { passages: [], coverage, offsets });
let shown: readonly BenchPassage[] = [];
let selectedId: string | null = null;
const shownBy: { blocks: (blocks: typeof known) => void } = { blocks: () => undefined };
let markReady: () => void = () => undefined;
const ready = new Promise<void>((resolve) => {
  markReady = resolve;
});

/** What is drawn of each passage; one that keeps its number and its state keeps its object. */
let drawn: readonly ShownPassage[] = [];

function passageOf({ id, start, end }: BenchPassage, index: number): ShownPassage {
  const state = id === selectedId ? 't on' : 't';
  const before = drawn[index];
  if (before !== undefined && before.id === id && before.state === state) return before;
  return {
    id,
    start,
    end,
    number: index + 1,
    look: 'v-disputed ln-wavy',
    state,
    description: `claim ${index + 1}, Disputed, open`,
  };
}

function render(): void {
  drawn = shown.map(passageOf);
  known = modelOf(frame, { passages: drawn, coverage, offsets }, known);
  flushSync(() => shownBy.blocks(known));
}

function Page() {
  const [blocks, setBlocks] = useState(known);
  useEffect(() => {
    shownBy.blocks = setBlocks;
  }, []);
  return (
    <article
      className="galley"
      onClick={({ target }) => {
        if (!(target instanceof Element)) return;
        const id = target.closest<HTMLElement>('mark[data-c]')?.dataset['c'];
        if (id === undefined) return;
        selectedId = id;
        render();
      }}
    >
      <ArticleView
        ref={null}
        frame={frame}
        blocks={blocks}
        pinned={NONE}
        onReady={() => markReady()}
      />
    </article>
  );
}

const NONE: readonly number[] = [];
const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place for the text');
createRoot(place).render(<Page />);

const marksOf = ({ id }: BenchPassage) => [
  ...document.querySelectorAll(`.ProseMirror mark[data-c="${id}"]`),
];

drive(article, {
  ready,
  show(passages) {
    shown = passages;
    render();
  },
  add(passage) {
    const at = shown.findIndex(({ start }) => start > passage.start);
    shown = shown.toSpliced(at === -1 ? shown.length : at, 0, passage);
    render();
  },
  root: () => document.querySelector('.ProseMirror') ?? document.body,
  isPainted: (passage) => marksOf(passage).length > 0,
  wordsOf: (passage) =>
    marksOf(passage)
      .map(({ textContent }) => textContent)
      .join(''),
  selected: () => selectedId,
});
