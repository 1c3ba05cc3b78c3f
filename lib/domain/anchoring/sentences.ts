/**
 * The sentences of an article, which coverage counts and the keyboard walks.
 *
 * The segmenter of the language finds boundaries; a second pass takes back those
 * that stand inside an abbreviation, a quotation or a phrase that goes on.
 * A sentence never reaches beyond its block or a line break, and every word of
 * the text is in exactly one.
 */
import { goesOn } from './abbreviations';
import {
  type ArticleText,
  type CodePointSpan,
  type OffsetMap,
  offsetMap,
  type StringIndex,
} from './article-text';
import { quotationsIn } from './quotations';
import { segmentsOf } from './segments';

/** How much of the text around a boundary is looked at, in UTF-16 units. */
const NEIGHBORHOOD = 80;

/** A quotation longer than this is divided into its own sentences, in UTF-16 units. */
const LONGEST_WHOLE_QUOTATION = 300;

type Range = { from: number; to: number };

export type SentenceOptions = {
  /** BCP 47; the rules for abbreviations are those of English in any case. */
  language?: string;
  offsets?: OffsetMap;
};

/**
 * The sentences of the blocks, in order, without the white space around them.
 * Blocks are spans in ascending order; every line of the text is one unless
 * they are given.
 */
export function sentencesOf(
  text: ArticleText,
  blocks?: readonly CodePointSpan[],
  { language = 'en', offsets = offsetMap(text) }: SentenceOptions = {},
): CodePointSpan[] {
  const segmenter = new Intl.Segmenter(knownLanguage(language), { granularity: 'sentence' });
  const ranges = blocks?.map(({ start, end }) => ({
    from: offsets.toIndex(start),
    to: offsets.toIndex(end),
  })) ?? [{ from: 0, to: text.length }];

  return ranges
    .flatMap((range) => linesIn(text, range))
    .flatMap((line) => sentencesOfLine(text, line, segmenter))
    .map(({ from, to }) => ({
      start: offsets.toOffset(from as StringIndex),
      end: offsets.toOffset(to as StringIndex),
    }));
}

/** A language tag that came from a page may be malformed; the text is segmented all the same. */
export function knownLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch (error) {
    if (error instanceof RangeError) return 'en';
    throw error;
  }
}

function linesIn(text: string, { from, to }: Range): Range[] {
  const lines: Range[] = [];
  let begin = from;
  for (
    let end = text.indexOf('\n', begin);
    end !== -1 && end < to;
    end = text.indexOf('\n', begin)
  ) {
    lines.push({ from: begin, to: end });
    begin = end + 1;
  }
  lines.push({ from: begin, to });
  return lines;
}

function sentencesOfLine(text: string, line: Range, segmenter: Intl.Segmenter): Range[] {
  const words = text.slice(line.from, line.to);
  if (words.trim() === '') return [];
  const quotations = quotationsIn(words).filter(
    ({ from, to }) => to - from <= LONGEST_WHOLE_QUOTATION,
  );

  const sentences: Range[] = [];
  let begin = 0;
  let nextQuotation = 0;
  for (const { to: boundary } of segmentsOf(words, segmenter)) {
    while ((quotations[nextQuotation]?.to ?? Infinity) < boundary) nextQuotation += 1;
    const quotation = quotations[nextQuotation];
    // The boundary stands before the closing mark: the quotation goes on.
    const inQuotation =
      quotation !== undefined && quotation.from < boundary && boundary < quotation.to;
    const isEnd = boundary === words.length;
    if (!isEnd && (inQuotation || continuesAt(words, boundary, line.to - line.from))) continue;
    const sentence = trimmed(words, begin, boundary);
    begin = boundary;
    if (sentence === null) continue;
    const previous = sentences.at(-1);
    // Closing marks and stray punctuation belong to the sentence before them.
    if (previous !== undefined && !HAS_WORD.test(words.slice(sentence.from, sentence.to))) {
      previous.to = sentence.to;
    } else sentences.push(sentence);
  }
  return sentences.map(({ from, to }) => ({ from: from + line.from, to: to + line.from }));
}

const HAS_WORD = /[\p{L}\p{N}]/u;
const SPEECH =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3}(?:said|says|asked|asks|wrote|writes|added|told|tweeted|replied|shouted|wondered|quipped)\b/u;

/** Whether the words go on over a boundary that the segmenter found. */
function continuesAt(words: string, boundary: number, end: number): boolean {
  const before = words.slice(Math.max(0, boundary - NEIGHBORHOOD), boundary).trimEnd();
  const after = words.slice(boundary, Math.min(end, boundary + NEIGHBORHOOD)).trimStart();
  // A lower-case letter begins no sentence, but the name of a brand may ("iPhone").
  if (/^["'“‘«(]?\p{Ll}(?!\p{Lu})/u.test(after)) return true;
  if (/[?!]["”’»]+$/u.test(before) && SPEECH.test(after)) return true;
  return goesOn(before, after);
}

function trimmed(words: string, from: number, to: number): Range | null {
  const part = words.slice(from, to);
  const lead = part.length - part.trimStart().length;
  const tail = part.length - part.trimEnd().length;
  return lead === part.length ? null : { from: from + lead, to: to - tail };
}
