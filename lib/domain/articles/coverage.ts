/**
 * What is still unchecked? Every sentence of an article is examined, begun or
 * untouched, so that the question has an answer and a number.
 *
 * A sentence is examined when a claim in it has a verdict, or when a reviewer
 * marked it as holding nothing to check; it is begun when it holds claims and
 * none of them has a verdict yet. A verdict on words that a new version changed is
 * none until a person says that it still holds. What is left out of the article, and blocks
 * without a letter (a bare date, a row of stars), are no part of the count.
 */
import {
  type ArticleText,
  codePointLength,
  type CodePointSpan,
  type OffsetMap,
  offsetMap,
} from '../anchoring/article-text';
import { sentencesOf } from '../anchoring/sentences';
import type { CheckStatus } from '../claims/claim';
import { type ArticleDocument, blockSpans, textOfBlock } from './document';

type CoverageState = 'examined' | 'begun' | 'untouched';

export type SentenceCoverage = CodePointSpan & { state: CoverageState };

export type Coverage = {
  /** In the order of the text. */
  sentences: readonly SentenceCoverage[];
  total: number;
  examined: number;
  begun: number;
  untouched: number;
};

const HAS_LETTER = /\p{L}/u;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** The sentences that coverage counts, in order. */
export function sentencesToCover(
  document: ArticleDocument,
  text: ArticleText,
  { language = 'en', offsets = offsetMap(text) }: { language?: string; offsets?: OffsetMap } = {},
): CodePointSpan[] {
  const spans = blockSpans(document);
  const last = spans.at(-1);
  if (last === undefined || last.end !== codePointLength(text)) {
    throw new Error(`The text is not that of the document: ${text.length} units`);
  }
  const blocks = spans.filter((_, index) => {
    const block = document.content[index];
    return block !== undefined && !block.attrs.omitted && HAS_LETTER.test(textOfBlock(block));
  });
  return sentencesOf(text, blocks, { language, offsets }).filter(({ start, end }) =>
    HAS_WORD.test(text.slice(offsets.toIndex(start), offsets.toIndex(end))),
  );
}

/**
 * The state of each sentence. Sentences are in order and do not overlap; a
 * claim or a mark counts for every sentence it shares a character with.
 */
export function coverageOf(
  sentences: readonly CodePointSpan[],
  claims: readonly (CodePointSpan & { verdict: string | null; checkStatus?: CheckStatus })[],
  nothingToCheck: readonly CodePointSpan[],
): Coverage {
  const judged = tally(sentences, [...claims.filter(isJudged), ...nothingToCheck]);
  const open = tally(
    sentences,
    claims.filter((claim) => !isJudged(claim)),
  );
  const covered = sentences.map(({ start, end }, index): SentenceCoverage => {
    if ((judged[index] ?? 0) > 0) return { start, end, state: 'examined' };
    return { start, end, state: (open[index] ?? 0) > 0 ? 'begun' : 'untouched' };
  });
  const count = (state: CoverageState) => covered.filter((each) => each.state === state).length;
  return {
    sentences: covered,
    total: covered.length,
    examined: count('examined'),
    begun: count('begun'),
    untouched: count('untouched'),
  };
}

function isJudged(claim: { verdict: string | null; checkStatus?: CheckStatus }): boolean {
  return claim.verdict !== null && claim.checkStatus !== 'changed';
}

/** How many of the spans each sentence shares a character with. */
function tally(sentences: readonly CodePointSpan[], spans: readonly CodePointSpan[]): number[] {
  const changes = new Array<number>(sentences.length + 1).fill(0);
  for (const { start, end } of spans) {
    if (start >= end) continue;
    const first = firstWhere(sentences, (sentence) => sentence.end > start);
    const past = firstWhere(sentences, (sentence) => sentence.start >= end);
    if (first >= past) continue;
    changes[first] = (changes[first] ?? 0) + 1;
    changes[past] = (changes[past] ?? 0) - 1;
  }
  let count = 0;
  return sentences.map((_, index) => (count += changes[index] ?? 0));
}

/** The first sentence from which on the condition holds, or the number of sentences. */
function firstWhere(
  sentences: readonly CodePointSpan[],
  holds: (sentence: CodePointSpan) => boolean,
): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const sentence = sentences[middle];
    if (sentence !== undefined && holds(sentence)) high = middle;
    else low = middle + 1;
  }
  return low;
}
