/**
 * A text and its revision, with the truth kept: where each character of the old
 * text stands in the new one, and which stretches were moved.
 */
import type { Chance } from '../random';
import type { Paragraph, Prose } from './prose';

export type Extent = {
  editedSentences: number;
  deletedSentences: number;
  insertedSentences: number;
  movedParagraphs: number;
  deletedParagraphs: number;
};

export const EXTENTS = {
  light: {
    editedSentences: 0.06,
    deletedSentences: 0.015,
    insertedSentences: 0.015,
    movedParagraphs: 0.01,
    deletedParagraphs: 0.01,
  },
  heavy: {
    editedSentences: 0.3,
    deletedSentences: 0.06,
    insertedSentences: 0.06,
    movedParagraphs: 0.05,
    deletedParagraphs: 0.05,
  },
} as const satisfies Record<string, Extent>;

export type Revision = {
  before: string;
  after: string;
  /** For each unit of the old text its place in the new one; −1 where it was deleted. */
  places: Int32Array;
  /** 1 for each unit of a paragraph that was moved. */
  moved: Uint8Array;
  /** Sentences of the old text, by paragraph. */
  sentences: { from: number; to: number }[][];
};

/** A piece of the new text: new words, or a stretch of the old ones. */
type Piece = string | { from: number; to: number };

export function revise(
  paragraphs: readonly Paragraph[],
  extent: Extent,
  { prose, chance }: { prose: Prose; chance: Chance },
): Revision {
  const before = paragraphs
    .map(({ sentences }) => sentences.map(({ text }) => text).join(' '))
    .join('\n\n');
  const sentences: Revision['sentences'] = [];
  const all: string[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    const spans = paragraph.sentences.map(({ text }) => {
      const span = { from: at, to: at + text.length };
      at = span.to + 1;
      all.push(text);
      return span;
    });
    at += 1;
    sentences.push(spans);
  }

  const revised: { pieces: Piece[][]; isMoved: boolean }[] = [];
  const travelling: { pieces: Piece[][]; isMoved: boolean }[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.isBoilerplate || chance.with(extent.deletedParagraphs)) continue;
    const pieces: Piece[][] = [];
    for (const span of sentences[index] ?? []) {
      if (chance.with(extent.insertedSentences)) {
        pieces.push([chance.with(0.15) ? prose.lookalike(chance.pick(all)) : prose.sentence()]);
      }
      if (chance.with(extent.deletedSentences)) continue;
      pieces.push(
        chance.with(extent.editedSentences) ? edited(before, span, prose, chance) : [span],
      );
    }
    if (pieces.length === 0) continue;
    const isMoved = chance.with(extent.movedParagraphs);
    (isMoved ? travelling : revised).push({ pieces, isMoved });
  }
  for (const paragraph of travelling)
    revised.splice(chance.below(revised.length + 1), 0, paragraph);
  return { ...written(before, revised), before, sentences };
}

/** One to three changes to a sentence, as an editor makes them. */
function edited(
  before: string,
  { from, to }: { from: number; to: number },
  prose: Prose,
  chance: Chance,
): Piece[] {
  const words = [...before.slice(from, to).matchAll(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu)].map(
    (match) => ({
      from: from + match.index,
      to: from + match.index + match[0].length,
      text: match[0],
    }),
  );
  const spare = prose
    .sentence()
    .replace(/[^\p{L} ]/gu, '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  const changes = new Map<number, { to: number; by: string }>();
  for (let count = 1 + chance.below(3); count > 0; count -= 1) {
    const index = chance.below(words.length);
    const word = words[index];
    if (word === undefined) continue;
    const kind = chance.next();
    if (/\d/u.test(word.text)) {
      changes.set(word.from, {
        to: word.to,
        by: String(Number(word.text.replaceAll(',', '')) + 1 + chance.below(40)),
      });
    } else if (kind < 0.45) changes.set(word.from, { to: word.to, by: chance.pick(spare) });
    else if (kind < 0.6) changes.set(word.from, { to: word.from, by: 'not ' });
    else if (kind < 0.75) {
      changes.set(word.from, {
        to: word.from,
        by: `${spare.slice(0, 1 + chance.below(4)).join(' ')} `,
      });
    } else if (kind < 0.9) {
      // Taken out with the space after it.
      changes.set(word.from, { to: Math.min(to, word.to + 1), by: '' });
    } else {
      const last = words[Math.min(words.length - 1, index + 1 + chance.below(4))];
      changes.set(word.from, {
        to: last?.to ?? word.to,
        by: spare.slice(0, 2 + chance.below(4)).join(' '),
      });
    }
  }
  const pieces: Piece[] = [];
  let at = from;
  for (const [start, { to: end, by }] of [...changes].sort(([a], [b]) => a - b)) {
    if (start < at) continue;
    if (start > at) pieces.push({ from: at, to: start });
    if (by !== '') pieces.push(by);
    at = end;
  }
  if (at < to) pieces.push({ from: at, to });
  return pieces;
}

function written(
  before: string,
  paragraphs: readonly { pieces: Piece[][]; isMoved: boolean }[],
): Pick<Revision, 'after' | 'places' | 'moved'> {
  const places = new Int32Array(before.length).fill(-1);
  const moved = new Uint8Array(before.length);
  const parts: string[] = [];
  let length = 0;
  const write = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  for (const [index, { pieces, isMoved }] of paragraphs.entries()) {
    if (index > 0) write('\n\n');
    for (const [number, sentence] of pieces.entries()) {
      if (number > 0) write(' ');
      for (const piece of sentence) {
        if (typeof piece === 'string') {
          write(piece);
          continue;
        }
        for (let at = piece.from; at < piece.to; at += 1) {
          places[at] = length + at - piece.from;
          if (isMoved) moved[at] = 1;
        }
        write(before.slice(piece.from, piece.to));
      }
    }
  }
  return { after: parts.join(''), places, moved };
}
