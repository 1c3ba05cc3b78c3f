import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { CodePointOffset } from '../anchoring/article-text';
import { planTake, type PlanMember, verdictsDiffer } from './plan-decision';

const REVIEWERS = ['a', 'b', 'c'];

function member(id: string, reviewerId: string, start: number, end: number): PlanMember {
  return {
    id,
    reviewerId,
    start: start as CodePointOffset,
    end: end as CodePointOffset,
    verdict: null,
  };
}

const members = fc
  .array(
    fc.record({
      reviewer: fc.constantFrom(...REVIEWERS),
      start: fc.nat({ max: 60 }),
      length: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(({ reviewer, start, length }, index) =>
      member(`m${index}`, reviewer, start, start + length),
    ),
  );

describe('laws of taking a reading', () => {
  property.prop([members, fc.constantFrom(...REVIEWERS)])(
    'every open annotation is settled exactly once, if the reviewer has any',
    (open, reviewerId) => {
      const settled = planTake(open, reviewerId).flatMap(({ settles }) => settles);
      const hasOwn = open.some((one) => one.reviewerId === reviewerId);
      expect([...settled].sort()).toEqual(hasOwn ? open.map(({ id }) => id).sort() : []);
    },
  );

  property.prop([members, fc.constantFrom(...REVIEWERS)])(
    'each of the reviewer’s annotations is taken once, and settles itself',
    (open, reviewerId) => {
      const plan = planTake(open, reviewerId);
      expect(plan.map(({ takes }) => takes)).toEqual(
        open.filter((one) => one.reviewerId === reviewerId).map(({ id }) => id),
      );
      for (const { takes, settles } of plan) {
        expect(settles.filter((id) => plan.some((other) => other.takes === id))).toEqual([takes]);
      }
    },
  );

  property.prop([members, fc.constantFrom(...REVIEWERS)])(
    'the order in which the annotations are given does not decide what goes with what',
    (open, reviewerId) => {
      const asMap = (given: readonly PlanMember[]) =>
        new Map(
          planTake(given, reviewerId).flatMap(({ takes, settles }) =>
            settles.map((id) => [id, takes] as const),
          ),
        );
      const [forward, backward] = [asMap(open), asMap(open.toReversed())];
      for (const [id, takes] of forward) expect(backward.get(id)).toBe(takes);
    },
  );
});

describe('taking a reading', () => {
  test('a long claim goes with the shorter one that has most of its words', () => {
    const open = [member('a1', 'a', 0, 10), member('a2', 'a', 11, 40), member('b1', 'b', 0, 40)];
    expect(planTake(open, 'a')).toEqual([
      { takes: 'a1', settles: ['a1'] },
      { takes: 'a2', settles: ['a2', 'b1'] },
    ]);
  });

  test('two short claims both go with the long one', () => {
    const open = [member('a1', 'a', 0, 10), member('b1', 'b', 0, 40), member('a2', 'a', 11, 40)];
    expect(planTake(open, 'b')).toEqual([{ takes: 'b1', settles: ['a1', 'b1', 'a2'] }]);
  });

  test('a claim that shares no word with the reading goes with the closest part of it', () => {
    const open = [member('a1', 'a', 0, 5), member('a2', 'a', 20, 25), member('b1', 'b', 26, 30)];
    expect(planTake(open, 'a')).toEqual([
      { takes: 'a1', settles: ['a1'] },
      { takes: 'a2', settles: ['a2', 'b1'] },
    ]);
  });

  test('nothing is planned for a reviewer who marked nothing there', () => {
    expect(planTake([member('b1', 'b', 0, 5)], 'a')).toEqual([]);
  });
});

test('a cause is wanted only where verdicts differ', () => {
  expect(verdictsDiffer([{ verdict: 'supported' }, { verdict: 'supported' }])).toBe(false);
  expect(verdictsDiffer([{ verdict: 'supported' }, { verdict: null }])).toBe(true);
});
