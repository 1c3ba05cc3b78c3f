import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { aMark as mark } from '@/lib/testing/marks';

import type { CodePointOffset } from '../anchoring/article-text';
import { alignAnnotations } from './align-annotations';
import type { Comparable, Comparison } from './comparison-group';

function idsOf(comparison: Comparison<Comparable>): string[][] {
  return comparison.groups.map(({ members }) => members.map(({ id }) => id));
}

function unitIdsOf(comparison: Comparison<Comparable>): string[] {
  const units = comparison.groups.flatMap((group) => group.units);
  return units.map((unit) => unit.map(({ id }) => id).join('+'));
}

/** Readings by a, b and c, dense enough to nest, to overlap and to coincide. */
const readings = fc
  .array(
    fc.record({
      reviewerId: fc.constantFrom('a', 'b', 'c'),
      start: fc.nat({ max: 60 }),
      length: fc.integer({ min: 1, max: 30 }),
      claimText: fc.constantFrom('One claim', 'Another claim'),
      claimType: fc.constantFrom('fact', 'figure'),
      verdict: fc.constantFrom('supported', 'disputed', null),
    }),
    { maxLength: 14 },
  )
  .map((marks) =>
    marks.map(({ reviewerId, start, length, ...findings }, at) =>
      mark(`m${at.toString().padStart(2, '0')}`, start, start + length, {
        reviewerId,
        ...findings,
      }),
    ),
  );

function shuffled<Value>(values: readonly Value[]) {
  return fc.shuffledSubarray([...values], { minLength: values.length });
}

const REVIEWERS = ['a', 'b', 'c'];

