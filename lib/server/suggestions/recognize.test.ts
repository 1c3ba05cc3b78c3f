import { describe, expect, test } from 'vitest';

import { recognizeIn } from './recognize';

const foundIn = (paragraph: string, reason: string) =>
  recognizeIn(paragraph)
    .filter((each) => each.reason === reason)
    .map(({ from, to }) => paragraph.slice(from, to));

describe('the lexicons', () => {
  test.each([
    ['The Ministry of the Interior told Dana Kessler nothing.', 'Ministry of the Interior'],
    ['The Ministry of the Interior told Dana Kessler nothing.', 'Dana Kessler'],
    ['Officials in Springfield said so.', 'Springfield'],
    ['It was Berlin’s decision.', 'Berlin'],
    ['“Paris,” she said, “is out.”', 'Paris'],
  ])('in %j find the name %j', (paragraph, name) => {
    expect(foundIn(paragraph, 'name')).toContain(name);
  });

  test('find no name in words without one, also where a sentence begins', () => {
    expect(foundIn('They were asked twice and answered nothing.', 'name')).toEqual([]);
  });

  test.each([
    ['She came back two years later.', 'two years later'],
    ['It was decided last week.', 'last week'],
    ['On December 11 the gates opened.', 'December 11'],
  ])('in %j find the date %j', (paragraph, date) => {
    expect(foundIn(paragraph, 'date')).toContain(date);
  });

  test('count in UTF-16 units, also after signs beyond the basic plane', () => {
    const paragraph = '😀😀 The letter reached Dana Kessler.';
    expect(foundIn(paragraph, 'name')).toEqual(['Dana Kessler']);
  });
});
