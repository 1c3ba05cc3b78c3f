/**
 * Carrying passages to a new version of their text.
 *
 * The two texts are compared once, word by word; each passage is then placed by
 * where its words went. A word of the old text becomes at most one word of the new
 * one, so a copy or a look-alike of a deleted passage never takes its place.
 */
import {
  type ArticleText,
  type CodePointOffset,
  offsetMap,
  type StringIndex,
} from './article-text';
import type { CarriedPassage, KeptStretch, PassageToCarry } from './carried-passage';
import { passageDiff } from './carrying/passage-diff';
import { keptWords } from './carrying/kept-words';
import { passagePlacer, type Placement } from './carrying/place-passages';
import { matchWords } from './carrying/shared-words';
import { tokenizeWords, wordTable } from './carrying/word-tokens';

/**
 * Find every passage of `before` in `after`, each on its own: the order in which
 * they are given changes nothing. One result for each, in their order.
 *
 * @param kept what is known of the edit, where it was made in the editor: only
 * what no stretch holds is then looked for.
 * @throws RangeError for a passage that is empty or outside the text.
 */
export function carryPassages(
  before: ArticleText,
  after: ArticleText,
  passages: readonly PassageToCarry[],
  kept?: readonly KeptStretch[],
): CarriedPassage[] {
  const table = wordTable();
  const old = tokenizeWords(before, table);
  const fresh = tokenizeWords(after, table);
  const [oldOffsets, newOffsets] = [offsetMap(before), offsetMap(after)];
  const known =
    kept?.map(({ oldStart, newStart, length }) => {
      const oldFrom = oldOffsets.toIndex(oldStart as CodePointOffset);
      const oldTo = oldOffsets.toIndex((oldStart + length) as CodePointOffset);
      const newFrom = newOffsets.toIndex(newStart as CodePointOffset);
      return { oldFrom, newFrom, length: oldTo - oldFrom };
    }) ?? null;
  const shared = matchWords(
    old,
    fresh,
    table.size(),
    known === null ? null : keptWords(old, fresh, known),
  );
  const place = passagePlacer(old, fresh, shared);

  return passages.map(({ id, start, end }) => {
    if (start >= end) throw new RangeError(`Passage ${id} marks no words (${start}..${end})`);
    const from = oldOffsets.toIndex(start);
    const to = oldOffsets.toIndex(end);
    return inCodePoints(id, place(from, to), { from, to });
  });

  function inCodePoints(
    id: string,
    placement: Placement,
    passage: { from: number; to: number },
  ): CarriedPassage {
    const span = ({ from, to }: { from: number; to: number }) => ({
      start: newOffsets.toOffset(from as StringIndex),
      end: newOffsets.toOffset(to as StringIndex),
    });
    switch (placement.status) {
      case 'anchored':
      case 'moved':
        return {
          id,
          status: placement.status,
          isIdentical: placement.isIdentical,
          ...span(placement),
        };
      case 'changed': {
        const diff = passageDiff(old, fresh, shared.images, passage, placement);
        return { id, status: 'changed', ...span(placement), diff };
      }
      case 'ambiguous':
        return { id, status: 'ambiguous', candidates: placement.candidates.map(span) };
      case 'orphaned':
        return {
          id,
          status: 'orphaned',
          stood: newOffsets.toOffset(placement.stood as StringIndex),
        };
    }
  }
}
