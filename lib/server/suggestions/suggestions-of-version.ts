import 'server-only';

import { setImmediate } from 'node:timers/promises';

import { offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import { sentencesToCover } from '@/lib/domain/articles/coverage';
import { type ArticleDocument, blockSpans } from '@/lib/domain/articles/document';
import type { FoundReason } from '@/lib/domain/suggestions/reasons';
import { type Suggestion, suggestPassages } from '@/lib/domain/suggestions/suggest-passages';

type Version = { document: ArticleDocument; text: string; textSha256: string; language: string };

/** As many versions as a desk has open at a time; each is a few hundred kilobytes at most. */
const MOST_KEPT = 32;
const kept = new Map<string, Promise<readonly Suggestion[]>>();

/**
 * The suggestions of a text, which are the same for everyone who reads it: they follow
 * from its words alone. Found once and kept while the text is in use.
 */
export function suggestionsOfVersion(version: Version): Promise<readonly Suggestion[]> {
  const key = `${version.textSha256} ${version.language}`;
  const known = kept.get(key);
  kept.delete(key);
  const found = known ?? findSuggestions(version);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  found.catch(() => kept.delete(key));
  return found;
}

/** Paragraph by paragraph, with room for other requests between them. */
export async function findSuggestions({
  document,
  text: words,
  language,
}: Omit<Version, 'textSha256'>): Promise<readonly Suggestion[]> {
  const text = toArticleText(words);
  const offsets = offsetMap(text);
  const recognized: FoundReason[] = [];
  if (language.startsWith('en')) {
    // The lexicons are half a second's work to load: by who asks for suggestions first.
    const { recognizeIn } = await import('./recognize');
    for (const [index, { start, end }] of blockSpans(document).entries()) {
      if (document.content[index]?.attrs.omitted !== false) continue;
      const from = offsets.toIndex(start);
      for (const each of recognizeIn(text.slice(from, offsets.toIndex(end)))) {
        recognized.push({ ...each, from: each.from + from, to: each.to + from });
      }
      await setImmediate();
    }
  }
  const sentences = sentencesToCover(document, text, { language, offsets });
  return suggestPassages(text, sentences, recognized, offsets);
}
