/**
 * Reading WebAnno TSV 3: the text, and the passages of every span layer. Relations and
 * chains have no counterpart here and are named as left out.
 */
import type { MarkedSpan } from './span-document';

export type ReadSpans = {
  text: string;
  passages: readonly (MarkedSpan & { layer: string })[];
  /** Layers that were left out. */
  leftOut: readonly string[];
};

/** The file is none of this form; the message says in which line. */
export class ExchangeFormatError extends Error {}

type Column = { layer: string; feature: string };

/** As much may lie between two sentences: a file could claim a gap that no memory holds. */
const MOST_BETWEEN = 100_000;

const FIRST_LINE = /^#FORMAT=WebAnno TSV 3(?:\.\d+)?\s*$/;
const ROW = /^\d+-\d+(?:\.\d+)?\t(\d+)-(\d+)\t/;

export function isTsv(file: string): boolean {
  return FIRST_LINE.test(file.slice(0, 200).split(/\r?\n/)[0] ?? '');
}

/** @throws ExchangeFormatError for a file that is none, or that contradicts itself. */
export function readTsv(file: string): ReadSpans {
  const lines = file.split(/\r?\n/);
  if (!isTsv(file)) throw new ExchangeFormatError('Line 1 is not “#FORMAT=WebAnno TSV 3.3”.');
  const columns: (Column | null)[] = [];
  const leftOut: string[] = [];
  const text = textWriter();
  const found = new Map<string, MarkedSpan & { layer: string }>();
  let sentence: string[] = [];
  let isNew = true;

  for (const [index, line] of lines.entries()) {
    if (line.startsWith('#T_SP=')) columns.push(...columnsOf(line.slice(6)));
    else if (line.startsWith('#T_CH=') || line.startsWith('#T_RL=')) {
      leftOut.push(line.slice(6).split('|')[0] ?? '');
    } else if (line.startsWith('#Text=')) {
      if (!isNew) sentence = [];
      isNew = true;
      sentence.push(unescapeText(line.slice(6)));
    } else if (ROW.test(line)) {
      const [, from = '', to = ''] = ROW.exec(line) ?? [];
      const stretch = { from: Number(from), to: Number(to) };
      if (isNew) text.put(sentence.join('\n'), stretch.from, index + 1);
      isNew = false;
      sentence = [];
      gather(line.split('\t').slice(3), stretch, columns, found);
    } else if (line !== '' && !line.startsWith('#')) {
      throw new ExchangeFormatError(
        `Line ${index + 1} is neither a word, a sentence nor a heading.`,
      );
    }
  }
  return { text: text.whole(), passages: [...found.values()], leftOut };
}

/** A layer without features has one column all the same. */
function columnsOf(declaration: string): (Column | null)[] {
  const [layer = '', ...features] = declaration.split('|');
  if (features.length === 0) return [{ layer, feature: '' }];
  return features.flatMap((feature, index) => {
    // A slot has a column of roles and one of what they point to.
    if (feature.startsWith('ROLE_')) return [null];
    if (features[index - 1]?.startsWith('ROLE_') === true) return [null];
    return [{ layer, feature }];
  });
}

function gather(
  cells: readonly string[],
  { from, to }: { from: number; to: number },
  columns: readonly (Column | null)[],
  found: Map<string, MarkedSpan & { layer: string }>,
): void {
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? '_';
    if (column === null || cell === '_' || cell === '') continue;
    for (const [stacked, value] of splitUnescaped(cell, '|').entries()) {
      const { words, number } = numbered(value);
      const key = `${column.layer} ${number ?? `${from}-${to} ${stacked}`}`;
      const known = found.get(key) ?? { layer: column.layer, from, to, values: {} };
      found.set(key, {
        layer: column.layer,
        from: Math.min(known.from, from),
        to: Math.max(known.to, to),
        values: { ...known.values, [column.feature]: words === '*' ? '' : unescapeValue(words) },
      });
    }
  }
}

/** `PER[3]`: the value, and the number that tells its passage from others. */
function numbered(value: string): { words: string; number: string | null } {
  const [, words = value, number = null] = /^((?:[^\\]|\\.)*)\[(\d+)\]$/su.exec(value) ?? [];
  return { words, number };
}

function splitUnescaped(cell: string, sign: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < cell.length; at += 1) {
    const letter = cell.charAt(at);
    if (letter === '\\') {
      part += cell.slice(at, at + 2);
      at += 1;
    } else if (letter === sign) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

const unescapeValue = (value: string): string =>
  value.replace(/\\(->|.)/gsu, (_, sign: string) => CONTROLS[sign] ?? sign);

const unescapeText = (words: string): string =>
  words.replace(/\\(.)/gsu, (_, sign: string) => CONTROLS[sign] ?? sign);

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', b: '\b' };

/** Puts the sentences where their words say they stand; what lies between was not kept. */
function textWriter() {
  let text = '';
  return {
    put(words: string, from: number, line: number): void {
      if (from < text.length) {
        throw new ExchangeFormatError(
          `Line ${line}: the sentence begins inside the one before it.`,
        );
      }
      if (from > text.length + MOST_BETWEEN) {
        throw new ExchangeFormatError(
          `Line ${line}: the sentence stands ${from - text.length} characters behind the one before it.`,
        );
      }
      // Sentences of one paragraph stand a space apart, as paragraphs stand a line apart.
      text += `${' '.repeat(from - text.length)}${words}`;
    },
    whole: () => text,
  };
}
