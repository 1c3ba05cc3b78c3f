import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { disputedParts } from './disputed-parts';
import { newGroupReadings, readGroup } from './group-readings';
import type { Passage } from './passage';
import { newSubsets } from './subsets';

const NAMES = ['ana', 'ben', 'cem', 'dora'];

const passage = fc
  .tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(([start, length]): Passage => ({ start, end: start + length }));

/** Of one group, in which each reader has the passages given for them. */
function partsOf(readers: readonly (readonly Passage[])[], names: readonly string[]) {
  const marks = readers
    .flatMap((own, reviewer) => own.map((one) => ({ ...one, reviewer })))
    .sort((a, b) => a.start - b.start);
  const readings = newGroupReadings(names.length, marks.length);
  readGroup(
    readings,
    Int32Array.from(marks.keys()),
    Int32Array.from(marks, ({ reviewer }) => reviewer),
  );
  const places = {
    starts: Int32Array.from(marks, ({ start }) => start),
    ends: Int32Array.from(marks, ({ end }) => end),
  };
  return disputedParts(readings, places, newSubsets(names));
}

describe('disputed parts', () => {
  property.prop([
    fc.array(passage, { minLength: 1, maxLength: 4 }),
    fc.array(passage, { minLength: 1, maxLength: 4 }),
  ])('are the code points that exactly one of two readers marked', (a, b) => {
    const marks = (own: readonly Passage[], at: number) =>
      own.some(({ start, end }) => start <= at && at < end);
    const parts = partsOf([a, b], ['a', 'b']);
    for (let at = 0; at < 80; at += 1) {
      expect(marks(parts, at)).toBe(marks(a, at) !== marks(b, at));
    }
  });

  property.prop([fc.array(fc.array(passage, { minLength: 1, maxLength: 4 }), { maxLength: 4 })])(
    'name the readers who marked them, each part another set of readers than the one before it',
    (readers) => {
      const marks = (own: readonly Passage[], at: number) =>
        own.some(({ start, end }) => start <= at && at < end);
      for (const { start, end, markedBy } of partsOf(readers, NAMES)) {
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
    expect(partsOf([whole, halves], ['a', 'b'])).toEqual([]);
  });
});
