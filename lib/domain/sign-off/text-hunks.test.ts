import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

import type { DiffPart } from '../anchoring/word-diff';
import { hunksOf } from './text-hunks';

const part = fc.record({
  op: fc.constantFrom('same', 'delete', 'insert'),
  text: fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🗳'), minLength: 1, maxLength: 300 }),
}) satisfies fc.Arbitrary<DiffPart>;
/** Parts as a diff gives them: no two neighbours of one kind. */
const parts = fc
  .array(part, { maxLength: 9 })
  .map((all) => all.filter(({ op }, at) => op !== all[at - 1]?.op));

describe('the changed places of a text', () => {
  property.prop([parts])('hold every change once, in order, and nothing else changed', (all) => {
    const changed = (list: readonly DiffPart[]) => list.filter(({ op }) => op !== 'same');
    expect(changed(hunksOf(all).flat())).toEqual(changed(all));
  });

  property.prop([parts])('show little of what is the same, and never half a character', (all) => {
    for (const { op, text } of hunksOf(all).flat()) {
      expect(text.isWellFormed()).toBe(true);
      if (op === 'same') expect(text.length).toBeLessThanOrEqual(120);
    }
  });

  property.prop([parts])('each have a change', (all) => {
    for (const hunk of hunksOf(all)) expect(hunk.some(({ op }) => op !== 'same')).toBe(true);
  });
});
