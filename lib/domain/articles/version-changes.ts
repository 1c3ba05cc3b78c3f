/**
 * The whole text of two versions against each other, block by block, for
 * reading: what was taken out of each paragraph and what was put in. And where a
 * place of the old text has come to in the new one, as near as paragraphs tell.
 */
import { type CodePointOffset, type CodePointSpan } from '../anchoring/article-text';
import { type DiffPart, diffWords } from '../anchoring/word-diff';
import { type BlockChange, blockChanges } from './block-changes';
import { type ArticleDocument, blockSpans, textOfBlock } from './document';

type BlockPlace = CodePointSpan & { block: number };

export type VersionChange = {
  kind: 'same' | 'changed' | 'moved' | 'inserted' | 'deleted';
  before: BlockPlace | null;
  after: BlockPlace | null;
  /** Joining `same` and `delete` gives the old words, `same` and `insert` the new. */
  parts: readonly DiffPart[];
};

/** In the order of the new document; a deleted block comes after the one that it followed. */
export function versionChanges(before: ArticleDocument, after: ArticleDocument): VersionChange[] {
  const old = placesOf(before);
  const fresh = placesOf(after);
  return blockChanges(before, after).map((change): VersionChange => {
    const from = 'before' in change ? old(change.before) : null;
    const to = 'after' in change ? fresh(change.after) : null;
    return {
      kind: kindOf(change),
      before: from?.place ?? null,
      after: to?.place ?? null,
      parts: partsOf(from?.words ?? '', to?.words ?? ''),
    };
  });
}

function placesOf(document: ArticleDocument) {
  const spans = blockSpans(document);
  return (index: number): { place: BlockPlace; words: string } | null => {
    const span = spans[index];
    const block = document.content[index];
    if (span === undefined || block === undefined) return null;
    return { place: { block: index, ...span }, words: textOfBlock(block) };
  };
}

function kindOf(change: BlockChange): VersionChange['kind'] {
  switch (change.kind) {
    case 'added':
      return 'inserted';
    case 'removed':
      return 'deleted';
    case 'kept':
    case 'edited':
      if (change.isMoved) return 'moved';
      return change.kind === 'kept' ? 'same' : 'changed';
  }
}

function partsOf(before: string, after: string): DiffPart[] {
  if (before === after) return [{ op: 'same', text: before }];
  return diffWords(before, after);
}

/**
 * Where a place between two characters of the old text is in the new one: in the
 * paragraph that its own became, or after the nearest before it that is left.
 */
export function placeFinder(
  before: ArticleDocument,
  after: ArticleDocument,
): (place: CodePointOffset) => CodePointOffset {
  const old = blockSpans(before);
  const fresh = blockSpans(after);
  const became = new Map<number, number>();
  for (const change of blockChanges(before, after)) {
    if ('before' in change && 'after' in change) became.set(change.before, change.after);
  }
  return (place) => {
    let block = old.findLastIndex(({ start }) => start <= place);
    const own = fresh[became.get(block) ?? -1];
    if (own !== undefined) {
      const inside = Math.min(place - (old[block]?.start ?? 0), own.end - own.start);
      return (own.start + inside) as CodePointOffset;
    }
    for (block -= 1; block >= 0; block -= 1) {
      const earlier = fresh[became.get(block) ?? -1];
      if (earlier !== undefined) return earlier.end;
    }
    return 0 as CodePointOffset;
  };
}
