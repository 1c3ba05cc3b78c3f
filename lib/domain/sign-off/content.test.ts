import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { CodePointOffset } from '../anchoring/article-text';
import type { AdjudicatedClaim } from '../claims/annotation';
import { DEFAULT_SCALE } from '../claims/verdict-scale';
import {
  canonicalBytesOf,
  canonicalClaimsOf,
  type SignOffSources,
  signOffContentOf,
} from './content';

const TEXT = '🗳 Turnout was 62 percent, the ministry said.';

function claim(id: string, words: string): AdjudicatedClaim {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length;
  return {
    id,
    reviewerId: 'head',
    start: start as CodePointOffset,
    end: (start + Array.from(words).length) as CodePointOffset,
    exact: words,
    claimText: 'Turnout was 62 percent.',
    claimType: 'figure',
    priority: 'high',
    attribution: [{ name: 'The ministry', credit: 'credited', detail: '' }],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale: { type: 'doc', content: [] },
    suggestedFix: null,
    citations: [
      {
        id: `${id}-c1`,
        source: 'The ministry',
        tier: 'primary',
        relation: 'supports',
        quote: '',
        locator: 'p. 3',
        url: '',
        accessedOn: null,
      },
    ],
    decision: 'took',
    cause: null,
    reason: '',
    derivedFrom: ['b1', 'a1'],
  };
}

const SOURCES: SignOffSources = {
  article: {
    id: 'article',
    title: 'Turnout',
    outlet: '',
    byline: '',
    publishedOn: '2025-03-01',
    url: '',
  },
  version: { id: 'version', ordinal: 1, textSha256: 'f'.repeat(64), text: TEXT },
  scale: { ...DEFAULT_SCALE, version: 1 },
  round: { id: 'round', ordinal: 1, mode: 'blind' },
  claims: [
    claim('c2', 'the ministry'),
    claim('c1', '62 percent'),
    claim('c0', 'Turnout was 62 percent'),
  ],
  queries: { open: 0, closed: 2 },
};

const bytesOf = (sources: SignOffSources) => canonicalBytesOf(signOffContentOf(sources));

describe('the content of a sign-off', () => {
  property.prop([fc.shuffledSubarray([0, 1, 2], { minLength: 3 })])(
    'has the same bytes in whatever order claims come',
    (order) => {
      const claims = order.flatMap((at) => SOURCES.claims[at] ?? []);
      expect(bytesOf({ ...SOURCES, claims })).toBe(bytesOf(SOURCES));
    },
  );

  test('lists claims in reading order and what they settle in order', () => {
    const content = signOffContentOf(SOURCES);
    expect(content.claims.map(({ id }) => id)).toEqual(['c0', 'c1', 'c2']);
    expect(content.claims[0]?.derivedFrom).toEqual(['a1', 'b1']);
  });

  test('has the same bytes whatever else a row carries', () => {
    const claims = SOURCES.claims.map((one) => ({ ...one, updatedAt: 'later', version: 7 }));
    const article = { ...SOURCES.article, rev: 12 };
    expect(bytesOf({ ...SOURCES, claims, article })).toBe(bytesOf(SOURCES));
  });

  test('names its schema, so that a reader knows what the bytes are', () => {
    expect(bytesOf(SOURCES)).toContain('"schema":"obelus.sign-off/1"');
  });

  test('takes an annotation that nobody had to adjudicate', () => {
    const {
      decision: _,
      cause: __,
      reason: ___,
      derivedFrom: ____,
      ...annotation
    } = claim('c1', '62 percent');
    const content = signOffContentOf({ ...SOURCES, claims: [annotation] });
    expect(content.claims[0]).toMatchObject({
      decision: null,
      cause: null,
      reason: '',
      derivedFrom: [],
    });
  });

  test('is refused for a claim that does not quote its place', () => {
    const moved = { ...claim('c1', '62 percent'), start: 3 as CodePointOffset };
    expect(() => signOffContentOf({ ...SOURCES, claims: [moved] })).toThrow(
      'Claim c1 does not quote the words at 3..',
    );
  });

  const [first = claim('c0', 'Turnout')] = SOURCES.claims;
  test.each<[string, Partial<SignOffSources>]>([
    ['the title', { article: { ...SOURCES.article, title: 'Turnout rose' } }],
    ['the text', { version: { ...SOURCES.version, text: `${TEXT} ` } }],
    ['the scale', { scale: { ...DEFAULT_SCALE, version: 2 } }],
    ['a query', { queries: { open: 1, closed: 1 } }],
    ['a verdict', { claims: [{ ...first, verdict: 'disputed' }, ...SOURCES.claims.slice(1)] }],
    ['a citation', { claims: [{ ...first, citations: [] }, ...SOURCES.claims.slice(1)] }],
    ['a rationale', { claims: [{ ...first, rationale: null }, ...SOURCES.claims.slice(1)] }],
    ['a decision', { claims: [{ ...first, decision: 'wrote' }, ...SOURCES.claims.slice(1)] }],
    ['a claim', { claims: SOURCES.claims.slice(1) }],
  ])('has other bytes when %s changes', (_, change) => {
    expect(bytesOf({ ...SOURCES, ...change })).not.toBe(bytesOf(SOURCES));
  });

  test('seals the claims apart from the text', () => {
    const content = signOffContentOf(SOURCES);
    const retitled = signOffContentOf({ ...SOURCES, article: { ...SOURCES.article, title: 'x' } });
    expect(canonicalClaimsOf(retitled)).toBe(canonicalClaimsOf(content));
  });
});
