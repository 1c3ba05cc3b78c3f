import 'server-only';

import type { BlockKind, FurnitureReason, HeadingLevel } from '@/lib/domain/articles/document';

/**
 * A block while it is being read: what a document block holds, and the places
 * of a Word document's comments between its words.
 */

export type DraftMarks = {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  href: string | null;
};

export const NO_MARKS: DraftMarks = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  href: null,
};

/** A comment begins, ends or points here. */
export type NoteMark = { id: string; edge: 'start' | 'end' | 'point' };

export type DraftInline =
  | { type: 'text'; text: string; marks: DraftMarks }
  | { type: 'break' }
  | { type: 'note'; mark: NoteMark };

export type DraftBlock = {
  kind: BlockKind;
  /** Of a heading; `null` for every other block. */
  level: HeadingLevel | null;
  furniture: FurnitureReason | null;
  omitted: boolean;
  inlines: DraftInline[];
};

export function textOfDraft(block: DraftBlock): string {
  return block.inlines
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? '\n' : ''))
    .join('');
}

export function isSameMarks(a: DraftMarks, b: DraftMarks): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.href === b.href
  );
}

/** Show a block struck out, for this reason. */
export function asFurniture<Block extends DraftBlock>(
  block: Block,
  reason: FurnitureReason,
): Block {
  return { ...block, kind: 'furniture', level: null, furniture: reason, omitted: true };
}
