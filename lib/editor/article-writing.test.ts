import { EditorState, type Command, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';

import {
  type ArticleDocument,
  type BlockKind,
  documentFromLines,
} from '@/lib/domain/articles/document';
import { documentProblem } from '@/lib/domain/articles/document-problem';

import { toEditorDocument } from './article-extensions';
import { hasMark, isHeading, newParagraph, writing } from './article-writing';

function stateAt(pos: number, ...lines: (readonly [BlockKind, string])[]): EditorState {
  const doc = toEditorDocument(
    documentFromLines(
      lines.map(([kind, text]) => ({ kind, text, furniture: null, omitted: false })),
    ),
  );
  return EditorState.create({ doc, selection: TextSelection.create(doc, pos) });
}

function after(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (transaction) => {
    next = state.apply(transaction);
  });
  return next;
}

const blocksOf = ({ doc }: EditorState) => {
  const json = doc.toJSON() as ArticleDocument;
  expect(documentProblem(json)).toBeNull();
  return json.content.map(({ type, attrs: { kind } }) => [type, kind]);
};

describe('writing in an article', () => {
  test('what follows the headline is text', () => {
    const state = stateAt(10, ['headline', 'The ferry']);

    expect(blocksOf(after(state, newParagraph))).toEqual([
      ['heading', 'headline'],
      ['paragraph', 'text'],
    ]);
  });

  test('a paragraph that is cut stays what it was, and so does a list', () => {
    expect(blocksOf(after(stateAt(4, ['quote', 'The ferry']), newParagraph))).toEqual([
      ['paragraph', 'quote'],
      ['paragraph', 'quote'],
    ]);
    expect(blocksOf(after(stateAt(10, ['list_item', 'The ferry']), newParagraph))).toEqual([
      ['paragraph', 'list_item'],
      ['paragraph', 'list_item'],
    ]);
  });

  test('text becomes a heading and text again, the headline stays', () => {
    const state = stateAt(3, ['text', 'The ferry']);
    const heading = after(state, writing.heading);

    expect(isHeading(heading)).toBe(true);
    expect(blocksOf(heading)).toEqual([['heading', 'heading']]);
    expect(blocksOf(after(heading, writing.heading))).toEqual([['paragraph', 'text']]);

    const headline = stateAt(3, ['headline', 'The ferry']);
    expect(isHeading(headline)).toBe(false);
    expect(after(headline, writing.heading).doc.eq(headline.doc)).toBe(true);
  });

  test('selected words become bold', () => {
    const { doc } = stateAt(1, ['text', 'The ferry']);
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, 1, 4) });
    const bold = after(state, writing.bold(state.schema));

    expect(hasMark(state, 'bold')).toBe(false);
    expect(hasMark(bold, 'bold')).toBe(true);
    expect(blocksOf(bold)).toEqual([['paragraph', 'text']]);
  });
});
