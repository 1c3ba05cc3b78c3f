import { describe, expect, test } from 'vitest';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DifferenceKind } from '@/lib/contracts/comparison';

import { type CompareGroup, countsOf, nextToResolve } from './compare-model';
import { filterIdsOf, filtersOf, onlyWords, shownGroups } from './group-filters';
import { countByFilter } from './list-model';

const LETTERS = ['A', 'B', 'C'];

type Draft = {
  key: string;
  /** Letters of those who marked it. */
  by: string;
  differences?: DifferenceKind[];
  state?: CompareGroup['state'];
};

function reviewersOf(count: number) {
  return LETTERS.slice(0, count).map((letter, index) => ({
    userId: `user-${letter}`,
    name: `Reviewer ${letter}`,
    letter,
    index,
  }));
}

function group(
  { key, by, differences = [], state = 'open' }: Draft,
  reviewerCount = 2,
): CompareGroup {
  const claim = { id: key } as AnnotationView;
  return {
    key,
    number: 1,
    start: 0,
    end: 10,
    sides: reviewersOf(reviewerCount).map((reviewer) => ({
      reviewer,
      claims: by.includes(reviewer.letter) ? [claim] : [],
    })),
    members: [claim],
    differences,
    agreed: differences.every((kind) => kind === 'wording'),
    decisions: [],
    unsettled: state === 'settled' ? [] : [claim],
    state,
  };
}

describe('filters of two reviewers', () => {
  const onlyB = group({ key: '1', by: 'B', differences: ['only_some'] });
  const differing = group({ key: '2', by: 'AB', differences: ['boundary', 'verdict'] });
  const reworded = group({ key: '3', by: 'AB', differences: ['wording'] });

  test('what only one marked is listed under the one who marked it', () => {
    expect(filterIdsOf(onlyB)).toEqual(['marked:user-B']);
    expect(onlyWords(onlyB)).toBe('Only B');
  });

  test('a group with several differences is listed under each', () => {
    expect(filterIdsOf(differing)).toEqual(['boundary', 'verdict']);
  });

  test('another wording alone is no disagreement', () => {
    expect(filterIdsOf(reworded)).toEqual(['agreed']);
  });

  test('a group is shown as long as one of its differences is switched on', () => {
    const all = [onlyB, differing, reworded];
    const keys = (hidden: string[]) => shownGroups(all, new Set(hidden)).map(({ key }) => key);
    expect(keys([])).toEqual(['1', '2', '3']);
    expect(keys(['verdict', 'agreed'])).toEqual(['1', '2']);
    expect(keys(['verdict', 'boundary', 'agreed'])).toEqual(['1']);
  });

  test('every group is counted under each filter it answers to', () => {
    const counts = countByFilter([onlyB, differing, reworded], filterIdsOf);
    expect(Object.fromEntries(counts)).toEqual({
      'marked:user-B': 1,
      boundary: 1,
      verdict: 1,
      agreed: 1,
    });
  });
});

describe('filters of three reviewers', () => {
  test('the list says who did not mark a passage', () => {
    expect(
      filtersOf(reviewersOf(3))
        .map(({ label }) => label)
        .slice(0, 3),
    ).toEqual(['Not by A', 'Not by B', 'Not by C']);
    const some = group({ key: '1', by: 'AC', differences: ['only_some'] }, 3);
    expect(filterIdsOf(some)).toEqual(['marked:user-B']);
    expect(onlyWords(some)).toBe('Only A, C');
  });
});

describe('the way through the disagreements', () => {
  const groups = [
    group({ key: '1', by: 'AB', differences: ['verdict'] }),
    group({ key: '2', by: 'AB' }),
    group({ key: '3', by: 'AB', differences: ['verdict'], state: 'settled' }),
    group({ key: '4', by: 'A', differences: ['only_some'], state: 'partly' }),
  ];

  test('leads past what is agreed or settled, and round at the end', () => {
    expect(nextToResolve(groups, '1')).toBe('4');
    expect(nextToResolve(groups, '4')).toBe('1');
    expect(nextToResolve(groups, '1', 'back')).toBe('4');
    expect(nextToResolve(groups, null)).toBe('1');
  });

  test('ends where the one that is open is the one that is looked at', () => {
    expect(nextToResolve(groups.slice(0, 3), '1')).toBeNull();
  });

  test('counts what is left to resolve apart from what needs no weighing up', () => {
    expect(countsOf(groups)).toEqual({
      groups: 4,
      disagreements: 3,
      toResolve: 2,
      agreedOpen: 1,
      open: 3,
    });
  });
});
