import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { parseJson } from './json-file';

describe('a file that is not JSON', () => {
  test.each([
    ['', 'line 1, column 1'],
    ['{', 'line 1, column 2'],
    ['{"a": 1,}', 'line 1, column 9'],
    ['{"a": 1 "b": 2}', 'line 1, column 9'],
    ['[1, 2,, 3]', 'line 1, column 7'],
    ['[1, 2', 'line 1, column 6'],
    ['{"a" 1}', 'line 1, column 6'],
    ['{a: 1}', 'line 1, column 2'],
    ['["👍", \n  tru]', 'line 2, column 3'],
    ['{"a": "one\ntwo"}', 'line 1, column 7'],
    ['"a" "b"', 'line 1, column 5'],
    ['[}', 'line 1, column 2'],
    ['[01]', 'line 1, column 3'],
  ])('%j is told at %s', (text, place) => {
    expect(() => parseJson(text, 'a.json')).toThrow(`a.json: ${place}: this is not JSON.`);
  });

  test('is told at its end where it is cut off anywhere', () => {
    const whole = '{"text": "a\\u00e4", "list": [1.5e3, -2, true, {"x": null}]}';
    for (let length = 1; length < whole.length; length += 1) {
      const cut = whole.slice(0, length);
      expect(() => parseJson(cut, 'a.json')).toThrow(/line 1, column \d+: this is not JSON/u);
    }
  });

  property.prop([fc.jsonValue(), fc.nat(), fc.constantFrom('}', ']', ',', ':', 'x', '"', '\\')])(
    'always has a place, and what is JSON is read',
    (value, at, intruder) => {
      const text = JSON.stringify(value);
      expect(parseJson(text, 'a.json')).toEqual(JSON.parse(text));
      const place = at % (text.length + 1);
      const spoiled = text.slice(0, place) + intruder + text.slice(place);
      try {
        JSON.parse(spoiled);
      } catch {
        expect(() => parseJson(spoiled, 'a.json')).toThrow(/^a\.json: line \d+, column \d+: /u);
      }
    },
  );
});
