import { describe, expect, test } from 'vitest';

import type { CarriedPassageView } from '@/lib/contracts/versions';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { anAnnotation } from '@/lib/testing/desk';

import { countFates, firstItem, itemsOf, listedItems, nextItem } from './review-model';

function aPassage(
  id: string,
  start: number,
  rest: Partial<CarriedPassageView> = {},
): CarriedPassageView {
  const words = {
    start: start as CodePointOffset,
    end: (start + 5) as CodePointOffset,
    exact: 'words',
  };
  return {
    annotation: anAnnotation({ id }),
    status: 'changed',
    isIdentical: false,
    before: words,
    after: words,
    diff: [],
    likeness: 0.5,
    candidates: [],
    stoodAt: null,
    closest: null,
    fixAccepted: false,
    verdictBefore: null,
    outcome: null,
    outcomeBy: null,
    outcomeAt: null,
    waits: true,
    isSafe: false,
    settledById: null,
    mayDecide: true,
    ...rest,
  };
}

const passages = [
  aPassage('late', 40),
  aPassage('early', 0, { status: 'anchored', waits: false }),
  aPassage('decided', 20, { waits: false, outcome: 'confirmed' }),
  aPassage('orphan', 30, { status: 'orphaned', after: null }),
];
const items = itemsOf(passages);
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the queue of a review', () => {
  test('numbers passages in the order of the version before', () => {
    expect(items.map(({ id, number }) => [id, number])).toEqual([
      ['early', 1],
      ['decided', 2],
      ['orphan', 3],
      ['late', 4],
    ]);
  });

  test('lists what needs or needed a person, or all of one fate', () => {
    expect(ids(listedItems(items, null))).toEqual(['decided', 'orphan', 'late']);
    expect(ids(listedItems(items, 'anchored'))).toEqual(['early']);
    expect(countFates(items)).toEqual({
      anchored: 1,
      moved: 0,
      changed: 2,
      ambiguous: 0,
      orphaned: 1,
    });
  });

  test('goes from one that waits to the next, round the end', () => {
    const listed = listedItems(items, null);

    expect(nextItem(listed, 'orphan', 1)?.id).toBe('late');
    expect(nextItem(listed, 'late', 1)?.id).toBe('orphan');
    expect(nextItem(listed, null, 1)?.id).toBe('orphan');
    expect(nextItem(listed, null, -1)?.id).toBe('late');
    expect(nextItem(listedItems(items, 'anchored'), 'early', 1)).toBeNull();
  });

  test('walks through everything listed once nothing waits', () => {
    const done = itemsOf(passages.map((passage) => ({ ...passage, waits: false })));

    expect(nextItem(done, 'early', 1)?.id).toBe('decided');
    expect(nextItem(done, 'early', -1)?.id).toBe('late');
  });

  test('opens where something leads to, else at the first that waits', () => {
    expect(firstItem(items, 'early')).toBe('early');
    expect(firstItem(items, null)).toBe('orphan');
    expect(firstItem([], 'early')).toBeNull();
  });

  test('a reading follows the decision that settles it and is listed without it only', () => {
    const reading = aPassage('reading', 50, { settledById: 'late' });

    expect(ids(itemsOf([...passages, reading]))).not.toContain('reading');
    expect(ids(itemsOf([reading]))).toEqual(['reading']);
  });
});
