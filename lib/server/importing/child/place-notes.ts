import 'server-only';

import {
  type ArticleText,
  type CodePointOffset,
  codePointLength,
  offsetMap,
  type StringIndex,
} from '@/lib/domain/anchoring/article-text';

import type { ImportedNote } from '../outcome';
import type { DraftBlock } from './draft';
import type { WordComment } from './word-notes';

/** A Word document's comments, each at the words it stands beside. */

type Place = { start?: number; end?: number; point?: number };

/** In the order of the text; and how many have no place in it. */
export function placeNotes(
  comments: readonly WordComment[],
  drafts: readonly DraftBlock[],
  text: ArticleText,
): { notes: ImportedNote[]; lost: number } {
  const places = placesOf(drafts);
  const map = offsetMap(text);
  const notes: ImportedNote[] = [];
  for (const { id, author, body, notedAt } of comments) {
    const place = places.get(id);
    const start = place?.start ?? place?.point ?? place?.end;
    const end = place?.end ?? place?.point ?? place?.start;
    if (start === undefined || end === undefined) continue;
    const words = wordsBetween(
      text,
      map.toIndex(start as CodePointOffset),
      map.toIndex(Math.max(start, end) as CodePointOffset),
    );
    if (words === null) continue;
    notes.push({
      author,
      body,
      notedAt,
      start: map.toOffset(words.from as StringIndex),
      end: map.toOffset(words.to as StringIndex),
      exact: text.slice(words.from, words.to),
    });
  }
  notes.sort((a, b) => (a.start === b.start ? a.end - b.end : a.start - b.start));
  return { notes, lost: comments.length - notes.length };
}

/** Where each comment's marks stand, in code points of the text. */
function placesOf(drafts: readonly DraftBlock[]): Map<string, Place> {
  const places = new Map<string, Place>();
  let offset = 0;
  for (const draft of drafts) {
    for (const inline of draft.inlines) {
      if (inline.type === 'text') {
        offset += codePointLength(inline.text);
      } else if (inline.type === 'break') {
        offset += 1;
      } else {
        const place = places.get(inline.mark.id) ?? {};
        // The first of several wins: Word repeats the content of text boxes.
        if (place[inline.mark.edge] === undefined) place[inline.mark.edge] = offset;
        places.set(inline.mark.id, place);
      }
    }
    offset += 1;
  }
  return places;
}

/** How far a word is looked for beside a comment that was made without a selection, in UTF-16 units. */
const REACH = 200;

/** The words of a range without the white space at its edges; of a point, the word it stands at. */
function wordsBetween(
  text: string,
  rangeFrom: number,
  rangeTo: number,
): { from: number; to: number } | null {
  let from = rangeFrom;
  let to = Math.min(rangeTo, text.length);
  while (from < to && isSpace(text[from])) from += 1;
  while (to > from && isSpace(text[to - 1])) to -= 1;
  if (from < to) return { from, to };

  const reachFrom = Math.max(0, from - REACH);
  const before = /\S+(?=\s*$)/.exec(text.slice(reachFrom, from));
  if (before !== null) {
    const begin = reachFrom + before.index;
    return { from: begin, to: begin + before[0].length };
  }
  const after = /\S+/.exec(text.slice(from, from + REACH));
  if (after === null) return null;
  return { from: from + after.index, to: from + after.index + after[0].length };
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}
