/**
 * An article and passages in it, made from a seed: so many words in paragraphs
 * of about 55, so many passages of a few words to two sentences. One in five
 * lies inside another or crosses its border, as claims inside claims do.
 */
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import {
  type ArticleDocument,
  documentFromLines,
  type DocumentLine,
  textOfDocument,
} from '@/lib/domain/articles/document';

import { chance } from '../random';

export type BenchPassage = { id: string; start: CodePointOffset; end: CodePointOffset };

export type BenchArticle = { document: ArticleDocument; text: string; passages: BenchPassage[] };

const SYLLABLES = 'ba re no ti lu sa me ko vi da pe ro ni la to su mi ka ve do'.split(' ');

export function makeArticle(words: number, passages: number, seed: number): BenchArticle {
  const source = chance(seed);
  const random = () => source.next();
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const word = () =>
    Array.from({ length: between(1, 4) }, () => SYLLABLES[between(0, 19)] ?? '').join('');
  const lines: DocumentLine[] = [lineOf('The night ferry and its ledger', 'headline')];
  for (let made = 0; made < words;) {
    const sentences: string[] = [];
    for (let inside = 0; inside < 50 && made < words;) {
      const length = Math.min(between(8, 24), words - made);
      const sentence = Array.from({ length }, word).join(' ');
      sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
      inside += length;
      made += length;
    }
    lines.push(lineOf(sentences.join(' '), 'text'));
  }
  const document = documentFromLines(lines);
  const text = textOfDocument(document);
  return { document, text, passages: makePassages(text, passages, between) };
}

function lineOf(text: string, kind: 'headline' | 'text'): DocumentLine {
  return { text, kind, furniture: null, omitted: false };
}

/** The letters are all of the basic plane: an index is an offset here. */
function makePassages(
  text: string,
  count: number,
  between: (low: number, high: number) => number,
): BenchPassage[] {
  const words = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const first = text.slice(0, text.indexOf('\n')).split(' ').length;
  const spans: { start: number; end: number }[] = [];
  const alone = Math.ceil(count * 0.8);
  const step = (words.length - first) / alone;
  for (let index = 0; index < count; index += 1) {
    const from =
      index < alone
        ? first + Math.floor(index * step)
        : first + between(0, words.length - first - 1);
    const last = Math.min(words.length - 1, from + between(2, index < alone ? 9 : 20));
    const [start, end] = [words[from]?.start ?? 0, words[last]?.end ?? 0];
    // A passage of the bench stays in its paragraph, as its peers expect.
    const line = text.indexOf('\n', start);
    spans.push({ start, end: line === -1 ? end : Math.min(end, line) });
  }
  return spans
    .toSorted((a, b) => (a.start === b.start ? b.end - a.end : a.start - b.start))
    .map(({ start, end }, index) => ({
      id: idOf(index),
      start: start as CodePointOffset,
      end: end as CodePointOffset,
    }));
}

/** In the form of an id of version 7, in reading order. */
export function idOf(index: number): string {
  return `018f0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
