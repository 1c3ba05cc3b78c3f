import { describe, expect, test } from 'vitest';

import type { ComparedRoundsView } from '@/lib/contracts/compared-rounds';

import { carriedOf, columnsOf, comparedGroups, verdictIn } from './compared-model';

const scale = (label: string) => ({ name: label, verdicts: [{ id: 'supported', label }] });

const view = {
  first: { id: 'r1', scale: scale('True') },
  second: { id: 'r2', scale: scale('Supported') },
  columns: [
    { id: 'r1:decided', roundId: 'r1', roundOrdinal: 1, versionOrdinal: 1, reviewer: null },
    {
      id: 'r2:ana',
      roundId: 'r2',
      roundOrdinal: 2,
      versionOrdinal: 2,
      reviewer: { userId: 'ana', name: 'Ana', letter: 'A' },
    },
  ],
  annotations: [
    { id: 'd1', columnId: 'r1:decided', start: 0, end: 9, carried: 'changed' },
    { id: 'a1', columnId: 'r2:ana', start: 0, end: 9, carried: null },
    { id: 'd2', columnId: 'r1:decided', start: 20, end: 29, carried: 'anchored' },
  ],
  groups: [
    {
      key: 'a1',
      start: 0,
      end: 9,
      annotationIds: ['d1', 'a1'],
      differences: [{ kind: 'wording' }],
      agreed: true,
    },
    {
      key: 'd2',
      start: 20,
      end: 29,
      annotationIds: ['d2'],
      differences: [{ kind: 'only_some' }],
      agreed: false,
    },
  ],
} as unknown as ComparedRoundsView;

describe('two rounds as columns', () => {
  const columns = columnsOf(view);

  test('are known by the round, and by the letter where it is a reviewer’s reading', () => {
    expect(columns.map(({ letter, name }) => [letter, name])).toEqual([
      ['1', 'Round 1, decided'],
      ['2A', 'Round 2, Ana'],
    ]);
  });

  test('have each group’s claims on their own side', () => {
    const sides = comparedGroups(view, columns).map((group) =>
      group.sides.map(({ claims }) => claims.map(({ id }) => id)),
    );
    expect(sides).toEqual([
      [['d1'], ['a1']],
      [['d2'], []],
    ]);
  });

  test('read a verdict in the scale of their own round', () => {
    expect(columns.map((column) => verdictIn(view, column, 'supported')?.label)).toEqual([
      'True',
      'Supported',
    ]);
  });
});

test('what became of a passage is said where its words or its place are others', () => {
  expect([...carriedOf(view)]).toEqual([['d1', 'Words changed since']]);
});
