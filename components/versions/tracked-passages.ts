/**
 * Claims in the text while it is edited: each mark follows every keystroke, and
 * a claim whose words are no longer the checked ones says so.
 */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Mappable } from '@tiptap/pm/transform';

/** A claim as it stands in the version that is edited, in positions of its document. */
export type EditablePassage = {
  id: string;
  number: number;
  /** Ink and line: `v-disputed ln-wavy`. */
  look: string;
  lane: 0 | 1 | 2;
  from: number;
  to: number;
  /** "claim 10, Disputed". */
  description: string;
};

export type TrackedPassage = EditablePassage & {
  /** As they were. */
  words: string;
  state: 'kept' | 'touched' | 'gone';
};

type TrackState = { tracked: readonly TrackedPassage[]; decorations: DecorationSet };

const key = new PluginKey<TrackState>('tracked-passages');

/** Puts all marks where a mapping from the first document takes them. */
type Retrack = { mapping: Mappable };

export function trackPlugin(
  passages: readonly EditablePassage[],
  base: Node,
  onChange: (tracked: readonly TrackedPassage[]) => void,
): Plugin<TrackState> {
  const first = passages.map((passage): TrackedPassage => ({
    ...passage,
    words: wordsOf(base, passage),
    state: 'kept',
  }));
  return new Plugin<TrackState>({
    key,
    state: {
      init: (_, state) => ({ tracked: first, decorations: draw(first, state.doc) }),
      apply(transaction, known) {
        const retrack = transaction.getMeta(key) as Retrack | undefined;
        if (retrack === undefined && !transaction.docChanged) return known;
        const from = retrack === undefined ? known.tracked : first;
        const mapping = retrack?.mapping ?? transaction.mapping;
        const tracked = from.map((passage) => follow(passage, mapping, transaction.doc));
        return { tracked, decorations: draw(tracked, transaction.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations ?? null },
    view: () => ({
      update(view, before) {
        const tracked = key.getState(view.state)?.tracked;
        if (tracked !== undefined && tracked !== key.getState(before)?.tracked) onChange(tracked);
      },
    }),
  });
}

/** After an undo: what was deleted and came back is where it was. */
export function retrack(view: EditorView, mapping: Mappable): void {
  const meta: Retrack = { mapping };
  view.dispatch(view.state.tr.setMeta(key, meta).setMeta('addToHistory', false));
}

/** Where a claim stands now, for showing it. */
export function trackedIn(view: EditorView, id: string): TrackedPassage | null {
  return key.getState(view.state)?.tracked.find((passage) => passage.id === id) ?? null;
}

function follow(passage: TrackedPassage, mapping: Mappable, doc: Node): TrackedPassage {
  // What is written at its edges is no part of it.
  const from = mapping.map(passage.from, 1);
  const to = Math.max(from, mapping.map(passage.to, -1));
  const state = stateOf(wordsOf(doc, { from, to }), passage.words);
  const isSame = from === passage.from && to === passage.to && state === passage.state;
  return isSame ? passage : { ...passage, from, to, state };
}

function stateOf(now: string, then: string): TrackedPassage['state'] {
  if (now === then) return 'kept';
  return now.trim() === '' ? 'gone' : 'touched';
}

function wordsOf(doc: Node, { from, to }: { from: number; to: number }): string {
  return doc.textBetween(
    Math.min(from, doc.content.size),
    Math.min(to, doc.content.size),
    '\n',
    '\n',
  );
}

function draw(tracked: readonly TrackedPassage[], doc: Node): DecorationSet {
  return DecorationSet.create(
    doc,
    tracked
      .filter(({ from, to }) => from < to)
      // Of decorations over the same words the first is the innermost element.
      .toSorted((a, b) => a.lane - b.lane)
      .flatMap((passage) => {
        const { number, look, from, to } = passage;
        // The last character alone: a longer end could be cut by another mark, and show twice.
        const length = /\S\s*$/u.exec(wordsOf(doc, passage))?.[0].length ?? 1;
        const last = Math.max(from, to - length);
        return [
          Decoration.inline(last, to, {
            nodeName: 'span',
            class: `nb ${look.split(' ')[0] ?? ''}`,
            'data-n': String(number),
          }),
          // Cut where the number begins, so that what is said of the claim is said once.
          ...(from < last
            ? [markOf(passage, from, last), markOf(passage, last, to, false)]
            : [markOf(passage, from, to)]),
        ];
      }),
  );
}

function markOf(
  { id, look, lane, description, state }: TrackedPassage,
  from: number,
  to: number,
  isFirst = true,
): Decoration {
  const isKept = state === 'kept';
  return Decoration.inline(from, to, {
    nodeName: 'mark',
    class: `m l${lane} ${look}${isKept ? '' : ' stale'}`,
    'data-c': id,
    ...(isFirst && {
      'aria-description': isKept ? description : `${description}, its words are changed`,
    }),
  });
}
