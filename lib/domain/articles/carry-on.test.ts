import { describe, expect, test } from 'vitest';

import type { CodePointOffset } from '../anchoring/article-text';
import type { CarriedPassage } from '../anchoring/carried-passage';
import {
  carryOn,
  isSafeToConfirm,
  isWaiting,
  passagesToCarry,
  type StandingPassage,
  statusOnceConfirmed,
  type Waiting,
} from './carry-on';

const span = (start: number, end: number) => ({
  start: start as CodePointOffset,
  end: end as CodePointOffset,
});

function aPassage(change: Partial<StandingPassage> = {}): StandingPassage {
  return {
    id: 'claim',
    ...span(0, 2),
    exact: '62',
    isPlaced: true,
    checkStatus: 'checked',
    verdict: 'supported',
    waits: null,
    ...change,
  };
}

function waiting(change: Partial<Waiting> = {}): Waiting {
  return {
    status: 'changed',
    vouchedExact: '62',
    candidates: [],
    stoodAt: null,
    checkStatusBefore: 'checked',
    verdictBefore: 'supported',
    ...change,
  };
}

/** One passage in a new text in which each span holds the given words. */
function carried(passage: StandingPassage, found: CarriedPassage | CarriedPassage[], words = '62') {
  const [one] = carryOn([passage], {
    found: Array.isArray(found) ? found : [found],
    wordsAt: () => words,
    placeOf: (place) => (place + 100) as CodePointOffset,
  });
  return one;
}

const anchored: CarriedPassage = {
  id: 'claim',
  status: 'anchored',
  isIdentical: true,
  ...span(5, 7),
};
const moved: CarriedPassage = { ...anchored, status: 'moved' };
const changed: CarriedPassage = { id: 'claim', status: 'changed', diff: [], ...span(5, 7) };

describe('a passage on which nothing is left to say', () => {
  test('keeps its check status where its words are the same', () => {
    expect(carried(aPassage(), anchored)).toMatchObject({
      status: 'anchored',
      place: span(5, 7),
      checkStatus: 'checked',
      vouchedExact: '62',
    });
    expect(carried(aPassage({ checkStatus: 'queried' }), moved)).toMatchObject({
      checkStatus: 'queried',
    });
  });

  test.each([
    [changed, span(5, 7)],
    [{ id: 'claim', status: 'ambiguous', candidates: [span(1, 3)] } as const, null],
    [{ id: 'claim', status: 'orphaned', stood: 9 as CodePointOffset } as const, null],
  ])('waits for a person where they are not: %o', (found, place) => {
    expect(carried(aPassage(), found, '68')).toMatchObject({
      status: found.status,
      place,
      checkStatus: 'changed',
      checkStatusBefore: 'checked',
      verdictBefore: 'supported',
      vouchedExact: '62',
    });
  });

  test('is never put on other words as if they were its own', () => {
    expect(() => carried(aPassage(), anchored, '68')).toThrow('carried to other words');
    expect(() => carried(aPassage(), [])).toThrow('was not carried');
  });
});

describe('a passage that waits since the version before', () => {
  const passage = aPassage({ exact: '68', checkStatus: 'changed', waits: waiting() });

  test('still waits where the next version leaves its words alone', () => {
    expect(carried(passage, anchored, '68')).toMatchObject({
      status: 'changed',
      checkStatus: 'changed',
      vouchedExact: '62',
      checkStatusBefore: 'checked',
    });
  });

  test('waits no longer once it has the words that were vouched for', () => {
    expect(carried(passage, changed, '62')).toMatchObject({
      status: 'anchored',
      isIdentical: true,
      checkStatus: 'checked',
    });
    // Elsewhere they are the same words that moved.
    expect(carried(passage, { ...moved, isIdentical: false }, '62')).toMatchObject({
      status: 'moved',
    });
  });

  test('that moved has still only moved', () => {
    const stray = aPassage({ waits: waiting({ status: 'moved' }) });
    expect(carried(stray, anchored)).toMatchObject({ status: 'moved', checkStatus: 'checked' });
    const quoted = aPassage({ exact: '“62”', waits: waiting({ status: 'moved' }) });
    const restyled: CarriedPassage = { ...anchored, isIdentical: false };
    expect(carried(quoted, restyled, '"62"')).toMatchObject({
      status: 'moved',
      isIdentical: false,
    });
  });

  test('without a place is one of its candidates or is gone', () => {
    const unplaced = aPassage({
      isPlaced: false,
      waits: waiting({ status: 'ambiguous', candidates: [span(1, 3), span(8, 10)] }),
    });
    expect(passagesToCarry([unplaced, aPassage({ id: 'other' })]).map(({ id }) => id)).toEqual([
      'claim#0',
      'claim#1',
      'other',
    ]);
    const gone = (id: string): CarriedPassage => ({
      id,
      status: 'orphaned',
      stood: 0 as CodePointOffset,
    });
    expect(carried(unplaced, [gone('claim#0'), { ...anchored, id: 'claim#1' }])).toMatchObject({
      status: 'ambiguous',
      candidates: [span(5, 7)],
      place: null,
    });
    expect(carried(unplaced, [gone('claim#0'), gone('claim#1')])).toMatchObject({
      status: 'orphaned',
      stoodAt: 101,
      checkStatus: 'changed',
    });
  });
});

describe('the queue', () => {
  test('holds what is not in place until a person has said something final of it', () => {
    expect(isWaiting({ status: 'anchored', outcome: null })).toBe(false);
    expect(isWaiting({ status: 'moved', outcome: null })).toBe(true);
    expect(isWaiting({ status: 'orphaned', outcome: 'attached' })).toBe(true);
    expect(isWaiting({ status: 'orphaned', outcome: 'retired' })).toBe(false);
  });

  test('takes in one go only what moved', () => {
    expect(isSafeToConfirm({ status: 'moved', outcome: null })).toBe(true);
    expect(isSafeToConfirm({ status: 'moved', outcome: 'attached' })).toBe(false);
    expect(isSafeToConfirm({ status: 'changed', outcome: null })).toBe(false);
  });

  test('leaves a confirmed claim checked, queried, cleared or open', () => {
    const facts = {
      status: 'changed',
      checkStatus: 'changed',
      checkStatusBefore: 'checked',
      verdict: 'supported',
      hasOpenQuery: false,
    } as const;
    expect(statusOnceConfirmed(facts)).toBe('checked');
    expect(statusOnceConfirmed({ ...facts, hasOpenQuery: true })).toBe('queried');
    expect(statusOnceConfirmed({ ...facts, verdict: null })).toBe('open');
    expect(statusOnceConfirmed({ ...facts, verdict: null, checkStatusBefore: 'cleared' })).toBe(
      'cleared',
    );
    expect(statusOnceConfirmed({ ...facts, status: 'moved', checkStatus: 'open' })).toBe('open');
  });
});
