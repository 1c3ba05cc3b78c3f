/**
 * Words, clauses and sentences as the keyboard sees them: what to select at a
 * place, and where the next or the previous one begins or ends. Blocks are
 * segmented when they are first asked for, so that the first key in a long
 * article is answered at once.
 */
import type { ArticleText, CodePointOffset, CodePointSpan, StringIndex } from './article-text';
import { offsetMap } from './article-text';
import { segmentsOf } from './segments';
import { knownLanguage, type SentenceOptions, sentencesOf } from './sentences';

export type TextUnit = 'word' | 'clause' | 'sentence';

export type TextUnits = {
  /** The unit that holds the character at `offset`, or ends there; `null` between units. */
  at(unit: TextUnit, offset: CodePointOffset): CodePointSpan | null;
  /** The nearest beginning of a unit before `offset`; `null` when there is none. */
  startBefore(unit: TextUnit, offset: CodePointOffset): CodePointOffset | null;
  startAfter(unit: TextUnit, offset: CodePointOffset): CodePointOffset | null;
  endBefore(unit: TextUnit, offset: CodePointOffset): CodePointOffset | null;
  endAfter(unit: TextUnit, offset: CodePointOffset): CodePointOffset | null;
};

/** Blocks are spans in ascending order that do not overlap; units never cross them. */
export function createTextUnits(
  text: ArticleText,
  blocks: readonly CodePointSpan[],
  { language = 'en', offsets = offsetMap(text) }: SentenceOptions = {},
): TextUnits {
  const segmenter = new Intl.Segmenter(knownLanguage(language), { granularity: 'word' });
  const cache = new Map<string, readonly CodePointSpan[]>();

  function unitsOf(unit: TextUnit, index: number): readonly CodePointSpan[] {
    const block = blocks[index];
    if (block === undefined) return [];
    const key = `${unit} ${index}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const found = segment(unit, block);
    cache.set(key, found);
    return found;
  }

  function segment(unit: TextUnit, block: CodePointSpan): CodePointSpan[] {
    const sentences = () => sentencesOf(text, [block], { language, offsets });
    if (unit === 'sentence') return sentences();
    const inside = unit === 'clause' ? sentences() : [block];
    return inside.flatMap(({ start, end }) => {
      const from = offsets.toIndex(start);
      const words = text.slice(from, offsets.toIndex(end));
      const ranges = unit === 'clause' ? clausesIn(words) : wordsIn(words, segmenter);
      return ranges.map((range) => ({
        start: offsets.toOffset((from + range.from) as StringIndex),
        end: offsets.toOffset((from + range.to) as StringIndex),
      }));
    });
  }

  /** The last block that begins at or before `offset`. */
  function blockAt(offset: number): number {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((blocks[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  type Edge = 'start' | 'end';

  function before(unit: TextUnit, edge: Edge, offset: number): CodePointOffset | null {
    for (let index = blockAt(offset); index >= 0; index -= 1) {
      const found = unitsOf(unit, index).findLast((span) => span[edge] < offset);
      if (found !== undefined) return found[edge];
    }
    return null;
  }

  function after(unit: TextUnit, edge: Edge, offset: number): CodePointOffset | null {
    for (let index = blockAt(offset); index < blocks.length; index += 1) {
      const found = unitsOf(unit, index).find((span) => span[edge] > offset);
      if (found !== undefined) return found[edge];
    }
    return null;
  }

  return {
    at(unit, offset) {
      const units = unitsOf(unit, blockAt(offset));
      return (
        units.find(({ start, end }) => start <= offset && offset < end) ??
        units.find(({ end }) => end === offset) ??
        null
      );
    },
    startBefore: (unit, offset) => before(unit, 'start', offset),
    startAfter: (unit, offset) => after(unit, 'start', offset),
    endBefore: (unit, offset) => before(unit, 'end', offset),
    endAfter: (unit, offset) => after(unit, 'end', offset),
  };
}

type Range = { from: number; to: number };

const GLUED_BEFORE = /^[$€£¥₹#№§@+−-]$/u;
const GLUED_AFTER = /^[%‰°€£]$/u;

/** Words with the signs that belong to them: "$5bn", "62%", "@desk". */
function wordsIn(words: string, segmenter: Intl.Segmenter): Range[] {
  const found: Range[] = [];
  let sign: Range | null = null;
  for (const { from, to, isWordLike } of segmentsOf(words, segmenter)) {
    const last = found.at(-1);
    if (isWordLike) {
      found.push({ from: sign?.to === from ? sign.from : from, to });
    } else if (last?.to === from && GLUED_AFTER.test(words.slice(from, to))) {
      last.to = to;
    } else if (last?.to !== from && GLUED_BEFORE.test(words.slice(from, to))) {
      sign = { from, to };
      continue;
    }
    sign = null;
  }
  return found;
}

/** Commas, semicolons, colons and dashes with a space beside them, and brackets. */
const CLAUSE_BREAK = /[,;:]["'”’»]*(?=\s)|\s[–—-]+(?=\s)|—|[()[\]]/gu;

/** The parts of a sentence between its breaks, without the marks and spaces around them. */
function clausesIn(sentence: string): Range[] {
  const found: Range[] = [];
  let from = 0;
  const push = (to: number) => {
    const part = sentence.slice(from, to);
    const lead = /^[\s,;:–—()[\]-]*/u.exec(part)?.[0].length ?? 0;
    const end = part.trimEnd().length;
    if (/[\p{L}\p{N}]/u.test(part)) found.push({ from: from + lead, to: from + end });
  };
  for (const { 0: mark, index } of sentence.matchAll(CLAUSE_BREAK)) {
    push(index);
    from = index + mark.length;
  }
  push(sentence.length);
  return found;
}
