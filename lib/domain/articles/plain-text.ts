/**
 * A plain text as an article: every line is a block, so that the text of the
 * version is the file, line endings aside, and offsets into the file hold.
 */
import { toArticleText } from '../anchoring/article-text';
import { type ArticleDocument, documentFromLines } from './document';
import { type ArticleHints, recognizeLines } from './furniture';

/** @throws RangeError for characters that cannot be stored; the message says where. */
export function documentFromText(raw: string, hints: ArticleHints = {}): ArticleDocument {
  const lines = toArticleText(raw).split('\n');
  return documentFromLines(
    recognizeLines(
      lines.map((text) => ({ text })),
      hints,
    ),
  );
}
