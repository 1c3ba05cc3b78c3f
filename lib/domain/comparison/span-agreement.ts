/**
 * How far two reviewers mark the same words, whatever they say of them: F1, twice
 * what both have over all that each has. 1 is the same marks, 0 is none in common.
 *
 * Agreement by chance is left out of it on purpose: almost any passage could be
 * marked, so marking the same one by chance is next to impossible.
 *
 * @see Hripcsak, G. & Rothschild, A. S. (2005). Agreement, the F-measure, and
 * reliability in information retrieval. JAMIA 12(3), 296–298.
 */
import { type Measure, undefinedMeasure } from './agreement';
import { type Passage, sharedLength } from './passage';

/** Passages with the same first and last code point. */
export function exactSpanF1(a: readonly Passage[], b: readonly Passage[]): Measure {
  const left = new Map<string, number>();
  for (const passage of b) left.set(keyOf(passage), (left.get(keyOf(passage)) ?? 0) + 1);
  let both = 0;
  for (const passage of a) {
    const count = left.get(keyOf(passage)) ?? 0;
    if (count === 0) continue;
    both += 1;
    left.set(keyOf(passage), count - 1);
  }
  return f1(both, a.length, b.length);
}

/** `pairs` is how many passages of the one were paired with a passage of the other. */
export function overlapSpanF1(
  pairs: number,
  a: readonly Passage[],
  b: readonly Passage[],
): Measure {
  return f1(pairs, a.length, b.length);
}

/** Words of the text: a word counts as marked when any part of it is. `tokens` are in reading order. */
export function tokenF1(
  tokens: readonly Passage[],
  a: readonly Passage[],
  b: readonly Passage[],
): Measure {
  const [byA, byB] = [markedTokens(tokens, a), markedTokens(tokens, b)];
  const both = [...byA].filter((token) => byB.has(token)).length;
  return f1(both, byA.size, byB.size);
}

function f1(both: number, a: number, b: number): Measure {
  if (a + b === 0) return undefinedMeasure('nothing_to_compare', 0);
  const value = (2 * both) / (a + b);
  return { value, undefinedBecause: null, n: a + b, observed: null, expected: null };
}

function keyOf({ start, end }: Passage): string {
  return `${start}-${end}`;
}

function markedTokens(tokens: readonly Passage[], passages: readonly Passage[]): Set<Passage> {
  const sorted = [...passages].sort((a, b) => a.start - b.start);
  const marked = new Set<Passage>();
  let reaching: Passage[] = [];
  let next = 0;
  for (const token of tokens) {
    for (let passage = sorted[next]; passage !== undefined && passage.start < token.end;) {
      reaching.push(passage);
      next += 1;
      passage = sorted[next];
    }
    reaching = reaching.filter(({ end }) => end > token.start);
    if (reaching.some((passage) => sharedLength(passage, token) > 0)) marked.add(token);
  }
  return marked;
}
