/** The words of a text, for measures that count words. */
import { codePointLength } from '../anchoring/article-text';
import type { Passage } from '../comparison/passage';

/**
 * Words as the language divides them (Unicode Standard Annex #29), punctuation and
 * white space left out. In code points.
 */
export function tokensOf(text: string, language: string): Passage[] {
  const tokens: Passage[] = [];
  const segmenter = segmenterFor(language);
  let start = 0;
  for (const piece of piecesOf(text)) {
    for (const { segment, isWordLike } of segmenter.segment(piece)) {
      const end = start + codePointLength(segment);
      if (isWordLike === true) tokens.push({ start, end });
      start = end;
    }
  }
  return tokens;
}

/** At least this many UTF-16 units, so that short lines are taken together. */
const PIECE = 1_000;

/**
 * The text in pieces, each ending where a word ends in any case: at the end of a
 * line, or between a space and a letter or a figure. The time that a segmenter
 * takes grows with the square of what it is given at once.
 */
function piecesOf(text: string): string[] {
  const cut = /\n| (?=[\p{L}\p{N}])/gu;
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    cut.lastIndex = from + PIECE;
    const found = cut.lastIndex < text.length ? cut.exec(text) : null;
    const to = found === null ? text.length : found.index + 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch (error) {
    // An article may say anything of its language; words are told apart without it, too.
    if (error instanceof RangeError) return new Intl.Segmenter('und', { granularity: 'word' });
    throw error;
  }
}
