/**
 * Which words of the old text are which words of the new one: each at most one,
 * so that a copy of a passage never takes the place of the passage.
 *
 * First what stands in long rows that occur once, wherever it stands; of these the
 * heaviest chain is what stayed in its order. Then what lies between two of its
 * links, word by word. Then what is left is looked through for stretches that were
 * moved. The cost grows with the two texts, not with what is asked about them.
 */
import { gapAligner } from './align-gap';
import { betweenLinks, fillGap, type SharedWords, take } from './fill-gap';
import { markDoubtful } from './lookalikes';
import { findMoves } from './find-moves';
import { settleEnds } from './settle-ends';
import type { KeptWords } from './kept-words';
import { tellingBits } from './telling-bits';
import { moveLines } from './move-lines';
import { slideGaps } from './slide-gaps';
import { findRuns, heaviestChain, type WordRun } from './word-runs';
import { isSign, startsSentence, type WordTokens } from './word-tokens';

/** Words in a row that stand once are no accident. */
const ROW = 7;

export function matchWords(
  old: WordTokens,
  fresh: WordTokens,
  words: number,
  kept: KeptWords | null,
): SharedWords {
  const shared: SharedWords = {
    images: new Int32Array(old.count).fill(-1),
    origins: new Int32Array(fresh.count).fill(-1),
    moved: new Uint8Array(old.count),
    doubtful: new Uint8Array(old.count),
    bits: tellingBits([old, fresh], words),
  };
  const aligner = gapAligner(old.ids, fresh.ids, shared.bits);
  const matching = { old, fresh, shared, aligner };

  const chain = kept ?? heaviestChain(firstRuns(old, fresh));
  for (const run of chain) take(shared, run);
  const [allOld, allNew] = [
    { from: 0, to: old.count },
    { from: 0, to: fresh.count },
  ];
  betweenLinks(chain, allOld, allNew, (oldGap, newGap) => fillGap(matching, oldGap, newGap));
  slideGaps(matching);
  moveLines(matching);
  findMoves(matching);
  settleEnds(matching);
  // An edit that was seen being made needs no doubt.
  if (kept === null) markDoubtful(matching);
  return shared;
}

/** What the two texts begin and end with, and the rows that stand once. */
function firstRuns(old: WordTokens, fresh: WordTokens): WordRun[] {
  const shorter = Math.min(old.count, fresh.count);
  let head = 0;
  while (head < shorter && old.ids[head] === fresh.ids[head]) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    old.ids[old.count - 1 - tail] === fresh.ids[fresh.count - 1 - tail]
  ) {
    tail += 1;
  }
  tail -= closingSigns(old, old.count - tail);
  const runs = findRuns(
    old.ids,
    fresh.ids,
    [{ from: head, to: old.count - tail }],
    [{ from: head, to: fresh.count - tail }],
    { size: ROW, isStrict: false },
  );
  if (head > 0) runs.push({ inOld: 0, inNew: 0, length: head });
  if (tail > 0) {
    runs.push({ inOld: old.count - tail, inNew: fresh.count - tail, length: tail });
  }
  return runs;
}

/**
 * How many signs end a sentence here, before the next one. Every sentence has them: those
 * before the common end may belong to another sentence than in the other text.
 */
function closingSigns(tokens: WordTokens, from: number): number {
  let at = from;
  while (at < tokens.count && isSign(tokens, at) && !startsSentence(tokens, at)) at += 1;
  return startsSentence(tokens, at) && at < tokens.count ? at - from : 0;
}
