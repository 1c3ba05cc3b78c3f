/**
 * Every step of an edit since the version it began with, so that the server can
 * tell, and need not guess, which words the new version kept.
 *
 * What is undone leaves the log: words that were deleted and brought back are
 * the old words and no new ones.
 */
import type { Node as EditorNode } from '@tiptap/pm/model';
import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping, type Step } from '@tiptap/pm/transform';

type Entry = { steps: readonly Step[]; after: EditorNode };

export type StepLog = {
  /** Returns whether an undo has taken the log back to an earlier state. */
  record(transaction: Transaction): boolean;
  /** In order, as few as say the same. */
  steps(): readonly Step[];
  isEmpty(): boolean;
  /** From the version it began with to the newest state. */
  mapping(): Mapping;
};

export function createStepLog(base: EditorNode): StepLog {
  const entries: Entry[] = [];

  return {
    record(transaction) {
      if (!transaction.docChanged) return false;
      if (isHistoryTransaction(transaction)) {
        const known = stateLike(base, entries, transaction.doc);
        if (known !== null) {
          entries.length = known;
          return true;
        }
      }
      entries.push({ steps: transaction.steps, after: transaction.doc });
      return false;
    },

    steps: () => merged(entries.flatMap(({ steps }) => steps)),

    isEmpty: () => entries.length === 0,

    mapping: () => new Mapping(entries.flatMap(({ steps }) => steps.map((step) => step.getMap()))),
  };
}

/** How many entries lead to a document like this one, or `null`; the newest such state. */
function stateLike(base: EditorNode, entries: readonly Entry[], doc: EditorNode): number | null {
  for (let count = entries.length; count > 0; count -= 1) {
    if (isLike(entries[count - 1]?.after, doc)) return count;
  }
  return isLike(base, doc) ? 0 : null;
}

function isLike(known: EditorNode | undefined, doc: EditorNode): boolean {
  return known?.content.size === doc.content.size && known.eq(doc);
}

/** A word that is typed letter by letter is one step and not twenty. */
function merged(steps: readonly Step[]): Step[] {
  const out: Step[] = [];
  for (const step of steps) {
    const joined = out.at(-1)?.merge(step) ?? null;
    if (joined === null) out.push(step);
    else out[out.length - 1] = joined;
  }
  return out;
}
