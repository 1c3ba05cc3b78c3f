/**
 * Accepting a suggested fix: the words of a passage give way to other words, and
 * nothing else of the document changes.
 *
 * A fix is narrowed to the words that differ, so that what both wordings have
 * keeps its formatting and its links, and so that passages within the fix that
 * it does not touch are known to be kept.
 */
import {
  type CodePointOffset,
  codePointLength,
  type CodePointSpan,
} from '../anchoring/article-text';
import type { KeptStretch } from '../anchoring/carried-passage';
import { diffWords } from '../anchoring/word-diff';
import {
  type ArticleDocument,
  type DocumentBlock,
  type DocumentInline,
  type DocumentMark,
  textOfDocument,
} from './document';

/** Words that take the place of a stretch. A line feed becomes a line break. */
export type Replacement = CodePointSpan & { id: string; words: string };

export type Replaced = {
  document: ArticleDocument;
  /** Where the words of each replacement stand in the new text; empty where they were deleted. */
  placed: ReadonlyMap<string, CodePointSpan>;
  kept: readonly KeptStretch[];
};

/** @returns the first two replacements that share a character, or `null`. */
export function findOverlap(
  replacements: readonly Replacement[],
): readonly [Replacement, Replacement] | null {
  const sorted = replacements.toSorted(inOrder);
  let widest = sorted[0];
  for (const next of sorted.slice(1)) {
    if (widest !== undefined && next.start < widest.end) return [widest, next];
    if (widest === undefined || next.end > widest.end) widest = next;
  }
  return null;
}

/** @throws Error if two of the replacements overlap. */
export function replaceWords(
  document: ArticleDocument,
  replacements: readonly Replacement[],
): Replaced {
  if (findOverlap(replacements) !== null) throw new Error('Two replacements overlap');
  const characters = Array.from(textOfDocument(document));
  const placed = new Map<string, CodePointSpan>();
  const edits: Edit[] = [];
  let shift = 0;
  for (const { id, start, end, words } of replacements.toSorted(inOrder)) {
    const length = codePointLength(words);
    placed.set(id, {
      start: (start + shift) as CodePointOffset,
      end: (start + shift + length) as CodePointOffset,
    });
    shift += length - (end - start);
    edits.push(...editsOf(characters.slice(start, end).join(''), words, start));
  }
  return {
    document: applyEdits(document, edits),
    placed,
    kept: keptBetween(edits, characters.length),
  };
}

/** In code points of the old text; ascending, none touching another but at a point. */
type Edit = { start: number; end: number; words: string };

function inOrder(one: CodePointSpan, other: CodePointSpan): number {
  return one.start === other.start ? one.end - other.end : one.start - other.start;
}

function editsOf(before: string, after: string, start: number): Edit[] {
  const edits: Edit[] = [];
  let at = start;
  let open: Edit | null = null;
  for (const { op, text } of diffWords(before, after)) {
    const length = codePointLength(text);
    if (op === 'same') {
      if (open !== null) edits.push(open);
      open = null;
      at += length;
      continue;
    }
    open ??= { start: at, end: at, words: '' };
    if (op === 'insert') open.words += text;
    else {
      at += length;
      open.end = at;
    }
  }
  if (open !== null) edits.push(open);
  return edits;
}

function keptBetween(edits: readonly Edit[], length: number): KeptStretch[] {
  const kept: KeptStretch[] = [];
  let old = 0;
  let fresh = 0;
  for (const { start, end, words } of [...edits, { start: length, end: length, words: '' }]) {
    if (start > old) kept.push({ oldStart: old, newStart: fresh, length: start - old });
    fresh += start - old + codePointLength(words);
    old = end;
  }
  return kept;
}

/** One pass over the document beside the edits. */
function applyEdits(document: ArticleDocument, edits: readonly Edit[]): ArticleDocument {
  const pending = edits.map((edit) => ({ ...edit })).reverse();
  const blocks: { block: DocumentBlock; content: DocumentInline[] }[] = [];
  /** Where the pass is, in code points of the old text. */
  let at = 0;

  const current = (): DocumentInline[] => blocks.at(-1)?.content ?? [];
  const isDeleted = (): boolean => {
    const edit = pending.at(-1);
    return edit !== undefined && edit.start <= at && at < edit.end;
  };
  /** The words of the edit that begins here, written once, and edits that end here done with. */
  const writeEdit = (next: readonly DocumentMark[] | null) => {
    for (let edit = pending.at(-1); edit !== undefined && edit.start <= at; edit = pending.at(-1)) {
      if (edit.start === at && edit.words !== '') {
        const isReplacing = edit.end > edit.start && next !== null;
        const marks = isReplacing ? next : marksBetween(current().at(-1)?.marks ?? [], next ?? []);
        push(current(), edit.words, marks);
        edit.words = '';
      }
      if (edit.end > at) return;
      pending.pop();
    }
  };

  for (const [index, block] of document.content.entries()) {
    if (index > 0) {
      writeEdit(null);
      const joins = isDeleted();
      at += 1;
      if (!joins) blocks.push({ block, content: [] });
    } else blocks.push({ block, content: [] });
    for (const inline of block.content ?? []) {
      const marks = inline.marks ?? [];
      for (const character of inline.type === 'text' ? inline.text : '\n') {
        writeEdit(marks);
        if (!isDeleted()) push(current(), character, marks);
        at += 1;
      }
    }
  }
  writeEdit(null);
  return {
    type: 'doc',
    content: blocks.map(({ block: { content: _, ...block }, content }) => ({
      ...block,
      ...(content.length > 0 && { content }),
    })),
  };
}

/** New words between two pieces are formatted as the one before; they join a link only within it. */
function marksBetween(
  before: readonly DocumentMark[],
  after: readonly DocumentMark[],
): readonly DocumentMark[] {
  const isInside = (mark: DocumentMark) =>
    mark.type !== 'link' || after.some((other) => sameMark(mark, other));
  return before.filter(isInside);
}

function push(content: DocumentInline[], words: string, marks: readonly DocumentMark[]): void {
  const given = marks.length > 0 ? { marks } : {};
  for (const [index, line] of words.split('\n').entries()) {
    if (index > 0) content.push({ type: 'hardBreak', ...given });
    if (line === '') continue;
    const last = content.at(-1);
    if (last?.type === 'text' && sameMarks(last.marks ?? [], marks)) {
      content[content.length - 1] = { ...last, text: last.text + line };
    } else content.push({ type: 'text', text: line, ...given });
  }
}

function sameMarks(one: readonly DocumentMark[], other: readonly DocumentMark[]): boolean {
  return (
    one === other ||
    (one.length === other.length && one.every((mark) => other.some((also) => sameMark(mark, also))))
  );
}

function sameMark(one: DocumentMark, other: DocumentMark): boolean {
  if (one.type !== 'link' || other.type !== 'link') return one.type === other.type;
  return one.attrs.href === other.attrs.href;
}
