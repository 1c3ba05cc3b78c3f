/**
 * Placing what another tool marked in the text of a round. Nothing is placed by guess:
 * words that are not there, or that stand in several places alike, are listed with the
 * reason, and a person marks them.
 */
import { anchorQuote } from '../anchoring/anchor-target';
import { anchorQuotes } from '../anchoring/anchor-quotes';
import {
  type ArticleText,
  type CodePointOffset,
  type CodePointSpan,
  offsetMap,
  type OffsetMap,
} from '../anchoring/article-text';
import type { ForeignPassage } from './foreign-passage';

type Unplaced = 'no_words' | 'not_found' | 'changed' | 'several_places';

export type PlacedForeign = { passage: ForeignPassage } & (
  | { span: CodePointSpan }
  /** `near`: the words of the text that come closest. */
  | { span: null; because: Unplaced; near: string }
);

export function placeForeign(
  text: ArticleText,
  passages: readonly ForeignPassage[],
): PlacedForeign[] {
  const offsets = offsetMap(text);
  const direct = passages.map((passage) => directly(text, passage, offsets));
  const waiting = passages.flatMap((passage, index) =>
    typeof direct[index] === 'string' && passage.exact.trim() !== ''
      ? [
          {
            id: String(index),
            exact: passage.exact,
            prefix: passage.prefix,
            suffix: passage.suffix,
          },
        ]
      : [],
  );
  const carried = new Map(anchorQuotes(text, waiting).map((result) => [result.id, result]));
  return passages.map((passage, index): PlacedForeign => {
    const known = direct[index];
    if (typeof known === 'object') return { passage, span: known };
    const result = carried.get(String(index));
    if (result === undefined) return { passage, span: null, because: 'no_words', near: '' };
    switch (result.status) {
      case 'anchored':
      case 'moved':
        return { passage, span: { start: result.start, end: result.end } };
      case 'changed': {
        const near = text.slice(offsets.toIndex(result.start), offsets.toIndex(result.end));
        return { passage, span: null, because: 'changed', near };
      }
      case 'ambiguous':
        return { passage, span: null, because: 'several_places', near: '' };
      case 'orphaned':
        // Words that begin or end within a word are seen by their letters alone.
        return {
          passage,
          span: null,
          because: known === 'ambiguous' ? 'several_places' : 'not_found',
          near: '',
        };
    }
  });
}

/** The very words, where the file says they are or where they stand alone. */
function directly(
  text: ArticleText,
  { exact, prefix, suffix, start }: ForeignPassage,
  offsets: OffsetMap,
): CodePointSpan | 'ambiguous' | 'orphaned' {
  if (exact.trim() === '') return 'orphaned';
  const anchor = anchorQuote(
    text,
    {
      exact,
      ...(prefix !== '' && { prefix }),
      ...(suffix !== '' && { suffix }),
      ...(start !== null && { start: start as CodePointOffset }),
    },
    offsets,
  );
  if (anchor.status !== 'anchored') return anchor.status;
  return { start: anchor.position.start, end: anchor.position.end };
}
