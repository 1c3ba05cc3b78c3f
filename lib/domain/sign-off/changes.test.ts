import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { Citation, RichText } from '../claims/claim';
import { DEFAULT_SCALE } from '../claims/verdict-scale';
import { describeChanges } from './changes';
import { canonicalBytesOf, type SignedClaim, type SignOffContent } from './content';

const citation: Citation = {
  id: 'c1',
  source: 'The ministry',
  tier: 'primary',
  relation: 'supports',
  quote: 'Turnout: 62 %',
  locator: 'p. 3',
  url: '',
  accessedOn: null,
};

function aClaim(id: string, over: Partial<SignedClaim> = {}): SignedClaim {
  return {
    id,
    reviewerId: 'head',
    start: 0,
    end: 10,
    exact: '62 percent',
    claimText: 'Turnout was 62 percent.',
    claimType: 'figure',
    priority: 'high',
    attribution: [{ name: 'The ministry', credit: 'credited', detail: '' }],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale: null,
    suggestedFix: null,
    citations: [citation],
    decision: 'took',
    cause: null,
    reason: '',
    derivedFrom: ['a1', 'b1'],
    ...over,
  };
}

function content(over: Partial<SignOffContent> = {}): SignOffContent {
  return {
    schema: 'obelus.sign-off/1',
    article: {
      id: 'article',
      title: 'Turnout',
      outlet: '',
      byline: '',
      publishedOn: null,
      url: '',
    },
    version: { id: 'v1', ordinal: 1, textSha256: 'f'.repeat(64), text: 'Turnout was 62 percent.' },
    scale: { ...DEFAULT_SCALE, version: 1 },
    round: { id: 'round', ordinal: 1, mode: 'blind' },
    claims: [aClaim('one')],
    queries: { open: 0, closed: 0 },
    ...over,
  };
}

const claims = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('one', 'two', 'three'),
    start: fc.nat({ max: 3 }),
    verdict: fc.constantFrom('supported', 'disputed', null),
    rationale: fc.constantFrom<(RichText | null)[]>(
      null,
      { type: 'doc' },
      { type: 'doc', content: [] },
    ),
    citations: fc.shuffledSubarray([
      citation,
      { ...citation, id: 'c2' },
      { ...citation, id: 'c3' },
    ]),
    derivedFrom: fc.subarray(['a1', 'b1']),
  }),
  { selector: ({ id }) => id },
);
const contents = fc
  .record({
    claims: claims.map((some) =>
      some.map(({ id, ...over }) => aClaim(id, over)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ),
    open: fc.nat({ max: 1 }),
    title: fc.constantFrom('Turnout', 'Turnout rose'),
    text: fc.constantFrom('Turnout was 62 percent.', 'Turnout was 61 percent.'),
    version: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ claims: some, open, title, text, version }) =>
    content({
      claims: some,
      queries: { open, closed: 0 },
      article: { ...content().article, title },
      version: { ...content().version, text },
      scale: { ...DEFAULT_SCALE, version },
    }),
  );

describe('laws', () => {
  property.prop([contents, contents])(
    'there is a change exactly where the bytes differ',
    (a, b) => {
      const isSame = canonicalBytesOf(a) === canonicalBytesOf(b);
      expect(describeChanges(a, b).length === 0).toBe(isSame);
    },
  );

  property.prop([contents, contents])(
    'what was added one way was removed the other way',
    (a, b) => {
      const of = (kind: string, from: SignOffContent, to: SignOffContent) =>
        describeChanges(from, to)
          .filter((change) => change.kind === kind)
          .map(({ annotationId }) => annotationId)
          .sort();
      expect(of('claim_added', a, b)).toEqual(of('claim_removed', b, a));
      expect(of('claim_changed', a, b)).toHaveLength(of('claim_changed', b, a).length);
    },
  );
});

/** Another value for each field of a claim. Does not compile without an entry for a new field. */
const OTHER: Omit<{ [Field in keyof SignedClaim]: SignedClaim[Field] }, 'id'> = {
  reviewerId: 'editor',
  start: 1,
  end: 11,
  exact: '61 percent',
  claimText: 'Another claim.',
  claimType: 'fact',
  priority: 'low',
  attribution: [],
  checkStatus: 'changed',
  verdict: null,
  confidence: null,
  rationale: { type: 'doc' },
  suggestedFix: '',
  citations: [{ ...citation, relation: 'contradicts' }],
  decision: 'merged',
  cause: 'scope',
  reason: 'Read again.',
  derivedFrom: ['a1'],
};

