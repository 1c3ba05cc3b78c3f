import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { aDecision as decision, aWholeMark as mark } from '@/lib/testing/marks';

import { alignAnnotations } from './align-annotations';
import { agreedDecisions, countSettlements, nextDisagreement, settlementsOf } from './settlement';

const a1 = mark('a1', 0, 10);
const b1 = mark('b1', 0, 10);
const a2 = mark('a2', 20, 40);
const b2 = mark('b2', 20, 29, { verdict: 'disputed' });
const b3 = mark('b3', 30, 40);
const a4 = mark('a4', 50, 60);
const round = [a1, b1, a2, b2, b3, a4];
const comparison = alignAnnotations(round, ['a', 'b']);

describe('what is still open', () => {
  test('is everything before the first decision', () => {
    const settlements = settlementsOf(comparison, []);
    expect(settlements.map(({ state }) => state)).toEqual(['open', 'open', 'open']);
    expect(countSettlements(settlements)).toMatchObject({
      groups: 3,
      settled: 0,
      agreed: 1,
      disagreements: 2,
      openDisagreements: 2,
      byDifference: { only_some: 1, boundary: 1, verdict: 1, citation: 0 },
    });
  });

  test('is the part of a group that no decision settles', () => {
    const settlements = settlementsOf(comparison, [decision('d1', b2, ['a2', 'b2'])]);
    expect(settlements[1]).toMatchObject({ state: 'partly', unsettled: ['b3'] });
  });

  test('is nothing of a long claim that two decisions settle', () => {
    const decisions = [decision('d1', b2, ['a2', 'b2']), decision('d2', b3, ['a2', 'b3'])];
    const settlements = settlementsOf(comparison, decisions);
    expect(settlements[1]).toMatchObject({ state: 'settled', unsettled: [] });
    expect(settlements[1]?.decisions.map(({ id }) => id)).toEqual(['d1', 'd2']);
  });

  property.prop([fc.subarray(round.map(({ id }) => id))])(
    'is exactly what no decision was derived from',
    (settles) => {
      const decisions = settles.map((id) => decision(`d-${id}`, a1, [id]));
      const open = settlementsOf(comparison, decisions).flatMap(({ unsettled }) => unsettled);
      expect([...open, ...settles].sort()).toEqual(round.map(({ id }) => id).sort());
    },
  );
});

describe('the next disagreement', () => {
  const settlements = settlementsOf(comparison, []);

  test('skips what is agreed and goes round at the end', () => {
    expect(nextDisagreement(settlements, null)).toBe('a2');
    expect(nextDisagreement(settlements, 'a2')).toBe('a4');
    expect(nextDisagreement(settlements, 'a4')).toBe('a2');
    expect(nextDisagreement(settlements, 'a2', 'back')).toBe('a4');
  });

  test('skips what is settled', () => {
    const later = settlementsOf(comparison, [decision('d1', a4, ['a4'])]);
    expect(nextDisagreement(later, 'a2')).toBe('a2');
  });

  test('is none when all is settled', () => {
    const all = settlementsOf(comparison, [
      decision(
        'd1',
        a1,
        round.map(({ id }) => id),
      ),
    ]);
    expect(nextDisagreement(all, 'a2')).toBeNull();
  });
});

describe('what all found alike', () => {
  test('can be taken in one go, from the first reviewer', () => {
    expect(agreedDecisions(settlementsOf(comparison, []))).toEqual([
      { takes: 'a1', settles: ['a1', 'b1'] },
    ]);
  });

  test('is taken claim by claim where two stand on one passage', () => {
    const marks = [a1, mark('a9', 0, 10), b1, mark('b9', 0, 10)];
    const found = agreedDecisions(settlementsOf(alignAnnotations(marks, ['a', 'b']), []));
    expect(found).toHaveLength(2);
    expect(found.flatMap(({ settles }) => settles).sort()).toEqual(['a1', 'a9', 'b1', 'b9']);
  });

  test('is not taken twice', () => {
    const decided = settlementsOf(comparison, [decision('d1', a1, ['a1', 'b1'])]);
    expect(agreedDecisions(decided)).toEqual([]);
  });
});
