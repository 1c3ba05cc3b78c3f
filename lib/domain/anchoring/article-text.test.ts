import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  codePointLength,
  type CodePointOffset,
  offsetMap,
  type StringIndex,
  toArticleText,
  toCodePointOffset,
  toStringIndex,
} from './article-text';

const at = (offset: number) => offset as CodePointOffset;
const index = (value: number) => value as StringIndex;

const anyText = fc
  .string({ unit: 'binary', maxLength: 120 })
  .filter((raw) => !raw.includes('\u0000'))
  .map(toArticleText);

describe('toArticleText', () => {
  property.prop([fc.string({ unit: 'binary' })])(
    'stores what was given, line endings aside, or refuses',
    (raw) => {
      if (raw.includes('\u0000')) {
        expect(() => toArticleText(raw)).toThrow(RangeError);
      } else {
        expect(toArticleText(raw)).toBe(raw.split(/\r\n|\r/).join('\n'));
      }
    },
  );

  test('keeps spaces, tabs and empty lines as they came', () => {
    expect(toArticleText('  a\t b \r\n\r\n\u00a0c\r')).toBe('  a\t b \n\n\u00a0c\n');
  });

  test.each([
    ['one\r\ntwo \u0000', 'line 2, character 5', 'NUL'],
    ['🗳️ \ud83d!', 'line 1, character 4', 'surrogate'],
    ['\udc00', 'line 1, character 1', 'surrogate'],
  ])('says where %j cannot be stored', (raw, where, what) => {
    expect(() => toArticleText(raw)).toThrow(where);
    expect(() => toArticleText(raw)).toThrow(what);
  });
});

describe('counting', () => {
  property.prop([anyText])('counts as the iteration of a string does', (text) => {
    expect(codePointLength(text)).toBe(Array.from(text).length);
  });

  property.prop([anyText, fc.nat()])('goes to an index and back unchanged', (text, seed) => {
    const offset = at(seed % (codePointLength(text) + 1));

    expect(toCodePointOffset(text, toStringIndex(text, offset))).toBe(offset);
    expect(toStringIndex(text, offset)).toBe(Array.from(text).slice(0, offset).join('').length);
  });

  test.each([-1, 4, 1.5])('refuses the offset %d of a text of three characters', (offset) => {
    const text = toArticleText('a🗳b');
    expect(() => toStringIndex(text, at(offset))).toThrow(RangeError);
    expect(() => offsetMap(text).toIndex(at(offset))).toThrow(RangeError);
  });
});

describe('offsetMap', () => {
  property.prop([anyText])('answers every question as the plain functions do', (text) => {
    const map = offsetMap(text);

    expect(map.length).toBe(codePointLength(text));
    for (let offset = 0; offset <= map.length; offset += 1) {
      expect(map.toIndex(at(offset))).toBe(toStringIndex(text, at(offset)));
    }
    for (let position = 0; position <= text.length; position += 1) {
      expect(map.toOffset(index(position))).toBe(toCodePointOffset(text, index(position)));
    }
  });

  test('takes an index past the end for the end', () => {
    expect(offsetMap(toArticleText('a🗳')).toOffset(index(9))).toBe(2);
  });
});
