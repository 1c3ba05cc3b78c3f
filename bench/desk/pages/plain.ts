/** Passages as ProseMirror's own inline decorations over the whole text. */
import '@/app/styles/index.css';

import { Editor, type JSONContent } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

import { articleExtensions } from '@/lib/editor/article-extensions';
import { createPositionMap } from '@/lib/editor/document-text';

import type { BenchPassage } from '../article';
import { drive } from './painter';

type Change = { show: Decoration[] } | { add: Decoration[]; remove: Decoration[] };

const { article } = window;
const key = new PluginKey<DecorationSet>('plain');
let selectedId: string | null = null;

const editor = new Editor({
  element: document.querySelector<HTMLElement>('#page .galley'),
  extensions: articleExtensions,
  content: article.document as unknown as JSONContent,
  editable: false,
  injectCSS: false,
  editorProps: { attributes: { class: 'galley-text' }, editable: () => false },
});
editor.registerPlugin(
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        const change = transaction.getMeta(key) as Change | undefined;
        if (change === undefined) return set.map(transaction.mapping, transaction.doc);
        if ('show' in change) return DecorationSet.create(transaction.doc, change.show);
        return set.remove(change.remove).add(transaction.doc, change.add);
      },
    },
    props: { decorations: (state) => key.getState(state) ?? null },
  }),
);

const map = createPositionMap(editor.state.doc);
const byId = new Map<string, { passage: BenchPassage; decoration: Decoration }>();

function decorationOf(passage: BenchPassage, isSelected = false): Decoration {
  const decoration = Decoration.inline(map.toPos(passage.start), map.toPos(passage.end), {
    nodeName: 'mark',
    class: `m l0 v-disputed ln-wavy t${isSelected ? ' on' : ''}`,
    'data-c': passage.id,
  });
  byId.set(passage.id, { passage, decoration });
  return decoration;
}

function dispatch(change: Change): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, change));
}

editor.view.dom.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const id = target.closest<HTMLElement>('mark[data-c]')?.dataset['c'];
  if (id === undefined) return;
  const remove: Decoration[] = [];
  const add: Decoration[] = [];
  for (const changed of [selectedId, id]) {
    const known = changed === null ? undefined : byId.get(changed);
    if (known === undefined) continue;
    remove.push(known.decoration);
    add.push(decorationOf(known.passage, changed === id));
  }
  selectedId = id;
  dispatch({ add, remove });
});

const marksOf = ({ id }: BenchPassage) => [...document.querySelectorAll(`mark[data-c="${id}"]`)];

drive(article, {
  ready: Promise.resolve(),
  show: (passages) => dispatch({ show: passages.map((passage) => decorationOf(passage)) }),
  add: (passage) => dispatch({ add: [decorationOf(passage)], remove: [] }),
  root: () => editor.view.dom,
  isPainted: (passage) => marksOf(passage).length > 0,
  wordsOf: (passage) =>
    marksOf(passage)
      .map(({ textContent }) => textContent)
      .join(''),
  selected: () => selectedId,
});
