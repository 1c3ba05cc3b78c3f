/**
 * Passages as decorations of the editor. Only blocks near the screen have their
 * marks; every block has its number, its coverage and its place. Decorations
 * are made once per state of a block and kept with it.
 */
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';

import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { BlockModel, Run } from './article-model';
import { blockAttributes, claimElementId } from './block-attributes';

type Shown = { blocks: readonly BlockModel[]; near: ReadonlySet<number> };

type PassageState = Shown & { decorations: DecorationSet };

const key = new PluginKey<PassageState>('passages');

export function passagePlugin(document: ArticleDocument, first: Shown): Plugin<PassageState> {
  const build = createBuilder(document);
  return new Plugin<PassageState>({
    key,
    state: {
      init: (_, state: EditorState) => ({ ...first, decorations: build(state.doc, first) }),
      apply(transaction, state) {
        const next = transaction.getMeta(key) as Partial<Shown> | undefined;
        if (next === undefined) return state;
        const shown = { ...state, ...next };
        return { ...shown, decorations: build(transaction.doc, shown) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations ?? null,
    },
  });
}

/** Show another state of the article; what has not changed is not drawn again. */
export function showPassages(view: EditorView, shown: Partial<Shown>): void {
  view.dispatch(view.state.tr.setMeta(key, shown).setMeta('addToHistory', false));
}

function createBuilder(document: ArticleDocument) {
  const outer = new WeakMap<BlockModel, Decoration>();
  const inner = new WeakMap<BlockModel, readonly Decoration[]>();

  function outerOf(model: BlockModel, pos: number, size: number): Decoration | null {
    const known = outer.get(model);
    if (known !== undefined) return known;
    const block = document.content[model.index];
    if (block === undefined) return null;
    const made = Decoration.node(pos, pos + size, blockAttributes(block, model));
    outer.set(model, made);
    return made;
  }

  function innerOf(model: BlockModel, pos: number): readonly Decoration[] {
    const known = inner.get(model);
    if (known !== undefined) return known;
    const made = model.runs.flatMap((run) => runDecorations(run, pos + 1));
    inner.set(model, made);
    return made;
  }

  return (doc: Node, { blocks, near }: Shown): DecorationSet => {
    const decorations: Decoration[] = [];
    doc.forEach((node, pos, index) => {
      const model = blocks[index];
      if (model === undefined) return;
      const around = outerOf(model, pos, node.nodeSize);
      if (around !== null) decorations.push(around);
      if (near.has(index)) decorations.push(...innerOf(model, pos));
    });
    return DecorationSet.create(doc, decorations);
  };
}

/** Of decorations over the same words the first is the innermost element. */
function runDecorations({ from, to, lines, numbers }: Run, start: number): Decoration[] {
  return [
    ...numbers.map(({ number, className }) =>
      Decoration.inline(start + from, start + to, {
        nodeName: 'span',
        class: className,
        'data-n': String(number),
      }),
    ),
    ...lines.map(({ id, className, description, isFirst }) =>
      Decoration.inline(start + from, start + to, {
        nodeName: 'mark',
        class: className,
        'data-c': id,
        ...(isFirst && {
          'aria-description': description,
          'aria-details': claimElementId(id),
        }),
      }),
    ),
  ];
}
