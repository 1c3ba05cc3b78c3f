/**
 * Passages in the editor. The view of each block draws its own: only blocks near
 * the screen have their marks, every block has its number, its coverage and its
 * place. A change draws the blocks that it changed and leaves the others alone.
 *
 * Decorations of the editor would do the same, but it compares those of every
 * block of the document at each change, and moves the words after a new one.
 */
import { DOMSerializer, type Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView, NodeView } from '@tiptap/pm/view';

import type { ArticleDocument } from '@/lib/domain/articles/document';

import { blockAttributes } from './block-attributes';
import { type Drawing, drawRuns, drawWords } from './block-drawing';
import type { BlockModel } from './block-model';
import { type KeptSelection, watchSelection } from './kept-selection';

type Shown = { blocks: readonly BlockModel[]; near: ReadonlySet<number> };

type BlockView = {
  node: Node;
  element: HTMLElement;
  /** What its attributes say. */
  written: BlockModel | null;
  /** What its marks show; `null` for words without marks. */
  drawn: { model: BlockModel; drawing: Drawing } | null;
};

const key = new PluginKey<Shown>('passages');

/** An element that is made just now has nothing selected in it. */
const UNTOUCHED: KeptSelection = { read: () => undefined, restore: () => undefined };

/** On blocks near the screen: only these have what stands at their edge. */
const NEAR_ATTRIBUTE = 'data-near';

export function passagePlugin(document: ArticleDocument, first: Shown): Plugin<Shown> {
  const views = createBlockViews(document);
  return new Plugin<Shown>({
    key,
    state: {
      init: () => first,
      apply(transaction, state) {
        const next = transaction.getMeta(key) as Partial<Shown> | undefined;
        return next === undefined ? state : { ...state, ...next };
      },
    },
    props: {
      nodeViews: { paragraph: views.make, heading: views.make },
      // The selection of the page is the desk's; the editor keeps no other.
      createSelectionBetween: ({ state }) => state.selection,
    },
    view: (view) => {
      const selection = watchSelection(view.dom);
      const show = ({ state }: EditorView): void => {
        const shown = key.getState(state);
        if (shown !== undefined) views.show(selection.keep, shown);
      };
      show(view);
      return {
        update: show,
        destroy: () => {
          views.stop();
          selection.stop();
        },
      };
    },
  });
}

/** Show another state of the article; what has not changed is not drawn again. */
export function showPassages(view: EditorView, shown: Partial<Shown>): void {
  view.dispatch(view.state.tr.setMeta(key, shown).setMeta('addToHistory', false));
}

function createBlockViews(document: ArticleDocument) {
  const indexes = new WeakMap<Node, number>();
  const views = new Map<number, BlockView>();
  let near: ReadonlySet<number> = new Set();
  let newest: readonly BlockModel[] = [];
  let late: ReadonlySet<number> = new Set();

  function writeAttributes(view: BlockView, model: BlockModel): void {
    const before = view.written;
    view.written = model;
    const block = document.content[model.index];
    if (block === undefined || before?.coverage === model.coverage) return;
    for (const [name, value] of Object.entries(blockAttributes(block, model))) {
      if (view.element.getAttribute(name) !== value) view.element.setAttribute(name, value);
    }
  }

  /** What a passage before these changed of them: nothing but their numbers. */
  function hasOtherNumbersOnly(view: BlockView, model: BlockModel): boolean {
    return view.drawn !== null && view.drawn.model.group.marks === model.group.marks;
  }

  function draw(view: BlockView, model: BlockModel, kept: KeptSelection): void {
    const runs = model.group.runsOf(model.index);
    const drawing = drawRuns(view.element, view.node, runs, view.drawn?.drawing ?? null, kept);
    view.drawn = { model, drawing };
  }

  function erase(view: BlockView, kept: KeptSelection): void {
    view.element.removeAttribute(NEAR_ATTRIBUTE);
    if (view.drawn === null) return;
    view.drawn = null;
    drawWords(view.element, view.node, kept);
  }

  /** Numbers follow when the marks have been painted: nobody waits for those of the rest. */
  function drawLate(kept: KeptSelection): void {
    for (const index of late) {
      const [view, model] = [views.get(index), newest[index]];
      if (view !== undefined && model !== undefined && near.has(index)) draw(view, model, kept);
    }
    late = new Set();
    kept.restore();
  }

  return {
    make: (node: Node, { state }: EditorView): NodeView => {
      if (!indexes.has(node)) {
        state.doc.forEach((child, _, index) => {
          indexes.set(child, index);
        });
      }
      const index = indexes.get(node) ?? 0;
      const { toDOM } = node.type.spec;
      if (toDOM === undefined) throw new Error(`A ${node.type.name} has no element`);
      const { dom } = DOMSerializer.renderSpec(globalThis.document, toDOM(node));
      if (!(dom instanceof HTMLElement)) throw new Error(`A ${node.type.name} has no element`);
      const view: BlockView = { node, element: dom, written: null, drawn: null };
      views.set(index, view);
      const shown = key.getState(state);
      const model = shown?.blocks[index];
      if (model !== undefined) writeAttributes(view, model);
      if (model !== undefined && shown?.near.has(index) === true) draw(view, model, UNTOUCHED);
      else drawWords(dom, node, UNTOUCHED);
      return {
        dom,
        // What stands in a block is drawn here, and clicks on it are the desk's.
        ignoreMutation: () => true,
        stopEvent: () => true,
      };
    },

    show(keep: () => KeptSelection, shown: Shown): void {
      const kept = keep();
      const waiting = new Set<number>();
      for (const index of near) {
        const view = views.get(index);
        if (view !== undefined && !shown.near.has(index)) erase(view, kept);
      }
      for (const index of shown.near) {
        const [view, model] = [views.get(index), shown.blocks[index]];
        if (view === undefined || model === undefined) continue;
        if (!near.has(index)) view.element.setAttribute(NEAR_ATTRIBUTE, '');
        if (view.drawn?.model.group === model.group) continue;
        if (hasOtherNumbersOnly(view, model)) waiting.add(index);
        else draw(view, model, kept);
      }
      if (shown.blocks !== newest) {
        for (const model of shown.blocks) {
          const view = views.get(model.index);
          if (view !== undefined && view.written !== model) writeAttributes(view, model);
        }
      }
      ({ near, blocks: newest } = shown);
      if (late.size === 0 && waiting.size > 0) afterNextFrame(() => drawLate(keep()));
      late = waiting;
      kept.restore();
    },

    stop(): void {
      late = new Set();
    },
  };
}

/** When what has been changed so far has been painted. */
function afterNextFrame(run: () => void): void {
  requestAnimationFrame(() => {
    setTimeout(run);
  });
}
