import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { compareSources, distinctSources } from './compare-sources';
import type { CitedSource } from './comparison-group';
import { evidenceOf } from './evidence';
import { foldText, foldUrl } from './fold-text';

function listed(...readings: (readonly CitedSource[])[]) {
  const evidence = evidenceOf(readings.map((citations) => ({ citations })));
  const numbers = Int32Array.from(evidence.citations.keys());
  const lists = { numbers, offsets: evidence.offsets };
  return { evidence, lists };
}

function why(a: readonly CitedSource[], b: readonly CitedSource[]) {
  const { evidence, lists } = listed(a, b);
  return compareSources(evidence, lists, 0, 1);
}

const citation = fc.record({
  source: fc.constantFrom('Register', 'register ', 'Board', 'The “Board”', 'The "Board"'),
  url: fc.constantFrom('', '', 'https://a.example/x', 'http://A.example/x/#p', 'https://b.example'),
  relation: fc.constantFrom('supports' as const, 'contradicts' as const),
});

const few = fc.array(citation, { maxLength: 5 });
/** So many that they are looked up instead of held against each other. */
const many = fc.array(citation, { minLength: 9, maxLength: 14 });

function isSameSource(a: CitedSource, b: CitedSource): boolean {
  if (a.url !== '' && b.url !== '') return foldUrl(a.url) === foldUrl(b.url);
  return foldText(a.source) === foldText(b.source);
}

function bySaying(a: readonly CitedSource[], b: readonly CitedSource[]) {
  if (a.length === 0 && b.length === 0) return null;
  if (a.length === 0 || b.length === 0) return 'one_uncited';
  const shared = a.flatMap((one) =>
    b.filter((other) => isSameSource(one, other)).map((other) => one.relation === other.relation),
  );
  if (shared.includes(true)) return null;
  return shared.length > 0 ? 'relation' : 'no_common_source';
}

describe('the sources of two reviewers', () => {
  property.prop([few, few], { numRuns: 300 })('are compared each with each', (a, b) => {
    expect(why(a, b)).toBe(bySaying(a, b));
  });

  property.prop([many, many, fc.boolean()], { numRuns: 200 })(
    'are compared in the same way where there are many',
    (a, b, isOpposite) => {
      const read = isOpposite ? ('contradicts' as const) : ('supports' as const);
      const own = a.map((one) => ({ ...one, relation: 'supports' as const }));
      const theirs = b.map((one) => ({ ...one, relation: read }));
      expect(why(own, theirs)).toBe(bySaying(own, theirs));
    },
  );

  property.prop([few, few])('differ in the same way whoever comes first', (a, b) => {
    expect(why(a, b)).toBe(why(b, a));
  });

  test('that give the same name and other addresses are two', () => {
    const at = (url: string) => [{ source: 'Register', url, relation: 'supports' as const }];
    expect(why(at('https://a.example/1'), at('https://a.example/2'))).toBe('no_common_source');
    expect(why(at('https://a.example/1'), at(''))).toBeNull();
  });
});

describe('what a reviewer cites', () => {
  property.prop([fc.oneof(few, fc.array(citation, { minLength: 65, maxLength: 90 }))])(
    'is listed once for each source and relation, as it was cited first',
    (citations) => {
      const { evidence, lists } = listed(citations);
      const isAlike = (a: CitedSource, b: CitedSource) =>
        a.relation === b.relation && (a.url === '') === (b.url === '') && isSameSource(a, b);
      expect(distinctSources(evidence, lists, 0)).toEqual(
        citations.filter((one, at) => !citations.slice(0, at).some((other) => isAlike(one, other))),
      );
    },
  );
});
