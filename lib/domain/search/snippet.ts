/**
 * The part of a text in which somebody's words stand, with the words marked. The marks show
 * why a text was found; what is found is decided by the database.
 */

export type SnippetPart = { text: string; isHit: boolean };

/** UTF-16 units of a snippet, about three lines of a list. */
const LENGTH = 220;

/** Letters of a word that an ending may take away: `bridges` is found for `bridge`. */
const ENDING = 3;

/** What was asked for, word by word; what is to be left out is no word to mark. */
export function wordsAsked(query: string): string[] {
  const words = query.replace(/(^|\s)-\S+/gu, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map(fold))].filter((word) => word.length > 1 || /\p{N}/u.test(word));
}

/** The stretch of the text that holds most of the words, and where they stand in it. */
export function snippetOf(text: string, asked: readonly string[], length = LENGTH): SnippetPart[] {
  const hits = hitsIn(text, asked);
  const from = startOf(text, hits, length);
  const until = from + length >= text.length ? text.length : wordEnd(text, from + length);
  const parts: SnippetPart[] = [];
  let at = from;
  for (const { start, end } of hits) {
    if (start < at || end > until) continue;
    if (start > at) parts.push({ text: text.slice(at, start), isHit: false });
    parts.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < until) parts.push({ text: text.slice(at, until), isHit: false });
  if (from > 0) parts.unshift({ text: '… ', isHit: false });
  if (until < text.length) parts.push({ text: ' …', isHit: false });
  return parts;
}

type Hit = { start: number; end: number; word: string };

function hitsIn(text: string, asked: readonly string[]): Hit[] {
  if (asked.length === 0) return [];
  const hits: Hit[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const folded = fold(match[0]);
    const word = asked.find((one) => isLike(folded, one));
    if (word !== undefined) {
      hits.push({ start: match.index, end: match.index + match[0].length, word });
    }
  }
  return hits;
}

/** The same word, one that it begins, or one with another ending. */
function isLike(found: string, asked: string): boolean {
  if (found === asked) return true;
  if (/\p{N}/u.test(asked)) return false;
  if (found.startsWith(asked) && asked.length >= 3) return true;
  const stem = asked.slice(0, Math.max(4, asked.length - ENDING));
  return asked.length > 4 && found.startsWith(stem) && found.length <= asked.length + ENDING;
}

/** Where the stretch begins that has most different words; a little before the first of them. */
function startOf(text: string, hits: readonly Hit[], length: number): number {
  let best = { start: 0, words: 0 };
  for (const [at, { start }] of hits.entries()) {
    const words = new Set<string>();
    for (let next = at; next < hits.length; next += 1) {
      const hit = hits[next];
      if (hit === undefined || hit.end > start + length) break;
      words.add(hit.word);
    }
    if (words.size > best.words) best = { start, words: words.size };
  }
  if (best.start <= length / 4) return 0;
  const from = best.start - Math.floor(length / 4);
  const space = text.slice(from, best.start).search(/\s\S/u);
  return space === -1 ? best.start : from + space + 1;
}

/** The end of the last whole word before a place, but never within a character of two units. */
function wordEnd(text: string, place: number): number {
  const cut = text.slice(0, place).replace(/\s+\S*$/u, '').length;
  if (cut > place - 60) return cut;
  const unit = text.charCodeAt(place - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? place - 1 : place;
}

function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
