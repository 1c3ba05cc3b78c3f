/**
 * Writing in the article, on the page where its text is edited: undo, redo,
 * bold, italic, headings, new paragraphs. The schema is the one it is read by;
 * everything that can be done here keeps the document flat.
 */
import { Extension } from '@tiptap/core';
import { setBlockType, splitBlockAs, toggleMark } from '@tiptap/pm/commands';
import { history, redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import type { Schema } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';

/** Keys of the editor. Above Tiptap's own, whose new paragraphs would be what the old one was. */
export const articleWriting = Extension.create({
  name: 'articleWriting',
  priority: 1000,
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [
      history(),
      keymap({
        'Mod-z': undo,
        'Mod-y': redo,
        'Shift-Mod-z': redo,
        'Mod-b': toggleNamed(schema, 'bold'),
        'Mod-i': toggleNamed(schema, 'italic'),
        'Mod-Alt-0': setParagraph,
        'Mod-Alt-2': setHeading,
        Enter: newParagraph,
        'Shift-Enter': lineBreak,
      }),
    ];
  },
});

export const writing = {
  undo,
  redo,
  bold: (schema: Schema) => toggleNamed(schema, 'bold'),
  italic: (schema: Schema) => toggleNamed(schema, 'italic'),
  /** A heading becomes text, anything else a heading; the headline stays what it is. */
  heading: (state, dispatch, view) => {
    if (state.selection.$from.parent.attrs['kind'] === 'headline') return false;
    return isHeading(state)
      ? setParagraph(state, dispatch, view)
      : setHeading(state, dispatch, view);
  },
} satisfies Record<string, Command | ((schema: Schema) => Command)>;

export function isHeading({ selection }: EditorState): boolean {
  const { type, attrs } = selection.$from.parent;
  return type.name === 'heading' && attrs['kind'] !== 'headline';
}

export function hasMark(
  { selection, schema, doc, storedMarks }: EditorState,
  name: string,
): boolean {
  const type = schema.marks[name];
  if (type === undefined) return false;
  const { from, to, empty, $from } = selection;
  if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
  return doc.rangeHasMark(from, to, type);
}

function toggleNamed(schema: Schema, name: string): Command {
  const type = schema.marks[name];
  return type === undefined ? () => false : toggleMark(type);
}

const TEXT = { kind: 'text', furniture: null, omitted: false };

const setParagraph: Command = (state, dispatch) => {
  const type = state.schema.nodes['paragraph'];
  return type !== undefined && setBlockType(type, TEXT)(state, dispatch);
};

const setHeading: Command = (state, dispatch) => {
  const type = state.schema.nodes['heading'];
  const attrs = { ...TEXT, kind: 'heading', level: 2 };
  return type !== undefined && setBlockType(type, attrs)(state, dispatch);
};

/** What follows a headline, a caption or a byline is text; a paragraph that is cut stays what it was. */
export const newParagraph: Command = splitBlockAs((node, isAtEnd) => {
  const paragraph = node.type.schema.nodes['paragraph'];
  return isAtEnd && paragraph !== undefined
    ? { type: paragraph, attrs: node.attrs['kind'] === 'list_item' ? node.attrs : TEXT }
    : { type: node.type, attrs: node.attrs };
});

const lineBreak: Command = (state, dispatch) => {
  const type = state.schema.nodes['hardBreak'];
  if (type === undefined) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
};
