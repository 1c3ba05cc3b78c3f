import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  canMove,
  canMoveTo,
  hasAdjudication,
  isBlindNow,
  phaseAfterClosing,
  phaseAfterSubmission,
  reopen,
  ROUND_MODES,
  ROUND_PHASES,
  type RoundPhase,
} from './round-phase';

const phase = fc.constantFrom(...ROUND_PHASES);
const shape = fc.record({
  mode: fc.constantFrom(...ROUND_MODES),
  reviewerCount: fc.integer({ min: 1, max: 5 }),
});

/** Tries each move in turn; a refused one leaves the round where it is. */
function walk(start: RoundPhase, moves: readonly RoundPhase[]): RoundPhase {
  return moves.reduce((at, to) => (canMoveTo(at, to) ? to : at), start);
}

describe('the life of a round', () => {
  property.prop([fc.array(phase)])(
    'no sequence of moves leaves a signed-off round changed',
    (moves) => {
      expect(walk('signed_off', moves)).toBe('signed_off');
    },
  );

  property.prop([fc.array(phase, { minLength: 1 }), shape])(
    'a round is signed off only after it was adjudicated',
    (moves, round) => {
      let at: RoundPhase = 'open';
      for (const to of moves) {
        if (!canMove(round, at, to)) continue;
        if (to === 'signed_off') expect(at).toBe('adjudicated');
        at = to;
      }
    },
  );

  property.prop([fc.array(phase), shape])(
    'a round with nothing to compare never reaches comparison',
    (moves, round) => {
      fc.pre(!hasAdjudication(round));
      let at: RoundPhase = 'open';
      for (const to of moves) if (canMove(round, at, to)) at = to;
      expect(at).not.toBe('comparison');
    },
  );

  property.prop([shape, phase, phase])(
    'what a round may do, some round may do',
    (round, from, to) => {
      if (canMove(round, from, to)) expect(canMoveTo(from, to)).toBe(true);
    },
  );

  property.prop([shape])('the way out of an open round is a move it can make', (round) => {
    expect(canMove(round, 'open', phaseAfterClosing(round))).toBe(true);
  });

  test('an open round can be signed off by way of comparison and adjudication', () => {
    expect(walk('open', ['comparison', 'adjudicated', 'signed_off'])).toBe('signed_off');
  });

  test('withdrawing a decision leads back to comparison', () => {
    const blind = { mode: 'blind', reviewerCount: 2 } as const;
    expect(canMove(blind, 'adjudicated', 'comparison')).toBe(true);
  });

  test('a blind round of two is not closed past its comparison', () => {
    const blind = { mode: 'blind', reviewerCount: 2 } as const;
    expect(canMove(blind, 'open', 'comparison')).toBe(true);
    expect(canMove(blind, 'open', 'adjudicated')).toBe(false);
  });
});

describe('closing', () => {
  test.each([
    ['blind', 2, 2, 'comparison'],
    ['blind', 3, 3, 'comparison'],
    ['blind', 2, 1, 'open'],
    ['blind', 1, 1, 'adjudicated'],
    ['shared', 3, 3, 'adjudicated'],
    ['shared', 3, 2, 'open'],
  ] as const)(
    'a %s round of %i with %i submitted is %s',
    (mode, reviewerCount, submittedCount, expected) => {
      expect(phaseAfterSubmission({ mode, reviewerCount, submittedCount })).toBe(expected);
    },
  );

  test('only an open blind round hides reviewers from each other', () => {
    expect(isBlindNow({ mode: 'blind', phase: 'open' })).toBe(true);
    expect(isBlindNow({ mode: 'shared', phase: 'open' })).toBe(false);
    expect(isBlindNow({ mode: 'blind', phase: 'comparison' })).toBe(false);
  });
});

describe('reopening', () => {
  test('takes a signed round back to adjudicated, with the reason', () => {
    expect(reopen('signed_off', ' The ministry corrected its figure. ')).toEqual({
      status: 'reopened',
      phase: 'adjudicated',
      reason: 'The ministry corrected its figure.',
    });
  });

  test('is refused without a reason', () => {
    expect(reopen('signed_off', '  ')).toEqual({ status: 'refused', why: 'no_reason' });
  });

  test.each(['open', 'comparison', 'adjudicated'] as const)(
    'is refused for a round that is %s',
    (at) => {
      expect(reopen(at, 'because')).toEqual({ status: 'refused', why: 'not_signed_off' });
    },
  );
});
