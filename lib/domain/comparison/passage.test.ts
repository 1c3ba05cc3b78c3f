import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { isInside, overlap, type Passage, passageLength, sharedLength } from './passage';

const passage = fc
  .tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(([start, length]): Passage => ({ start, end: start + length }));

describe('overlap', () => {
  property.prop([passage, passage])('is symmetric', (a, b) => {
    expect(overlap(a, b)).toBe(overlap(b, a));
  });

  property.prop([passage, passage])('is 1 only for the same passage', (a, b) => {
    expect(overlap(a, b) === 1).toBe(a.start === b.start && a.end === b.end);
  });

  property.prop([passage, passage])('is 0 exactly where nothing is shared', (a, b) => {
    expect(overlap(a, b) === 0).toBe(sharedLength(a, b) === 0);
  });

  test('counts what is shared against all that either holds', () => {
    expect(overlap({ start: 0, end: 10 }, { start: 5, end: 20 })).toBe(5 / 20);
  });
});

describe('a passage inside another', () => {
  property.prop([passage, passage])('is shorter, and shares all of itself', (a, b) => {
    fc.pre(isInside(a, b));
    expect(passageLength(a)).toBeLessThan(passageLength(b));
    expect(sharedLength(a, b)).toBe(passageLength(a));
  });

  property.prop([passage])('is not the passage itself', (a) => {
    expect(isInside(a, a)).toBe(false);
  });
});
