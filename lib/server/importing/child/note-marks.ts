import 'server-only';

import type { NoteMark } from './draft';

/**
 * Where a Word document's comments begin and end is lost on the way through the
 * converter, which knows words only. So the places are made words: three
 * characters that Unicode reserves for a program's own use enclose a comment's
 * number, and are taken out again when the words are read.
 */

const OPENERS = { start: '\uFDD0', end: '\uFDD1', point: '\uFDD2' } as const;
const CLOSER = '\uFDD3';
const MARK = /([\uFDD0\uFDD1\uFDD2])(\d{1,10})\uFDD3/;

export function writeNoteMark({ id, edge }: NoteMark): string {
  return `${OPENERS[edge]}${id}${CLOSER}`;
}

/** The text in pieces: words as strings, places of comments as marks. */
export function splitAtNoteMarks(text: string): (string | NoteMark)[] {
  const pieces: (string | NoteMark)[] = [];
  // Splitting by a pattern with two groups gives words, opener, number, words, …
  const parts = text.split(MARK);
  for (let at = 0; at < parts.length; at += 3) {
    const words = parts[at] ?? '';
    if (words !== '') pieces.push(words);
    const edge = edgeOf(parts[at + 1]);
    const id = parts[at + 2];
    if (edge !== null && id !== undefined) pieces.push({ id, edge });
  }
  return pieces;
}

function edgeOf(opener: string | undefined): NoteMark['edge'] | null {
  if (opener === OPENERS.start) return 'start';
  if (opener === OPENERS.end) return 'end';
  return opener === OPENERS.point ? 'point' : null;
}
