import { describe, expect, test } from 'vitest';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DepartureView, FeedbackItemView } from '@/lib/contracts/decisions';

import { entriesOf, filterIdsOf, nextDifference, shownEntries } from './feedback-model';
import { outcomeWords } from './words';

const at = (id: string, start: number, rest: Partial<AnnotationView> = {}) =>
  ({ id, start, end: start + 10, decision: null, ...rest }) as AnnotationView;

const own = (
  id: string,
  start: number,
  departures: DepartureView[],
  decision: AnnotationView = at(`d-${id}`, start, { decision: 'took' }),
): FeedbackItemView => ({
  kind: 'own',
  annotation: at(id, start),
  outcomes: [{ decision, departures }],
});

const VERDICT: DepartureView = { kind: 'verdict', from: 'supported', to: 'disputed' };
const rejected = at('d-3', 40, { decision: 'rejected' });
const entries = entriesOf([
  own('1', 0, []),
  own('2', 20, [{ kind: 'priority', from: 'low', to: 'high' }, VERDICT]),
  own('3', 40, [{ kind: 'rejected' }], rejected),
  { kind: 'missed', decision: at('d-4', 60, { decision: 'took' }), markedBy: ['ben'] },
]);

describe('the entries of the page', () => {
  test('are numbered in reading order and answer to what differs', () => {
    expect(entries.map((entry) => [entry.number, filterIdsOf(entry)])).toEqual([
      [1, ['as_decided']],
      [2, ['verdict', 'priority']],
      [3, ['rejected']],
      [4, ['missed']],
    ]);
  });

  test('are shown as long as one thing that holds of them is switched on', () => {
    const shown = shownEntries(entries, new Set(['as_decided', 'verdict', 'missed']));
    expect(shown.map(({ number }) => number)).toEqual([2, 3]);
  });

  test('cover the passage and what was decided, but nothing that was rejected', () => {
    expect(entries.map(({ spans }) => spans.length)).toEqual([2, 2, 1, 1]);
  });

  test('lead from difference to difference, past what stands as it was, and round', () => {
    expect(nextDifference(entries, null)).toBe('2');
    expect(nextDifference(entries, 'd-4')).toBe('2');
    expect(nextDifference(entries, '2', 'back')).toBe('d-4');
    expect(nextDifference(entries.slice(0, 1), null)).toBeNull();
  });
});

describe('how it was decided', () => {
  test('is said to the reviewer, or about them', () => {
    const [first, second, third] = entries.map(({ outcomes }) => outcomes[0]);
    if (!first || !second || !third) throw new Error('Each entry has an outcome');
    expect(outcomeWords(first, true)).toBe('Your reading was taken');
    expect(outcomeWords(first, false)).toBe('Their reading was taken');
    expect(outcomeWords(second, true)).toBe('Another reading was taken');
    expect(outcomeWords(third, true)).toBe('There is nothing to check here');
  });

  test('names the reviewer’s other claim where that one was taken for both', () => {
    const decision = at('d', 0, { decision: 'took' });
    const both = entriesOf([own('1', 0, [], decision), own('2', 5, [VERDICT], decision)]);
    const outcome = both[1]?.outcomes[0];
    expect(outcome && outcomeWords(outcome, true)).toBe('Your other claim was taken for it');
  });
});
