import { describe, expect, test } from 'vitest';

import { aCitation as cite, aMark as mark } from '@/lib/testing/marks';

import { alignAnnotations } from './align-annotations';
import type { Comparable, Difference } from './comparison-group';
import { isAgreement } from './differences';

/** The differences of readings that are one group. */
function differencesOf(...marks: Comparable[]): readonly Difference[] {
  const { groups } = alignAnnotations(marks, ['a', 'b']);
  expect(groups).toHaveLength(1);
  return groups[0]?.differences ?? [];
}

describe('differences', () => {
  test('are none where both marked the same words and found the same', () => {
    const found = differencesOf(mark('a1', 0, 10), mark('b1', 0, 10));
    expect(found).toEqual([]);
    expect(isAgreement({ differences: found })).toBe(true);
  });

  test('in the boundary name the disputed words', () => {
    expect(differencesOf(mark('a1', 0, 20), mark('b1', 4, 22))).toEqual([
      {
        kind: 'boundary',
        disputed: [
          { start: 0, end: 4, markedBy: ['a'] },
          { start: 20, end: 22, markedBy: ['b'] },
        ],
      },
    ]);
  });

  test('in the boundary are there when the same words are cut otherwise', () => {
    const found = differencesOf(mark('a1', 0, 20), mark('b1', 0, 10), mark('b2', 10, 20));
    expect(found).toEqual([{ kind: 'boundary', disputed: [] }]);
  });

  test('in the verdict name who gave which', () => {
    const found = differencesOf(mark('a1', 0, 10), mark('b1', 0, 10, { verdict: 'disputed' }));
    expect(found).toEqual([
      {
        kind: 'verdict',
        verdicts: [
          { reviewerId: 'a', values: ['supported'] },
          { reviewerId: 'b', values: ['disputed'] },
        ],
      },
    ]);
    expect(isAgreement({ differences: found })).toBe(false);
  });

  test('in the verdict count a missing one', () => {
    const found = differencesOf(mark('a1', 0, 10), mark('b1', 0, 10, { verdict: null }));
    expect(found.map(({ kind }) => kind)).toEqual(['verdict']);
  });

  test('in the verdict are seen when two verdicts are given crosswise', () => {
    const found = differencesOf(
      mark('a1', 0, 20),
      mark('a2', 0, 20, { verdict: 'disputed' }),
      mark('b1', 0, 20, { verdict: 'disputed' }),
      mark('b2', 0, 20),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['verdict']);
  });

  test('in type and priority are named', () => {
    const found = differencesOf(
      mark('a1', 0, 10, { claimType: 'figure' }),
      mark('b1', 0, 10, { priority: 'high' }),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['type', 'priority']);
  });

  test('in the wording are information and no disagreement', () => {
    const found = differencesOf(
      mark('a1', 0, 10),
      mark('b1', 0, 10, { claimText: 'Said otherwise.' }),
    );
    expect(found).toEqual([{ kind: 'wording' }]);
    expect(isAgreement({ differences: found })).toBe(true);
  });
});

describe('citations', () => {
  const url = 'https://example.org/report';

  test.each([
    ['both have none', [], [], null],
    ['only one has any', [cite({})], [], 'one_uncited'],
    ['they share no source', [cite({})], [cite({ source: 'A rival' })], 'no_common_source'],
    ['they share a source by name', [cite({})], [cite({ source: 'the  Ministry' })], null],
    [
      'they share an address, named otherwise',
      [cite({ url })],
      [cite({ url: 'http://EXAMPLE.org/report/#p2', source: 'Report' })],
      null,
    ],
    [
      'the paths differ in case',
      [cite({ url })],
      [cite({ url: 'https://example.org/Report' })],
      'no_common_source',
    ],
    ['one gives the address and one only the name', [cite({ url })], [cite({})], null],
    ['one found a further source', [cite({})], [cite({}), cite({ source: 'A rival' })], null],
    [
      'they read it to opposite effect',
      [cite({})],
      [cite({ relation: 'contradicts' })],
      'relation',
    ],
  ] as const)('%s', (_, a, b, why) => {
    const found = differencesOf(
      mark('a1', 0, 10, { citations: a }),
      mark('b1', 0, 10, { citations: b }),
    );
    expect(found.map((difference) => ('why' in difference ? difference.why : null))).toEqual(
      why === null ? [] : [why],
    );
  });

  test('name the sources of each', () => {
    const found = differencesOf(
      mark('a1', 0, 10, { citations: [cite({}), cite({})] }),
      mark('b1', 0, 10),
    );
    expect(found).toEqual([
      {
        kind: 'citation',
        why: 'one_uncited',
        sources: [
          {
            reviewerId: 'a',
            values: [{ source: 'The ministry', url: '', relation: 'supports' }],
          },
          { reviewerId: 'b', values: [] },
        ],
      },
    ]);
  });
});
