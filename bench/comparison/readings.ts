/**
 * Readings as reviewers make them, from a seed: sentences and clauses of a long
 * text, most of them marked by all, with boundaries that differ by a word, some
 * split in two, some with a figure marked inside them, some marked by one alone.
 */
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { CLAIM_TYPES, PRIORITIES } from '@/lib/domain/claims/claim';
import type { Comparable } from '@/lib/domain/comparison/comparison-group';

import { chance } from '../random';

export const VERDICTS = [
  'supported',
  'partly_supported',
  'disputed',
  'contradicted',
  'unverifiable',
];

/** The share of passages that a reviewer has in common with the others. */
const SHARED = 0.8;
const SENTENCE = 100;

export type Readings = { text: string; reviewerIds: string[]; annotations: Comparable[] };

export function makeReadings(reviewers: number, passages: number, seed: number): Readings {
  const random = chance(seed);
  const below = (limit: number) => random.below(limit);
  const pick = <Value>(values: readonly Value[], fallback: Value) =>
    values[below(values.length)] ?? fallback;
  const reviewerIds = Array.from({ length: reviewers }, (_, at) => `reviewer-${at + 1}`);
  const text = makeText(passages * SENTENCE, below);
  const annotations: Comparable[] = [];

  /** What is said of a sentence by most who mark it. */
  const usual = Array.from({ length: passages }, (_, at) => ({
    verdict: pick(VERDICTS, 'supported'),
    claimType: pick(CLAIM_TYPES, 'fact'),
    claimText: `The claim of sentence ${at}.`,
    url: `https://example.org/source/${below(passages)}`,
  }));
  const mark = (reviewerId: string, sentence: number, from: number, to: number) => {
    const base = usual[sentence];
    const start = Math.max(0, from);
    annotations.push({
      id: `${reviewerId}/${annotations.length.toString(36).padStart(6, '0')}`,
      reviewerId,
      start: start as CodePointOffset,
      end: Math.max(start + 1, Math.min(to, passages * SENTENCE)) as CodePointOffset,
      verdict: random.with(0.75)
        ? (base?.verdict ?? null)
        : random.with(0.9)
          ? pick(VERDICTS, 'supported')
          : null,
      claimType: random.with(0.85) ? (base?.claimType ?? 'fact') : pick(CLAIM_TYPES, 'fact'),
      priority: random.with(0.8) ? 'medium' : pick(PRIORITIES, 'medium'),
      claimText: random.with(0.7)
        ? (base?.claimText ?? '')
        : `Claim ${annotations.length}, worded anew.`,
      citations: Array.from({ length: below(3) }, () => ({
        source: `Source ${below(500)}`,
        url: random.with(0.6)
          ? (base?.url ?? '')
          : random.with(0.5)
            ? `https://example.org/other/${below(9_999)}`
            : '',
        relation: random.with(0.9) ? ('supports' as const) : ('contradicts' as const),
      })),
    });
  };

  for (const reviewerId of reviewerIds) {
    let made = 0;
    for (let sentence = 0; made < passages; sentence = (sentence + 1) % passages) {
      const isShared = sentence % 10 < SHARED * 10;
      if (!isShared && random.with(0.5)) continue;
      const start = sentence * SENTENCE + (isShared ? 0 : below(40));
      const length = isShared ? 60 + ((sentence * 7) % 38) : 20 + below(60);
      const jitter = () => (random.with(0.5) ? 0 : below(13) - 6);
      if (random.with(0.08) && made + 2 <= passages) {
        const cut = start + Math.floor(length / 2);
        mark(reviewerId, sentence, start + jitter(), cut);
        mark(reviewerId, sentence, cut + 1, start + length + jitter());
        made += 2;
        continue;
      }
      mark(reviewerId, sentence, start + jitter(), start + length + jitter());
      made += 1;
      if (made < passages && random.with(0.08)) {
        const inner = start + below(30);
        mark(reviewerId, sentence, inner, inner + 10 + below(15));
        made += 1;
      }
    }
  }
  return { text, reviewerIds, annotations };
}

const WORDS = [
  'the',
  'bridge',
  'was',
  'closed',
  'on',
  'Monday',
  'after',
  '62',
  'percent',
  'of',
  'voters',
  'said',
  'so',
];

function makeText(length: number, below: (limit: number) => number): string {
  const words: string[] = [];
  for (let total = 0; total < length;) {
    const word = WORDS[below(WORDS.length)] ?? 'the';
    const isEnd = below(14) === 0;
    words.push(isEnd ? `${word}. ` : `${word} `);
    total += word.length + (isEnd ? 2 : 1);
  }
  return words.join('').slice(0, length);
}

/** The same values in an order that the seed gives. */
export function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  const random = chance(seed);
  return values
    .map((value) => ({ value, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
