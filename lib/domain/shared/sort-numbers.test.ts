import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

import { sortNearlySorted } from './sort-numbers';

describe('numbers', () => {
  property.prop([fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 200 }), fc.boolean()])(
    'are sorted, whether they nearly were or not at all',
    (numbers, isNearly) => {
      const given = isNearly ? numbers.toSorted((a, b) => a - b) : numbers;
      const sorted = Float64Array.from([...given.slice(1), ...given.slice(0, 1)]);
      sortNearlySorted(sorted);
      expect([...sorted]).toEqual(numbers.toSorted((a, b) => a - b));
    },
  );
});
