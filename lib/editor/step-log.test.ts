import { history, undo } from '@tiptap/pm/history';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';

import { documentFromLines } from '@/lib/domain/articles/document';

import { toEditorDocument } from './article-extensions';
import { createStepLog } from './step-log';

const base = toEditorDocument(
  documentFromLines([
    { text: 'The ferry is late.', kind: 'text', furniture: null, omitted: false },
    { text: 'It left at nine.', kind: 'text', furniture: null, omitted: false },
  ]),
);

function anEdit() {
  const log = createStepLog(base);
  // No delay: each change can be undone by itself.
  let state = EditorState.create({ doc: base, plugins: [history({ newGroupDelay: 0 })] });
  const apply = (transaction: Transaction) => {
    state = state.apply(transaction);
    return log.record(transaction);
  };
  return {
    log,
    state: () => state,
    change: (change: (transaction: Transaction) => Transaction) => apply(change(state.tr)),
    undo: () => {
      let wasUndone = false;
      undo(state, (transaction) => {
        wasUndone = apply(transaction);
      });
      return wasUndone;
    },
    replayed: () => log.steps().reduce((doc, step) => step.apply(doc).doc ?? doc, base),
  };
}

describe('the steps of an edit', () => {
  test('lead from the version it began with to what stands there', () => {
    const edit = anEdit();
    edit.change((tr) => tr.insertText('night ', 5));
    edit.change((tr) => tr.delete(1, 5));
    edit.change((tr) => tr.split(8));

    expect(edit.replayed().eq(edit.state().doc)).toBe(true);
  });

  test('a word typed letter by letter is one', () => {
    const edit = anEdit();
    for (const [index, letter] of Array.from('night ').entries()) {
      edit.change((tr) => tr.insertText(letter, 5 + index));
    }

    expect(edit.log.steps()).toHaveLength(1);
    expect(edit.replayed().eq(edit.state().doc)).toBe(true);
  });

  test('what is undone leaves the log, so that its words are the old ones', () => {
    const edit = anEdit();
    edit.change((tr) => tr.insertText('!', 19));
    edit.change((tr) => tr.delete(5, 10));

    expect(edit.undo()).toBe(true);
    expect(edit.log.steps()).toHaveLength(1);
    expect(edit.log.mapping().map(7)).toBe(7);
    expect(edit.undo()).toBe(true);
    expect(edit.log.isEmpty()).toBe(true);
  });

  test('a selection that moves is no step', () => {
    const edit = anEdit();
    edit.change((tr) => tr.setMeta('anything', true));

    expect(edit.log.isEmpty()).toBe(true);
  });
});
