/**
 * The plain text of one article version, and the two ways of counting it.
 *
 * Selectors count Unicode code points, as the Web Annotation Data Model
 * requires and as PostgreSQL's `substring` and `char_length` do. JavaScript
 * strings count UTF-16 code units. The two agree until the first emoji, so a
 * mix-up passes every test written in ASCII. The branded types below make it a
 * compile error instead.
 */

declare const brand: unique symbol;

/** Normalized text. Only {@link toArticleText} makes one. */
export type ArticleText = string & { readonly [brand]: 'ArticleText' };

/** A position counted in code points. The only kind that is stored or sent. */
export type CodePointOffset = number & { readonly [brand]: 'CodePointOffset' };

/** A position counted in UTF-16 code units. Never leaves memory. */
export type StringIndex = number & { readonly [brand]: 'StringIndex' };

/** A stretch of the text in code points, end exclusive. */
export type CodePointSpan = { start: CodePointOffset; end: CodePointOffset };

/**
 * Accept raw text as the text of a version. Line endings become `\n`; nothing
 * else is changed, so that what was imported is what is checked.
 *
 * @throws RangeError for NUL, which PostgreSQL cannot store, and for lone
 * surrogates, which UTF-8 cannot encode and a driver would silently replace.
 * The message says where.
 */
export function toArticleText(raw: string): ArticleText {
  const problem = textProblem(raw);
  if (problem !== null) throw new RangeError(problem);
  return raw.replace(/\r\n?/g, '\n') as ArticleText;
}

/** Why this cannot be the text of a version, and where, or `null` if it can. */
export function textProblem(raw: string): string | null {
  const nul = raw.indexOf('\u0000');
  if (nul !== -1) return `The text contains a NUL character ${place(raw, nul)}.`;
  if (raw.isWellFormed()) return null;
  const lone = raw.search(LONE_SURROGATE);
  return `The text contains half of a surrogate pair ${place(raw, lone)}.`;
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function place(raw: string, index: number): string {
  const before = raw.slice(0, index);
  const lines = before.split(/\r\n?|\n/);
  const column = codePointLength(lines.at(-1) ?? '') + 1;
  return `at line ${lines.length}, character ${column}`;
}

export function codePointLength(text: string): number {
  let length = text.length;
  // A pair is two units and one character; a high surrogate decides, so a lone half counts as one.
  for (let index = 0; index < text.length - 1; index += 1) {
    if (isPairAt(text, index)) {
      length -= 1;
      index += 1;
    }
  }
  return length;
}

/** @throws RangeError if `offset` is outside the text. */
export function toStringIndex(text: ArticleText, offset: CodePointOffset): StringIndex {
  let index = 0;
  let remaining: number = offset;
  while (remaining > 0 && index < text.length) {
    index += isPairAt(text, index) ? 2 : 1;
    remaining -= 1;
  }
  if (remaining !== 0) throw outside(offset);
  return index as StringIndex;
}

/** An index inside a surrogate pair counts the whole character. */
export function toCodePointOffset(text: ArticleText, index: StringIndex): CodePointOffset {
  return codePointLength(text.slice(0, index)) as CodePointOffset;
}

/** Both ways of counting one text, without walking it for every question. */
export type OffsetMap = {
  /** @throws RangeError if `offset` is outside the text. */
  toIndex(offset: CodePointOffset): StringIndex;
  /** An index inside a surrogate pair counts the whole character; one past the end is the end. */
  toOffset(index: StringIndex): CodePointOffset;
  /** The length of the text in code points. */
  readonly length: number;
};

/**
 * Prepare a text for many conversions: one walk here, then constant time for a
 * text without characters outside the basic plane, logarithmic for others.
 */
export function offsetMap(text: ArticleText): OffsetMap {
  /** Where each surrogate pair begins, ascending, in UTF-16 units. */
  const pairs: number[] = [];
  for (let index = 0; index < text.length - 1; index += 1) {
    if (isPairAt(text, index)) {
      pairs.push(index);
      index += 1;
    }
  }
  const length = text.length - pairs.length;

  return {
    length,
    toIndex(offset) {
      if (!Number.isInteger(offset) || offset < 0 || offset > length) throw outside(offset);
      // The nth pair is the character at code point `begin - n`.
      return (offset + countWhere(pairs, (begin, n) => begin - n < offset)) as StringIndex;
    },
    toOffset(index) {
      const inside = Math.min(Math.max(index, 0), text.length);
      return (inside - countWhere(pairs, (begin) => begin + 2 <= inside)) as CodePointOffset;
    },
  };
}

/** How many leading entries satisfy a condition that holds for a prefix of the list. */
function countWhere(
  pairs: readonly number[],
  holds: (begin: number, position: number) => boolean,
): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(pairs[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isPairAt(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

function outside(offset: number): RangeError {
  return new RangeError(`Offset ${offset} is outside the text`);
}
