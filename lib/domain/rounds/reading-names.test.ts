import { createHmac } from 'node:crypto';

import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  areNamesHidden,
  goesByNumbers,
  type KeyedHash,
  NAME_RULES,
  referenceOf,
  shuffledReviewers,
} from './reading-names';
import { isBlindNow, ROUND_MODES, ROUND_PHASES } from './round-phase';

const keyedBy =
  (nonce: string): KeyedHash =>
  (text) =>
    createHmac('sha256', nonce).update(text).digest('hex');

const people = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 8 });
const round = fc.record({
  mode: fc.constantFrom(...ROUND_MODES),
  phase: fc.constantFrom(...ROUND_PHASES),
  names: fc.constantFrom(...NAME_RULES),
});

describe('the order of an anonymous round', () => {
  property.prop([people, fc.uuid()])('holds the same people, each once', (ids, nonce) => {
    expect(shuffledReviewers(ids, keyedBy(nonce)).sort()).toEqual([...ids].sort());
  });

  property.prop([people, fc.uuid()])('is the same however the round was assigned', (ids, nonce) => {
    expect(shuffledReviewers(ids.toReversed(), keyedBy(nonce))).toEqual(
      shuffledReviewers(ids, keyedBy(nonce)),
    );
  });

  test('depends on the secret alone: over many rounds each person comes first about as often', () => {
    const ids = ['ana', 'ben', 'cem', 'dia'];
    const firsts = Array.from(
      { length: 2000 },
      (_, at) => shuffledReviewers(ids, keyedBy(`nonce ${at}`))[0],
    );
    for (const id of ids) {
      const share = firsts.filter((first) => first === id).length / firsts.length;
      // Four standard deviations of a share of one quarter in 2,000 draws.
      expect(Math.abs(share - 0.25)).toBeLessThan(0.04);
    }
  });
});

describe('what stands for a person', () => {
  property.prop([people, fc.uuid()])('is a UUID of its own, and no person’s id', (ids, nonce) => {
    const references = ids.map((id) => referenceOf(id, keyedBy(nonce)));
    expect(new Set(references).size).toBe(ids.length);
    for (const reference of references) {
      expect(reference).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(ids).not.toContain(reference);
    }
  });

  property.prop([fc.uuid(), fc.uuid(), fc.uuid()])(
    'is another in every round, so that rounds cannot be laid side by side',
    (id, nonce, other) => {
      fc.pre(nonce !== other);
      expect(referenceOf(id, keyedBy(nonce))).not.toBe(referenceOf(id, keyedBy(other)));
    },
  );
});

describe('names', () => {
  property.prop([round])(
    'are hidden only of readings that can be seen, in a blind round',
    (one) => {
      if (!areNamesHidden(one)) return;
      expect(one.mode).toBe('blind');
      expect(isBlindNow(one)).toBe(false);
      expect(one.names).not.toBe('shown');
      expect(goesByNumbers(one)).toBe(true);
    },
  );

  test.each([
    ['shown', 'comparison', false],
    ['until_settled', 'comparison', true],
    ['until_settled', 'adjudicated', false],
    ['until_signed_off', 'adjudicated', true],
    ['until_signed_off', 'signed_off', false],
  ] as const)('that are %s in a round that is in %s: hidden is %s', (names, phase, expected) => {
    expect(areNamesHidden({ mode: 'blind', phase, names })).toBe(expected);
  });
});
