import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { newHeap } from './heap';

const things = fc.array(
  fc.record({ key: fc.integer({ min: -5, max: 5 }), value: fc.nat({ max: 9 }) }),
  { maxLength: 60 },
);

describe('a heap', () => {
  property.prop([things])(
    'gives the smallest key first, of equal ones the lowest number',
    (all) => {
      const heap = newHeap();
      for (const { key, value } of all) heap.push(key, value);
      const taken = all.map(() => heap.pop());
      expect(taken).toEqual(
        all.toSorted((a, b) => (a.key === b.key ? a.value - b.value : a.key - b.key)),
      );
      expect(heap.pop()).toBeNull();
    },
  );

  property.prop([fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 60 })])(
    'gives the smallest of what is in it, whenever it is asked',
    (steps) => {
      const heap = newHeap();
      const inside: number[] = [];
      for (const key of steps) {
        if (key === null) {
          inside.sort((a, b) => a - b);
          expect(heap.pop()?.key).toBe(inside.shift());
        } else {
          heap.push(key, 0);
          inside.push(key);
        }
      }
    },
  );

  test('is empty once it is cleared', () => {
    const heap = newHeap();
    heap.push(1, 1);
    expect(heap.pop()).toEqual({ key: 1, value: 1 });
    heap.push(2, 2);
    heap.clear();
    expect(heap.pop()).toBeNull();
  });
});
