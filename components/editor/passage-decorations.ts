/**
 * Passages as decorations of the editor. Only blocks near the screen have their
 * marks; every block has its number, its coverage and its place. A change draws
 * the blocks that it changed and leaves the others alone.
 *
 * What stands at a block as a whole is written on its element, not a decoration:
 * the editor looks through all decorations of the document for each of its blocks.
 */
import { DOMSerializer, type Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView, type NodeView } from '@tiptap/pm/view';

import type { ArticleDocument } from '@/lib/domain/articles/document';

import { blockAttributes, claimElementId } from './block-attributes';
import type { BlockModel, Run } from './block-model';

type Shown = { blocks: readonly BlockModel[]; near: ReadonlySet<number> };

type PassageState = Shown & {
  decorations: DecorationSet;
  /** The marks of each block near the screen. */
  drawn: ReadonlyMap<number, readonly Decoration[]>;
};

const key = new PluginKey<PassageState>('passages');

/** From this many changed decorations on, all are put together anew. */
const MANY = 300;

export function passagePlugin(document: ArticleDocument, first: Shown): Plugin<PassageState> {
  const marks = createMarks();
  const elements = createElements(document);
  return new Plugin<PassageState>({
    key,
    state: {
      init: (_, { doc }: EditorState) => {
        const drawn = marks.draw(doc, first);
        return {
          ...first,
          drawn,
          decorations: DecorationSet.create(doc, [...drawn.values()].flat()),
        };
      },
      apply(transaction, state) {
        const next = transaction.getMeta(key) as Partial<Shown> | undefined;
        if (next === undefined) return state;
        const { doc } = transaction;
        const shown = { ...state, ...next };
        const drawn = marks.draw(doc, shown);
        return { ...shown, drawn, decorations: changed(doc, state, drawn) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations ?? null,
      nodeViews: { paragraph: elements.make, heading: elements.make },
    },
    view: () => ({
      update: ({ state }) => elements.write(key.getState(state)?.blocks ?? []),
    }),
  });
}

/** Show another state of the article; what has not changed is not drawn again. */
export function showPassages(view: EditorView, shown: Partial<Shown>): void {
  view.dispatch(view.state.tr.setMeta(key, shown).setMeta('addToHistory', false));
}

function changed(
  doc: Node,
  { decorations, drawn: before }: PassageState,
  drawn: PassageState['drawn'],
): DecorationSet {
  const remove: Decoration[] = [];
  const add: Decoration[] = [];
  for (const [index, known] of before) {
    if (drawn.get(index) !== known) remove.push(...known);
  }
  for (const [index, now] of drawn) {
    if (before.get(index) !== now) add.push(...now);
  }
  if (remove.length + add.length === 0) return decorations;
  if (remove.length + add.length > MANY)
    return DecorationSet.create(doc, [...drawn.values()].flat());
  return decorations.remove(remove).add(doc, add);
}

function createMarks() {
  const known = new WeakMap<BlockModel['group'], Map<number, readonly Decoration[]>>();
  /** Where each block begins in the editor's document, which does not change. */
  let positions: readonly number[] = [];

  function marksOf({ index, group, runs }: BlockModel): readonly Decoration[] {
    const pos = positions[index];
    if (pos === undefined) return [];
    const ofGroup = known.get(group) ?? new Map<number, readonly Decoration[]>();
    known.set(group, ofGroup);
    const made = ofGroup.get(index) ?? runs.flatMap((run) => runDecorations(run, pos + 1));
    ofGroup.set(index, made);
    return made;
  }

  return {
    draw(doc: Node, { blocks, near }: Shown): PassageState['drawn'] {
      if (positions.length === 0) positions = positionsIn(doc);
      const drawn = new Map<number, readonly Decoration[]>();
      for (const index of near) {
        const model = blocks[index];
        if (model !== undefined && model.group.passages.length > 0) {
          drawn.set(index, marksOf(model));
        }
      }
      return drawn;
    },
  };
}

function positionsIn(doc: Node): readonly number[] {
  const positions: number[] = [];
  doc.forEach((_, pos) => {
    positions.push(pos);
  });
  return positions;
}

/** The elements of the blocks, each with what it says of its block. */
function createElements(document: ArticleDocument) {
  const indexes = new WeakMap<Node, number>();
  const made = new Map<number, HTMLElement>();
  const written = new Map<number, BlockModel>();

  function writeOne(element: HTMLElement, model: BlockModel, before: BlockModel | undefined): void {
    const block = document.content[model.index];
    if (block === undefined) return;
    if (before !== undefined && before.coverage === model.coverage) return;
    for (const [name, value] of Object.entries(blockAttributes(block, model))) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }

  return {
    make: (node: Node, view: EditorView): NodeView => {
      if (!indexes.has(node)) {
        view.state.doc.forEach((child, _, index) => {
          indexes.set(child, index);
        });
      }
      const index = indexes.get(node) ?? 0;
      const { toDOM } = node.type.spec;
      if (toDOM === undefined) throw new Error(`A ${node.type.name} has no element`);
      const { dom, contentDOM } = DOMSerializer.renderSpec(globalThis.document, toDOM(node));
      if (!(dom instanceof HTMLElement)) throw new Error(`A ${node.type.name} has no element`);
      made.set(index, dom);
      written.delete(index);
      const model = key.getState(view.state)?.blocks[index];
      if (model !== undefined) {
        writeOne(dom, model, undefined);
        written.set(index, model);
      }
      return {
        dom,
        ...(contentDOM !== undefined && { contentDOM }),
        // What is written on the element is not typed into it.
        ignoreMutation: ({ type, target }) => type === 'attributes' && target === dom,
      };
    },

    write(blocks: readonly BlockModel[]): void {
      for (const model of blocks) {
        const before = written.get(model.index);
        if (before === model) continue;
        const element = made.get(model.index);
        if (element === undefined) continue;
        writeOne(element, model, before);
        written.set(model.index, model);
      }
    },
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
