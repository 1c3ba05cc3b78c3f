import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { PRIORITIES } from '../claims/claim';
import {
  causesOf,
  NO_SECOND_READER,
  secondReaderDenial,
  secondReaderState,
  type SecondReading,
} from './second-reader';

const claim = { id: 'c', version: 3, writerIds: ['ana'] };
const reading = fc.record({
  annotationId: fc.constantFrom('c', 'other'),
  annotationVersion: fc.integer({ min: 1, max: 4 }),
  readerId: fc.constantFrom('ana', 'ben', 'cem'),
  agrees: fc.boolean(),
});
const aReading = (over: Partial<SecondReading> = {}): SecondReading => ({
  annotationId: 'c',
  annotationVersion: 3,
  readerId: 'ben',
  agrees: true,
  ...over,
});

describe('whether a claim needs a second reader', () => {
  const ruled = fc.record({
    priority: fc.constantFrom(...PRIORITIES),
    verdict: fc.constantFrom('supported', 'misquoted', null),
  });

  property.prop([ruled, fc.uuid()])('no rule asks for none', (one, storyId) => {
    expect(causesOf(NO_SECOND_READER, { claim: one, storyId })).toEqual([]);
  });

  property.prop([
    ruled,
    fc.subarray([...PRIORITIES]),
    fc.subarray(['supported', 'misquoted']),
    fc.subarray(['here', 'there']),
  ])('each part of the rule adds, and none takes away', (one, priorities, verdicts, storyIds) => {
    const whole = causesOf({ priorities, verdicts, storyIds }, { claim: one, storyId: 'here' });
    const parts = [
      { ...NO_SECOND_READER, priorities },
      { ...NO_SECOND_READER, verdicts },
      { ...NO_SECOND_READER, storyIds },
    ].flatMap((rule) => causesOf(rule, { claim: one, storyId: 'here' }));
    expect(whole).toEqual(parts);
  });

  test('a claim without a verdict is asked for by its priority or its story alone', () => {
    const rule = { ...NO_SECOND_READER, verdicts: ['supported'] };
    expect(causesOf(rule, { claim: { priority: 'high', verdict: null }, storyId: 's' })).toEqual(
      [],
    );
    expect(
      causesOf(rule, { claim: { priority: 'high', verdict: 'supported' }, storyId: 's' }),
    ).toEqual(['verdict']);
  });
});

describe('a claim and its second readers', () => {
  property.prop([fc.array(reading)])('nobody confirms what they wrote themselves', (readings) => {
    const own = readings.map((one) => ({ ...one, readerId: 'ana' }));
    expect(secondReaderState(claim, own)).toBe('missing');
  });

  property.prop([fc.array(reading)])('a changed claim is confirmed by nobody', (readings) => {
    const state = secondReaderState({ ...claim, version: 9 }, readings);
    expect(['missing', 'outdated']).toContain(state);
  });

  property.prop([fc.array(reading)])(
    'is confirmed only where the last word of everybody who read it as it stands is yes',
    (readings) => {
      const isConfirmed = secondReaderState(claim, readings) === 'confirmed';
      const words = ['ben', 'cem'].flatMap((readerId) => {
        const last = readings.findLast(
          (one) =>
            one.readerId === readerId && one.annotationId === 'c' && one.annotationVersion === 3,
        );
        return last === undefined ? [] : [last.agrees];
      });
      expect(isConfirmed).toBe(words.length > 0 && words.every(Boolean));
    },
  );

  test.each([
    ['missing', []],
    ['confirmed', [aReading()]],
    ['disputed', [aReading({ agrees: false })]],
    ['confirmed', [aReading({ agrees: false }), aReading()]],
    ['disputed', [aReading(), aReading({ readerId: 'cem', agrees: false })]],
    ['outdated', [aReading({ annotationVersion: 2 })]],
  ] as const)('is %s', (expected, readings) => {
    expect(secondReaderState(claim, readings)).toBe(expected);
  });

  test('the writer of a claim is told why they are not its second reader', () => {
    expect(secondReaderDenial('ana', { ...claim, causes: ['priority'] })?.why).toBe('own_work');
    expect(secondReaderDenial('ben', { ...claim, causes: [] })?.why).toBe('not_needed');
    expect(secondReaderDenial('ben', { ...claim, causes: ['priority'] })).toBeNull();
  });
});
