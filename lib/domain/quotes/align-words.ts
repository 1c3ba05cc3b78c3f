/**
 * The best place of one row of words in another, with words left out, added or
 * exchanged: a local alignment (Smith and Waterman) with gaps that cost little more
 * for being long (Gotoh), because a quotation that is cut loses words in a row.
 */

/** Of each word of the quotation, the word of the text it stands for; -1 for none. */
export type Alignment = { pairs: Int32Array; score: number };

const MATCH = 3;
const OPEN = -1.6;
const EXTEND = -0.2;
/** Words left over where others are left out: one exchanged for another. */
const EXCHANGE = -0.5;

const STOP = 0;
const PAIR = 1;
const SKIP_WORD = 2;
const SKIP_TEXT = 3;

/** `text` is searched from `from` to `to`, end exclusive. The cost is the product of both lengths. */
export function alignWords(
  words: Int32Array,
  text: Int32Array,
  { from, to }: { from: number; to: number },
): Alignment {
  const rows = words.length;
  const width = to - from + 1;
  // Best scores that end in a pair, in a word left over, in a text word left out.
  let before = rowOf(width);
  const origins = {
    pair: new Uint8Array((rows + 1) * width),
    word: new Uint8Array((rows + 1) * width),
    text: new Uint8Array((rows + 1) * width),
  };
  let best = { score: 0, row: 0, column: 0 };

  for (let row = 1; row <= rows; row += 1) {
    const now = rowOf(width);
    for (let column = 1; column < width; column += 1) {
      const cell = row * width + column;
      if (words[row - 1] === text[from + column - 1]) {
        const [score, origin] = highest(
          0,
          before.pair[column - 1] ?? 0,
          before.word[column - 1] ?? 0,
          before.text[column - 1] ?? 0,
        );
        now.pair[column] = score + MATCH;
        origins.pair[cell] = origin;
        if (score + MATCH > best.score) best = { score: score + MATCH, row, column };
      }
      const [word, wordOrigin] = highest(
        -Infinity,
        (before.pair[column] ?? 0) + OPEN,
        (before.word[column] ?? 0) + EXTEND,
        (before.text[column] ?? 0) + EXCHANGE,
      );
      now.word[column] = word;
      origins.word[cell] = wordOrigin;
      const [skipped, textOrigin] = highest(
        -Infinity,
        (now.pair[column - 1] ?? 0) + OPEN,
        (now.word[column - 1] ?? 0) + EXCHANGE,
        (now.text[column - 1] ?? 0) + EXTEND,
      );
      now.text[column] = skipped;
      origins.text[cell] = textOrigin;
    }
    before = now;
  }
  return { pairs: traced(best, origins, { rows, width, from }), score: best.score };
}

function rowOf(width: number) {
  const empty = () => new Float64Array(width).fill(-Infinity);
  return { pair: empty(), word: empty(), text: empty() };
}

function highest(stop: number, pair: number, word: number, text: number): [number, number] {
  if (stop >= pair && stop >= word && stop >= text) return [stop, STOP];
  if (pair >= word && pair >= text) return [pair, PAIR];
  return word >= text ? [word, SKIP_WORD] : [text, SKIP_TEXT];
}

function traced(
  end: { row: number; column: number },
  origins: { pair: Uint8Array; word: Uint8Array; text: Uint8Array },
  { rows, width, from }: { rows: number; width: number; from: number },
): Int32Array {
  const pairs = new Int32Array(rows).fill(-1);
  let { row, column } = end;
  let kind: number = row === 0 ? STOP : PAIR;
  while (kind !== STOP && row > 0 && column > 0) {
    const cell = row * width + column;
    if (kind === PAIR) {
      pairs[row - 1] = from + column - 1;
      kind = origins.pair[cell] ?? STOP;
      row -= 1;
      column -= 1;
    } else if (kind === SKIP_WORD) {
      kind = origins.word[cell] ?? STOP;
      row -= 1;
    } else {
      kind = origins.text[cell] ?? STOP;
      column -= 1;
    }
  }
  return pairs;
}
