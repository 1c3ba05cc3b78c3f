/**
 * WebAnno TSV 3.3, as INCEpTION writes and reads it: a line per word, a column per
 * feature. Places count UTF-16 units. What spans several words, or shares a word with
 * another passage, has a number in brackets that tells its parts from those of others.
 *
 * @see https://inception-project.github.io/releases/latest/docs/user-guide.html#sect_webannotsv
 */
import { inReadingOrder, type MarkedSpan, type SpanDocument, type Stretch } from './span-document';

const HEADER = '#FORMAT=WebAnno TSV 3.3';

/** A word, or the part of it that passages cover; `on` are their numbers, from 1. */
type Unit = Stretch & { on: number[] };

/** @param spans those of the document; each is told by its place in this list. */
export function writeTsv(
  { text, sentences, spans }: SpanDocument,
  layer: string,
  features: readonly string[],
): string {
  const lines = [HEADER, `#T_SP=${layer}|${features.join('|')}`, '', ''];
  const numbered = spans.map((span, index) => ({ span, number: index + 1 }));
  for (const [index, { from, to, words }] of sentences.entries()) {
    if (index > 0) lines.push('');
    for (const line of text.slice(from, to).split('\n')) lines.push(`#Text=${escapeText(line)}`);
    const here = numbered.filter(({ span }) => span.from < to && from < span.to);
    for (const [at, word] of words.entries()) {
      for (const [part, unit] of unitsOf(word, here).entries()) {
        const id = `${index + 1}-${at + 1}${part === 0 ? '' : `.${part}`}`;
        const place = `${unit.from}-${unit.to}`;
        const cells = features.map((feature) => cellOf(unit, spans, feature));
        lines.push(
          [id, place, escapeText(text.slice(unit.from, unit.to)), ...cells, ''].join('\t'),
        );
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The word itself, then each part of it that is covered where all of it is not. */
function unitsOf(
  word: Stretch,
  here: readonly { span: MarkedSpan; number: number }[],
): [Unit, ...Unit[]] {
  const whole: Unit = { ...word, on: [] };
  const parts = new Map<string, Unit>();
  for (const { span, number } of here) {
    const from = Math.max(word.from, span.from);
    const to = Math.min(word.to, span.to);
    if (from >= to) continue;
    if (from === word.from && to === word.to) {
      whole.on.push(number);
      continue;
    }
    const key = `${from} ${to}`;
    const part = parts.get(key) ?? { from, to, on: [] };
    parts.set(key, part);
    part.on.push(number);
  }
  return [whole, ...[...parts.values()].sort(inReadingOrder)];
}

function cellOf({ on }: Unit, spans: readonly MarkedSpan[], feature: string): string {
  if (on.length === 0) return '_';
  return on
    .map((number) => `${escapeValue(spans[number - 1]?.values[feature] ?? '')}[${number}]`)
    .join('|');
}

const RESERVED = /\\|\[|\]|\||_|->|;|\*/gu;

function escapeValue(value: string): string {
  if (value === '') return '*';
  return value
    .replace(RESERVED, (sign) => `\\${sign}`)
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function escapeText(words: string): string {
  return words
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