describe('every field of a claim', () => {
  test.each(Object.entries(OTHER))('is listed when it changes: %s', (field, value) => {
    const before = content({ claims: [aClaim('one')] });
    const after = content({ claims: [{ ...aClaim('one'), [field]: value }] });
    expect(describeChanges(before, after)).toMatchObject([
      { kind: 'claim_changed', annotationId: 'one' },
    ]);
  });
});

describe('changes', () => {
  function changesOf(before: Partial<SignedClaim>, after: Partial<SignedClaim>) {
    return describeChanges(
      content({ claims: [aClaim('one', before)] }),
      content({ claims: [aClaim('one', after)] }),
    );
  }

  test('name a verdict by the label of its scale', () => {
    expect(changesOf({}, { verdict: 'disputed' })).toEqual([
      {
        kind: 'claim_changed',
        annotationId: 'one',
        exact: '62 percent',
        field: 'verdict',
        before: 'Supported',
        after: 'Disputed',
        diff: null,
      },
    ]);
  });

  test('show other words of a claim by words', () => {
    expect(changesOf({}, { claimText: 'Turnout was 61 percent.' })).toMatchObject([
      {
        field: 'claimText',
        diff: [
          { op: 'same', text: 'Turnout was ' },
          { op: 'delete', text: '62' },
          { op: 'insert', text: '61' },
          { op: 'same', text: ' percent.' },
        ],
      },
    ]);
  });

  test('tell words that moved from words that changed', () => {
    expect(changesOf({}, { start: 5, end: 15 })).toMatchObject([
      { field: 'place', before: '0–10', after: '5–15' },
    ]);
    expect(changesOf({}, { exact: '61 percent' })).toMatchObject([
      { field: 'passage', before: '62 percent', after: '61 percent' },
    ]);
  });

  test('list each citation that was added, removed, changed or put elsewhere', () => {
    const other = { ...citation, id: 'c2', source: 'A rival' };
    expect(changesOf({}, { citations: [citation, other] })).toMatchObject([
      { field: 'citation', before: null, after: 'A rival, p. 3, supports, “Turnout: 62 %”' },
    ]);
    expect(changesOf({}, { citations: [] })).toMatchObject([{ field: 'citation', after: null }]);
    expect(changesOf({}, { citations: [{ ...citation, locator: 'p. 4' }] })).toHaveLength(1);
    expect(
      changesOf({ citations: [citation, other] }, { citations: [other, citation] }),
    ).toMatchObject([{ field: 'citationOrder' }]);
  });

  test('see a rationale whose form changed and whose words did not', () => {
    const text = (marks: { type: string }[]) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It is so.', marks }] }],
    });
    expect(
      changesOf({ rationale: text([]) }, { rationale: text([{ type: 'bold' }]) }),
    ).toMatchObject([{ field: 'rationale', before: 'It is so.', after: 'It is so.' }]);
  });

  test('list claims that came and went at their place in the text', () => {
    const before = content({ claims: [aClaim('one', { start: 2 }), aClaim('two', { start: 40 })] });
    const after = content({ claims: [aClaim('zero'), aClaim('two', { start: 40 })] });
    expect(describeChanges(before, after)).toMatchObject([
      { kind: 'claim_added', annotationId: 'zero', after: 'Turnout was 62 percent.' },
      { kind: 'claim_removed', annotationId: 'one', before: 'Turnout was 62 percent.' },
    ]);
  });

  test('show each place of the text that changed, with what stands around it', () => {
    const filler = ' Nothing happened on this day, and nobody said a word about it.'.repeat(4);
    const text = (first: string, last: string) =>
      `Turnout was ${first}.${filler} It rose on ${last}.`;
    const version = content().version;
    const found = describeChanges(
      content({ version: { ...version, text: text('62', 'Sunday') } }),
      content({ version: { ...version, text: text('61', 'Monday') } }),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['text', 'text']);
    expect(found[0]?.before).toMatch(/^Turnout was 62\. Nothing/u);
    expect(found[0]?.before?.length).toBeLessThan(100);
    expect(found[1]?.after).toMatch(/It rose on Monday\.$/u);
  });

  test('name the article’s particulars and the rest by field', () => {
    const after = content({
      article: { ...content().article, title: 'Turnout rose' },
      scale: { ...DEFAULT_SCALE, version: 2 },
      queries: { open: 1, closed: 0 },
    });
    expect(describeChanges(content(), after)).toMatchObject([
      { kind: 'article', field: 'title', before: 'Turnout', after: 'Turnout rose' },
      { kind: 'other', field: 'scale', after: 'Obelus default, version 2' },
      { kind: 'other', field: 'openQueries', before: '0', after: '1' },
    ]);
  });
});
