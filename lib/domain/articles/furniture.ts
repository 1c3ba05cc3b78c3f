/**
 * Page furniture: what stands on a page beside its article. Cookie banners,
 * section labels, "Read more", picture credits and the ids of players come
 * along whenever a page is copied. They are recognized and marked, never
 * dropped: the person importing sees each line struck out and can take it back.
 *
 * A sentence of the article must never be taken for furniture, so a line is
 * furniture only for what it says of itself (furniture-phrases.ts) or for a
 * place in which no sentence stands. In doubt it is text.
 */
import type { BlockAttrs, BlockKind, DocumentLine, FurnitureReason } from './document';
import { furnitureByPhrase } from './furniture-phrases';
import {
  isByline,
  isCaption,
  isDateline,
  isHeadlineLike,
  isSentence,
  wordCount,
} from './line-forms';

/** A line as it was read, with its kind where the format said one: a heading, a quotation. */
export type SourceLine = { text: string; kind?: BlockKind };

/** What is known of the article besides its lines. */
export type ArticleHints = { title?: string };

/** How many lines with words make the head of an article: labels, headline, byline, date. */
const HEAD_LINES = 10;

/** A share of words found elsewhere in the article below which a line is about something else. */
const OFF_TOPIC = 0.25;

type Line = {
  index: number;
  text: string;
  given: BlockKind | undefined;
  kind: BlockKind;
  furniture: FurnitureReason | null;
};

/** Every line with its kind, in order, none dropped. What is furniture is also left out. */
export function recognizeLines(
  source: readonly SourceLine[],
  hints: ArticleHints = {},
): DocumentLine[] {
  const title = hints.title === undefined ? '' : squeeze(hints.title);
  const lines = source.map(({ text, kind }, index): Line => {
    const squeezed = squeeze(text);
    const furniture = squeezed === title ? null : furnitureByPhrase(squeezed);
    return { index, text: squeezed, given: kind, kind: kind ?? 'text', furniture };
  });
  const worded = lines.filter(({ text }) => text !== '');

  recognizeHead(worded, title);
  recognizeTeasers(worded);
  for (const line of worded) {
    if (line.furniture === null && line.given === undefined && line.kind === 'text') {
      if (isCaption(line.text)) line.kind = 'caption';
    }
  }
  return lines.map((line, index) => ({ text: source[index]?.text ?? '', ...attrsOf(line) }));
}

function attrsOf({ kind, furniture }: Line): BlockAttrs {
  if (furniture !== null) return { kind: 'furniture', furniture, omitted: true };
  // A format can say "furniture" but not why; a label is the weakest of the reasons.
  if (kind === 'furniture') return { kind, furniture: 'label', omitted: true };
  return { kind, furniture: null, omitted: false };
}

/** Headline, standfirst, byline and date line, where the lines at the top have their forms. */
function recognizeHead(worded: readonly Line[], title: string): void {
  const head = worded.filter(({ furniture }) => furniture === null).slice(0, HEAD_LINES);
  const headline = findHeadline(head, worded, title);
  if (headline !== null) headline.kind = 'headline';

  for (const line of head) {
    if (line === headline || (line.given !== undefined && line.given !== 'text')) continue;
    if (isDateline(line.text)) line.kind = 'dateline';
    else if (isByline(line.text)) line.kind = 'byline';
  }
  if (headline === null) return;

  const [next, afterNext] = head.slice(head.indexOf(headline) + 1);
  const isFollowed = afterNext?.kind === 'byline' || afterNext?.kind === 'dateline';
  if (next?.kind === 'text' && isFollowed && wordCount(next.text) <= 60) next.kind = 'standfirst';
}

function findHeadline(head: Line[], worded: readonly Line[], title: string): Line | null {
  const given = head.find(({ given: kind }) => kind === 'headline');
  if (given !== undefined) return given;
  const titled = title === '' ? undefined : head.find(({ text }) => text === title);
  if (titled !== undefined) return titled;

  const [first, second] = head.filter(
    ({ text, given: kind }) =>
      (kind === undefined || kind === 'text' || kind === 'heading') &&
      !isByline(text) &&
      !isDateline(text),
  );
  // An article has a body: without one sentence further down this is a list, not a headline.
  if (first === undefined || !hasSentenceAfter(worded, first)) return null;
  const isTitle = (line: Line) => line.given === 'heading' || isHeadlineLike(line.text);
  if (second !== undefined && isTitle(second) && isLabelOf(first.text, second.text)) {
    first.furniture = 'label';
    return second;
  }
  return isTitle(first) ? first : null;
}

function hasSentenceAfter(worded: readonly Line[], line: Line): boolean {
  return worded.some((other) => other.index > line.index && isSentence(other.text));
}

/** A few words above the headline, all of which it repeats: a tag or the name of a picture. */
function isLabelOf(line: string, headline: string): boolean {
  const words = topicWords(line);
  if (words.length === 0 || wordCount(line) > 5 || isSentence(line)) return false;
  const repeated = new Set(topicWords(headline));
  return wordCount(headline) > wordCount(line) && words.every((word) => repeated.has(word));
}

/** Headlines of other articles: beside other furniture, or in a list that ends the page. */
function recognizeTeasers(worded: readonly Line[]): void {
  const counts = new Map<string, number>();
  for (const line of worded) {
    if (line.furniture !== null) continue;
    for (const word of new Set(topicWords(line.text)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }

  for (const [index, line] of worded.entries()) {
    if (!isPlain(line) || isSentence(line.text) || !isHeadlineLike(line.text)) continue;
    const neighbors = [worded[index - 1], worded[index + 1]];
    const besideFurniture = neighbors.some((other) => (other?.furniture ?? null) !== null);
    if (besideFurniture && wordCount(line.text) >= 6 && isOffTopic(line.text, counts)) {
      line.furniture = 'read_more';
    }
  }

  const lastSentence = worded.findLastIndex(({ text, furniture }) => {
    return furniture === null && isSentence(text);
  });
  if (lastSentence === -1) return;
  let afterLabel = false;
  for (const line of worded.slice(lastSentence + 1)) {
    if (line.furniture === 'navigation' || line.furniture === 'read_more') afterLabel = true;
    else if (afterLabel && isPlain(line)) line.furniture = 'read_more';
  }
}

function isPlain({ furniture, kind, given }: Line): boolean {
  return furniture === null && kind === 'text' && (given === undefined || given === 'text');
}

function isOffTopic(line: string, counts: ReadonlyMap<string, number>): boolean {
  const words = [...new Set(topicWords(line))];
  if (words.length < 3) return false;
  // The line itself counts once.
  const shared = words.filter((word) => (counts.get(word) ?? 0) > 1).length;
  return shared / words.length < OFF_TOPIC;
}

const COMMON = new Set(
  'about after again against also been before being both could does down during each even from have here into just like made make many more most much must only other over said same should since some such than that their them then there these they this those through under until very were what when where which while will with would your'.split(
    ' ',
  ),
);

/** The words that say what a line is about, in lower case, names without their possessive. */
function topicWords(line: string): string[] {
  return (line.toLowerCase().match(/[\p{L}\p{M}]{4,}/gu) ?? []).filter((word) => !COMMON.has(word));
}

function squeeze(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, ' ').trim();
}
