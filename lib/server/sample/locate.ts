/**
 * Where the words that the sample data quotes stand in their article. The data
 * never counts: an article can be mended and no number goes stale.
 */
import 'server-only';

import {
  type ArticleText,
  type CodePointSpan,
  type OffsetMap,
  type StringIndex,
  toArticleText,
} from '@/lib/domain/anchoring/article-text';
import { findOccurrences } from '@/lib/domain/anchoring/find-occurrences';
import { type ArticleDocument, documentFromLines } from '@/lib/domain/articles/document';

import type { SampleArticle, SamplePassage } from './types';

/** The document of the article's one version. */
export function sampleDocument(article: SampleArticle): ArticleDocument {
  return documentFromLines(
    article.lines.map(({ text, kind, furniture, omitted }) => ({
      text,
      kind,
      furniture: furniture ?? null,
      omitted: omitted ?? false,
    })),
  );
}

/** The text that its offsets count in. */
export function sampleText(article: SampleArticle): ArticleText {
  return toArticleText(article.lines.map(({ text }) => text).join('\n'));
}

/** @throws Error where the words are not in the text, or not so often. */
export function sampleSpan(
  text: ArticleText,
  { quote, occurrence = 0 }: SamplePassage,
  offsets: OffsetMap,
): CodePointSpan {
  const from = findOccurrences(text, quote)[occurrence];
  if (from === undefined) {
    throw new Error(`The sample article does not have “${quote}” ${occurrence + 1} times.`);
  }
  return {
    start: offsets.toOffset(from),
    end: offsets.toOffset((from + quote.length) as StringIndex),
  };
}
