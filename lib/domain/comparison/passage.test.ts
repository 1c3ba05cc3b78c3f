import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  disputedParts,
  isInside,
  overlap,
  type Passage,
  passageLength,
  sharedLength,
} from './passage';

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

const NAMES = ['ana', 'ben', 'cem', 'dora'];

describe('disputed parts', () => {
  property.prop([fc.array(passage, { maxLength: 4 }), fc.array(passage, { maxLength: 4 })])(
    'are the code points that exactly one of two readers marked',
    (a, b) => {
      const marks = (own: readonly Passage[], at: number) =>
        own.some(({ start, end }) => start <= at && at < end);
      const parts = disputedParts([a, b], ['a', 'b']);
      for (let at = 0; at < 80; at += 1) {
        expect(marks(parts, at)).toBe(marks(a, at) !== marks(b, at));
      }
    },
  );

  property.prop([fc.array(fc.array(passage, { maxLength: 4 }), { maxLength: 4 })])(
    'name the readers who marked them, each part another set of readers than the one before it',
    (readers) => {
      const marks = (own: readonly Passage[], at: number) =>
        own.some(({ start, end }) => start <= at && at < end);
      for (const { start, end, markedBy } of disputedParts(readers, NAMES)) {
        expect(start).toBeLessThan(end);
        for (let at = start; at < end; at += 1) {
          const marking = readers.flatMap((own, place) =>
            marks(own, at) ? NAMES.slice(place, place + 1) : [],
          );
          expect(marking).toEqual(markedBy);
          expect(marking.length).toBeLessThan(readers.length);
        }
      }
    },
  );

  test('are none where the same words are marked in different pieces', () => {
    const whole = [{ start: 0, end: 10 }];
    const halves = [
      { start: 0, end: 4 },
      { start: 4, end: 10 },
    ];
    expect(disputedParts([whole, halves], ['a', 'b'])).toEqual([]);
  });
});
