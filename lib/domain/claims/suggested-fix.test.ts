import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { answerProblem, FIX_STATES, isOpenFix, STATE_AFTER } from './suggested-fix';

const FIX = {
  state: 'proposed' as const,
  proposedById: 'ana',
  before: 'a record',
  after: 'the highest since 1990',
};
const wim = { userId: 'wim', mayDecide: false };
const ana = { userId: 'ana', mayDecide: false };

const anAnswer = fc.oneof(
  fc.constant({ answer: 'accept' as const }),
  fc.record({ answer: fc.constant('decline' as const), reason: fc.string() }),
  fc.record({ answer: fc.constant('counter' as const), after: fc.string(), reason: fc.string() }),
);

describe('a suggested fix', () => {
  test('is accepted, declined with a reason, or countered with other words', () => {
    expect(answerProblem(FIX, { answer: 'accept' }, wim)).toBeNull();
    expect(answerProblem(FIX, { answer: 'decline', reason: 'It was said so.' }, wim)).toBeNull();
    expect(answerProblem(FIX, { answer: 'decline', reason: ' ' }, wim)).toMatch(/why/);
    const counter = { answer: 'counter' as const, reason: '' };
    expect(answerProblem(FIX, { ...counter, after: 'a high' }, wim)).toBeNull();
    expect(answerProblem(FIX, { ...counter, after: FIX.after }, wim)).toMatch(/same words/);
    expect(answerProblem(FIX, { ...counter, after: FIX.before }, wim)).toMatch(/Decline/);
  });

  test('is not accepted by whoever wrote it, but for one who decides on the text', () => {
    expect(answerProblem(FIX, { answer: 'accept' }, ana)).toMatch(/your own words/);
    expect(answerProblem(FIX, { answer: 'accept' }, { ...ana, mayDecide: true })).toBeNull();
  });

  property.prop([fc.constantFrom(...FIX_STATES), anAnswer, fc.boolean()])(
    'takes no answer once it waits for none',
    (state, given, mayDecide) => {
      const problem = answerProblem({ ...FIX, state }, given, { userId: 'wim', mayDecide });
      if (!isOpenFix({ state })) expect(problem).not.toBeNull();
      if (problem === null) expect(STATE_AFTER[given.answer]).not.toBe(state);
    },
  );
});
