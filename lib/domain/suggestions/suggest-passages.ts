/**
 * Sentences with a reason to be looked at, and in each the words to mark. Suggestions
 * say where to look first; they never say what to leave out.
 */
import type { ArticleText, CodePointSpan, OffsetMap, StringIndex } from '../anchoring/article-text';
import { type FoundReason, type Reason, reasonsIn, touches } from './reasons';

export type Suggestion = {
  sentence: CodePointSpan;
  /** What one key marks: the sentence without the quotation marks and stops around it. */
  span: CodePointSpan;
  /** In the order of the text; words may give two of different kinds. */
  reasons: readonly (CodePointSpan & { reason: Reason })[];
};

/** Marks and spaces that a claim does not end or begin with. */
const EDGE_START = /^[\s"“”„«»'‘’([–—-]+/u;
const EDGE_END = /[\s"“”„«»'‘’)\]–—:;,.!?…-]+$/u;

/**
 * @param recognized names and dates that a lexicon found in the whole text, in UTF-16
 *   units; the rules for all else are this module's own.
 * @returns one per sentence that has a reason, in the order of the sentences.
 */
export function suggestPassages(
  text: ArticleText,
  sentences: readonly CodePointSpan[],
  recognized: readonly FoundReason[],
  offsets: OffsetMap,
): Suggestion[] {
  const waiting = [...recognized].sort((one, other) => one.from - other.from);
  let next = 0;
  return sentences.flatMap((sentence) => {
    const from = offsets.toIndex(sentence.start);
    const to = offsets.toIndex(sentence.end);
    while (next < waiting.length && (waiting[next]?.from ?? to) < from) next += 1;
    const inside: FoundReason[] = [];
    for (let at = next; at < waiting.length; at += 1) {
      const each = waiting[at];
      if (each === undefined || each.from >= to) break;
      if (each.to <= to) inside.push({ ...each, from: each.from - from, to: each.to - from });
    }
    const words = text.slice(from, to);
    const reasons = told([...reasonsIn(words), ...inside]);
    if (reasons.length === 0) return [];
    return [
      {
        sentence,
        span: toMark(words, from, sentence, offsets),
        reasons: reasons.map((each) => ({
          reason: each.reason,
          start: offsets.toOffset((from + each.from) as StringIndex),
          end: offsets.toOffset((from + each.to) as StringIndex),
        })),
      },
    ];
  });
}

/** Without figures that are a date's, and without words inside others of the same kind. */
function told(all: readonly FoundReason[]): FoundReason[] {
  const dates = all.filter(({ reason }) => reason === 'date');
  const known = new Set<string>();
  return all
    .filter((each) => each.reason !== 'number' || !dates.some((date) => touches(each, date)))
    .filter(
      (each, _, kept) =>
        !kept.some((other) => other.reason === each.reason && other !== each && holds(other, each)),
    )
    .filter(({ reason, from, to }) => {
      const key = `${reason} ${from} ${to}`;
      return !known.has(key) && known.add(key).size > 0;
    })
    .sort((one, other) => (one.from === other.from ? one.to - other.to : one.from - other.from));
}

/** “62 percent” holds “percent”. */
function holds(one: FoundReason, other: FoundReason): boolean {
  if (one.from === other.from && one.to === other.to) return false;
  return one.from <= other.from && other.to <= one.to;
}

function toMark(
  words: string,
  from: number,
  sentence: CodePointSpan,
  offsets: OffsetMap,
): CodePointSpan {
  const before = EDGE_START.exec(words)?.[0].length ?? 0;
  const after = EDGE_END.exec(words)?.[0].length ?? 0;
  if (before + after >= words.length) return sentence;
  // A quotation that the sentence ends with keeps its closing mark.
  return {
    start: offsets.toOffset((from + before) as StringIndex),
    end: offsets.toOffset((from + words.length - after) as StringIndex),
  };
}
