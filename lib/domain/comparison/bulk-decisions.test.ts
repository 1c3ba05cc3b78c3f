import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { DECISIONS } from '../claims/annotation';
import { bulkActionsOf, unopposedClaims } from './bulk-decisions';

describe('what only one reviewer marked', () => {
  const groups = [
    { markedBy: ['a'], unsettled: ['a1', 'a2'] },
    { markedBy: ['a', 'b'], unsettled: ['a3', 'b3'] },
    { markedBy: ['b'], unsettled: ['b4'] },
    { markedBy: ['a'], unsettled: [] },
    { markedBy: ['b', 'c'], unsettled: ['b6', 'c6'] },
  ];

  test('is every open claim of the groups in which nobody else has one', () => {
    expect(unopposedClaims(groups, 'a')).toEqual(['a1', 'a2']);
    expect(unopposedClaims(groups, 'b')).toEqual(['b4']);
    expect(unopposedClaims(groups, 'c')).toEqual([]);
  });

  property.prop([
    fc.array(
      fc.record({
        markedBy: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
        unsettled: fc.array(fc.uuid(), { maxLength: 3 }),
      }),
    ),
  ])('is never another’s, and no claim is taken for two reviewers', (any) => {
    const taken = ['a', 'b', 'c'].flatMap((reviewer) => unopposedClaims(any, reviewer));
    const alone = any.filter(({ markedBy }) => markedBy.length === 1);
    expect(taken.toSorted()).toEqual(alone.flatMap(({ unsettled }) => unsettled).toSorted());
  });
});

const decision = fc.record({
  id: fc.uuid(),
  reviewerId: fc.constantFrom('head', 'editor'),
  createdAt: fc.constantFrom('2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.001Z'),
  decision: fc.constantFrom(...DECISIONS),
  derivedFrom: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }),
});

describe('actions', () => {
  const one = {
    id: 'd1',
    reviewerId: 'head',
    createdAt: '2026-03-01T12:00:00.000Z',
    decision: 'took' as const,
    derivedFrom: ['a1'],
  };

  test('are told by who decided and when, the latest first', () => {
    const later = '2026-03-01T12:05:00.000Z';
    const actions = bulkActionsOf([
      one,
      { ...one, id: 'd2' },
      { ...one, id: 'd3', createdAt: later, derivedFrom: ['a3', 'b3'] },
      { ...one, id: 'd4', createdAt: later, derivedFrom: ['a4', 'b4'] },
      { ...one, id: 'd5', reviewerId: 'editor' },
    ]);
    expect(
      actions.map(({ kind, at, decisions }) => [kind, at, decisions.map(({ id }) => id)]),
    ).toEqual([
      ['agreed', later, ['d3', 'd4']],
      ['unopposed', one.createdAt, ['d1', 'd2']],
    ]);
  });

  property.prop([fc.uniqueArray(decision, { selector: ({ id }) => id })])(
    'hold no decision twice, and none that was weighed up by itself',
    (decisions) => {
      const inActions = bulkActionsOf(decisions).flatMap((action) => action.decisions);
      expect(new Set(inActions).size).toBe(inActions.length);
      expect(inActions.every((found) => found.decision === 'took')).toBe(true);
      for (const action of bulkActionsOf(decisions)) {
        expect(action.decisions.length).toBeGreaterThan(1);
        expect(new Set(action.decisions.map(({ reviewerId }) => reviewerId)).size).toBe(1);
      }
    },
  );
});
