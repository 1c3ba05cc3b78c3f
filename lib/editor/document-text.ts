/**
 * Text and document, both ways. Reviewers point at places of the editor's
 * document; what is stored counts code points of the text. The article is flat,
 * so a position is an index of the text plus one token for each block that has
 * been opened and closed before it: no walk, however many passages there are.
 */
import type { Node as EditorNode } from '@tiptap/pm/model';

import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import {
  type ArticleText,
  type CodePointOffset,
  type CodePointSpan,
  type OffsetMap,
  offsetMap,
  type StringIndex,
  toArticleText,
} from '@/lib/domain/anchoring/article-text';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';

export type PositionMap = {
  text: ArticleText;
  offsets: OffsetMap;
  /** Where each block stands in the text, in the order of the document. */
  blocks: readonly CodePointSpan[];
  /** @throws RangeError if `offset` is outside the text. */
  toPos(offset: CodePointOffset): number;
  /**
   * A position between two blocks is taken as the beginning of the later one, or,
   * with `end`, as the end of the earlier; one outside the document as its edge.
   */
  toOffset(pos: number, side?: 'start' | 'end'): CodePointOffset;
};

/**
 * Prepare a document for many conversions. It is valid until the document changes.
 *
 * @throws RangeError for a text that is not normalized: its positions and its
 * stored offsets would differ.
 */
export function createPositionMap(doc: EditorNode): PositionMap {
  const raw = textOfEditorDocument(doc);
  const text = toArticleText(raw);
  if (text !== raw) throw new RangeError('The document holds a carriage return');
  const offsets = offsetMap(text);
  /** Per block, where its text begins and ends, in UTF-16 units of the text. */
  const begins: number[] = [];
  const ends: number[] = [];
  let index = 0;
  doc.forEach((block) => {
    begins.push(index);
    ends.push(index + block.content.size);
    index += block.content.size + 1;
  });

  /** The last block for which `begins[n] + shift(n)` is at or before a place. */
  function lastBlock(place: number, shift: (n: number) => number): number {
    let low = 0;
    let high = begins.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((begins[middle] ?? 0) + shift(middle) <= place) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  const toSpan = (_: number, n: number): CodePointSpan => ({
    start: offsets.toOffset((begins[n] ?? 0) as StringIndex),
    end: offsets.toOffset((ends[n] ?? 0) as StringIndex),
  });

  return {
    text,
    offsets,
    blocks: begins.map(toSpan),
    toPos(offset) {
      const at = offsets.toIndex(offset);
      return at + lastBlock(at, () => 0) + 1;
    },
    toOffset(pos, side = 'start') {
      const block = lastBlock(pos, (n) => n + 1);
      const end = ends[block] ?? 0;
      const at = Math.max(0, pos - block - 1);
      const next = begins[block + 1];
      const inside = at <= end ? at : side === 'start' && next !== undefined ? next : end;
      return offsets.toOffset(inside as StringIndex);
    },
  };
}

/** The words of a document as the editor holds it: blocks joined by line feeds. */
function textOfEditorDocument(doc: EditorNode): string {
  const blocks: string[] = [];
  doc.forEach((block) => {
    let words = '';
    block.forEach((inline) => {
      words += inline.isText ? (inline.text ?? '') : '\n';
    });
    blocks.push(words);
  });
  return blocks.join('\n');
}

/**
 * What a selection is about, without the white space at its edges; `null` when
 * no word is selected.
 */
export function describeSelection(
  map: PositionMap,
  from: number,
  to: number,
): TargetSelectors | null {
  const start = map.offsets.toIndex(map.toOffset(from, 'start'));
  const end = map.offsets.toIndex(map.toOffset(to, 'end'));
  const words = map.text.slice(start, end);
  if (words.trim() === '') return null;
  const lead = words.length - words.trimStart().length;
  const tail = words.length - words.trimEnd().length;
  return describeTarget(
    map.text,
    map.offsets.toOffset((start + lead) as StringIndex),
    map.offsets.toOffset((end - tail) as StringIndex),
    map.offsets,
  );
}
