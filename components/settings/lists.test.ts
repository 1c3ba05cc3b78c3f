import { expect, it } from 'vitest';

import { idFromLabel, moved } from './lists';

it('moves an entry one place and leaves the others in order', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it.each([
  ['Mostly true', [], 'mostly_true'],
  ['Mostly true', ['mostly_true'], 'mostly_true_2'],
  ['Mostly true', ['mostly_true', 'mostly_true_2'], 'mostly_true_3'],
  ['  Übertrieben! ', [], 'ubertrieben'],
  ['4 Pinocchios', [], 'pinocchios'],
  ['未確認', [], 'entry'],
] as const)('makes of %j beside %j the id %s', (label, taken, id) => {
  expect(idFromLabel(label, taken)).toBe(id);
  expect(id).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
});
