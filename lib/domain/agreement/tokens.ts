/** The words of a text, for measures that count words. */
import { codePointLength } from '../anchoring/article-text';
import type { Passage } from '../comparison/passage';

/**
 * Words as the language divides them (Unicode Standard Annex #29), punctuation and
 * white space left out. In code points.
 */
export function tokensOf(text: string, language: string): Passage[] {
  const tokens: Passage[] = [];
  let start = 0;
  for (const { segment, isWordLike } of segmenterFor(language).segment(text)) {
    const end = start + codePointLength(segment);
    if (isWordLike === true) tokens.push({ start, end });
    start = end;
  }
  return tokens;
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
