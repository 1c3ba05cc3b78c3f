/** How others find a passage in a changed text, each as its makers use it. */
import search from 'approx-string-match';
import DiffMatchPatch from 'diff-match-patch';

import type { Found, Passage } from './truth';

/** `prepare` is paid once for two texts, the rest for each passage. */
export type Peer = {
  name: string;
  prepare: (before: string, after: string) => (passage: Passage) => Found;
};

const CONTEXT = 32;

/**
 * Hypothesis' way with a quotation: where it was, if the words are there; else every
 * exact occurrence; else the approximate ones with up to half of its letters wrong.
 * Words, surroundings and position are weighed; the best is taken, however bad.
 */
export const exactThenApproximate: Peer = {
  name: 'exact, then approx-string-match with context',
  prepare: (before, after) => (passage) => {
    const quote = before.slice(passage.start, passage.end);
    if (after.startsWith(quote, passage.start)) {
      return { status: 'anchored', start: passage.start, end: passage.end };
    }
    const prefix = before.slice(Math.max(0, passage.start - CONTEXT), passage.start);
    const suffix = before.slice(passage.end, passage.end + CONTEXT);
    let best: Found = null;
    let bestScore = -1;
    for (const { start, end, errors } of matches(after, quote, Math.min(256, quote.length / 2))) {
      const quoteScore = 1 - errors / quote.length;
      const prefixScore = likeness(after.slice(Math.max(0, start - prefix.length), start), prefix);
      const suffixScore = likeness(after.slice(end, end + suffix.length), suffix);
      const position = 1 - Math.abs(start - passage.start) / after.length;
      const score = (50 * quoteScore + 20 * prefixScore + 20 * suffixScore + 2 * position) / 92;
      if (score > bestScore) {
        bestScore = score;
        // What it reports is a place and nothing of the words: they are taken for the same.
        best = { status: 'anchored', start, end };
      }
    }
    return best;
  },
};

function matches(text: string, words: string, maxErrors: number) {
  const exact: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    exact.push({ start: at, end: at + words.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, words, maxErrors);
}

function likeness(text: string, words: string): number {
  if (words === '' || text === '') return words === '' ? 1 : 0;
  const [best] = matches(text, words, words.length);
  return best === undefined ? 0 : 1 - best.errors / words.length;
}

/** One difference of the two texts, cut off after a second as by default, and both ends mapped. */
export const diffMatchPatch: Peer = {
  name: 'diff-match-patch, one second',
  prepare: (before, after) => {
    const tool = new DiffMatchPatch();
    tool.Diff_Timeout = 1;
    const diffs = tool.diff_main(before, after);
    return ({ start, end }) => {
      const [from, to] = [tool.diff_xIndex(diffs, start), tool.diff_xIndex(diffs, end)];
      return to > from ? { status: 'anchored', start: from, end: to } : null;
    };
  },
};