describe('laws', () => {
  property.prop([readings])('each annotation is in exactly one group and one unit', (marks) => {
    const comparison = alignAnnotations(marks, REVIEWERS);
    const expected = marks.map(({ id }) => id).sort();
    expect(idsOf(comparison).flat().sort()).toEqual(expected);
    const units = comparison.groups.flatMap((group) => group.units);
    expect(
      units
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(expected);
  });

  property.prop([readings.chain((marks) => fc.tuple(fc.constant(marks), shuffled(marks)))])(
    'the order in which annotations are given changes nothing',
    ([marks, others]) => {
      expect(alignAnnotations(others, REVIEWERS)).toEqual(alignAnnotations(marks, REVIEWERS));
    },
  );

  property.prop([readings])('swapping reviewers swaps the columns and nothing else', (marks) => {
    const swap = (id: string) => (id === 'a' ? 'b' : id === 'b' ? 'a' : id);
    const swapped = marks.map((one) => ({ ...one, reviewerId: swap(one.reviewerId) }));
    const before = alignAnnotations(marks, REVIEWERS);
    const after = alignAnnotations(swapped, REVIEWERS);
    expect(idsOf(after)).toEqual(idsOf(before));
    expect(unitIdsOf(after)).toEqual(unitIdsOf(before));
    const kinds = (comparison: Comparison<Comparable>) =>
      comparison.groups.map(({ differences }) => differences.map(({ kind }) => kind));
    expect(kinds(after)).toEqual(kinds(before));
  });

  property.prop([readings])('no unit holds two annotations of one reviewer', (marks) => {
    for (const unit of alignAnnotations(marks, REVIEWERS).groups.flatMap(({ units }) => units)) {
      expect(new Set(unit.map(({ reviewerId }) => reviewerId)).size).toBe(unit.length);
    }
  });

  property.prop([readings])('verdicts do not decide what is grouped', (marks) => {
    const without = marks.map((one) => ({ ...one, verdict: null }));
    expect(unitIdsOf(alignAnnotations(without, REVIEWERS))).toEqual(
      unitIdsOf(alignAnnotations(marks, REVIEWERS)),
    );
  });

  property.prop([readings.chain((marks) => fc.tuple(fc.constant(marks), shuffled(REVIEWERS)))])(
    'the order of the reviewers changes the order of their columns and nothing else',
    ([marks, order]) => {
      const before = alignAnnotations(marks, REVIEWERS);
      const after = alignAnnotations(marks, order);
      const inOneOrder = (comparison: Comparison<Comparable>) =>
        comparison.groups.map(({ key, units, members, differences }) => ({
          key,
          units,
          members,
          kinds: differences.map(({ kind }) => kind),
        }));
      expect(inOneOrder(after)).toEqual(inOneOrder(before));
    },
  );

  property.prop([readings, fc.integer({ min: 100, max: 200 })])(
    'what is far away in the text plays no part',
    (marks, away) => {
      const far = marks.map((one) => ({
        ...one,
        id: `far-${one.id}`,
        start: (one.start + away) as CodePointOffset,
        end: (one.end + away) as CodePointOffset,
      }));
      const alone = alignAnnotations(marks, REVIEWERS).groups;
      expect(alignAnnotations([...marks, ...far], REVIEWERS).groups.slice(0, alone.length)).toEqual(
        alone,
      );
    },
  );
});

describe('grouping', () => {
  test('one long claim stands with the two short ones that lie in it', () => {
    const marks = [mark('a1', 0, 100), mark('b1', 0, 40), mark('b2', 45, 95)];
    expect(idsOf(alignAnnotations(marks, ['a', 'b']))).toEqual([['b1', 'a1', 'b2']]);
  });

  test('a sentence and the figure in it, both marked by both, are two groups', () => {
    const marks = [mark('a1', 0, 100), mark('a2', 20, 40), mark('b1', 0, 100), mark('b2', 20, 40)];
    expect(idsOf(alignAnnotations(marks, ['a', 'b']))).toEqual([
      ['a1', 'b1'],
      ['a2', 'b2'],
    ]);
  });

  test('a figure that only one marked inside a sentence both marked is a group of its own', () => {
    const marks = [mark('a1', 0, 100), mark('a2', 20, 40), mark('b1', 0, 98)];
    const comparison = alignAnnotations(marks, ['a', 'b']);
    expect(idsOf(comparison)).toEqual([['b1', 'a1'], ['a2']]);
    expect(comparison.groups[1]?.differences).toEqual([
      { kind: 'only_some', markedBy: ['a'], missedBy: ['b'] },
    ]);
  });

  test('a figure at the beginning of the sentence is, too', () => {
    const marks = [mark('a1', 20, 120), mark('a2', 20, 40), mark('b1', 21, 120)];
    expect(idsOf(alignAnnotations(marks, ['a', 'b']))).toEqual([['a2'], ['a1', 'b1']]);
  });

  test('neighbours that overlap a little do not chain a paragraph together', () => {
    const marks = [
      mark('a1', 0, 50),
      mark('b1', 40, 90),
      mark('a2', 80, 130),
      mark('b2', 120, 170),
    ];
    expect(idsOf(alignAnnotations(marks, ['a', 'b']))).toEqual([['a1'], ['b1'], ['a2'], ['b2']]);
  });

  test('half of the shorter one is enough, less is not', () => {
    const half = [mark('a1', 0, 20), mark('b1', 15, 25)];
    expect(idsOf(alignAnnotations(half, ['a', 'b']))).toEqual([['a1', 'b1']]);
    const less = [mark('a1', 0, 20), mark('b1', 16, 26)];
    expect(idsOf(alignAnnotations(less, ['a', 'b']))).toEqual([['a1'], ['b1']]);
  });

  test('two claims on one passage meet by their wording', () => {
    const marks = [
      mark('a1', 0, 10, { claimText: 'It was on Monday.' }),
      mark('a2', 0, 10, { claimText: 'She was there.' }),
      mark('b1', 0, 10, { claimText: '  she WAS there.' }),
      mark('b2', 0, 10, { claimText: 'It was on Monday.' }),
    ];
    expect(idsOf(alignAnnotations(marks, ['a', 'b']))).toEqual([
      ['a1', 'b2'],
      ['a2', 'b1'],
    ]);
  });

  test('two claims on one passage that nothing tells apart stay together, in pairs', () => {
    const marks = [mark('a1', 0, 10), mark('a2', 0, 10), mark('b1', 0, 10), mark('b2', 0, 10)];
    const comparison = alignAnnotations(marks, ['a', 'b']);
    expect(comparison.groups).toHaveLength(1);
    expect(comparison.groups[0]?.units.map((unit) => unit.length)).toEqual([2, 2]);
  });

  test('three readings of a passage are one group and one unit', () => {
    const marks = [mark('a1', 0, 20), mark('b1', 2, 20), mark('c1', 0, 22)];
    expect(unitIdsOf(alignAnnotations(marks, REVIEWERS))).toEqual(['a1+c1+b1']);
  });

  test('less than half of all the words is a group but not a pair', () => {
    const marks = [mark('a1', 0, 45), mark('b1', 0, 100)];
    expect(unitIdsOf(alignAnnotations(marks, ['a', 'b']))).toEqual(['a1', 'b1']);
    expect(alignAnnotations(marks, ['a', 'b']).groups).toHaveLength(1);
  });

  test('the best way to pair everybody goes before the closest two', () => {
    // b1 is closest to a2, but then a1 has nobody, and neither has b2.
    const marks = [mark('a1', 0, 12), mark('b1', 1, 13), mark('a2', 2, 13), mark('b2', 5, 16)];
    expect(unitIdsOf(alignAnnotations(marks, ['a', 'b']))).toEqual(['a1+b1', 'a2+b2']);
  });

  test('of three readings two may answer each other where the third cuts otherwise', () => {
    const marks = [mark('a1', 0, 100), mark('b1', 0, 60), mark('b2', 60, 100), mark('c1', 0, 96)];
    const { groups } = alignAnnotations(marks, REVIEWERS);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.units.map((unit) => unit.map(({ id }) => id))).toEqual([
      ['b1', 'c1', 'a1'],
      ['b2'],
    ]);
  });

  test('a reviewer who marked nothing is missed everywhere', () => {
    const { groups } = alignAnnotations([mark('a1', 0, 10)], ['a', 'b']);
    expect(groups[0]?.differences).toEqual([
      { kind: 'only_some', markedBy: ['a'], missedBy: ['b'] },
    ]);
  });

  test('a key is that of the lowest id, whatever else is in the round', () => {
    const pair = [mark('b1', 0, 10), mark('a1', 0, 10)];
    const more = [...pair, mark('a2', 50, 60)];
    expect(alignAnnotations(pair, ['a', 'b']).groups[0]?.key).toBe('a1');
    expect(alignAnnotations(more, ['b', 'a']).groups[0]?.key).toBe('a1');
  });

  test.each([
    ['no words', [mark('a1', 5, 5)]],
    ['an id twice', [mark('a1', 0, 5), mark('a1', 7, 9)]],
    ['a stranger', [mark('x1', 0, 5)]],
  ])('%s is a bug and not a comparison', (_, marks) => {
    expect(() => alignAnnotations(marks, ['a', 'b'])).toThrow(/Annotation/u);
  });
});
