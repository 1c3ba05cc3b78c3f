import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { Json } from '../shared/json';
import { canonicalJson } from './canonical-json';

/** Any JSON value; `-0` and `__proto__` are left to the examples. */
const json = fc.jsonValue({ noUnicodeString: false }).map((value) => {
  return JSON.parse(JSON.stringify(value)) as Json;
});

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

function fromBits(high: number, low: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, high);
  view.setUint32(4, low);
  return view.getFloat64(0);
}

describe('laws', () => {
  property.prop([json])('what is written reads back as what was given', (value) => {
    expect(JSON.parse(canonicalJson(value))).toEqual(value);
  });

  property.prop([json])('the order in which an object was built does not matter', (value) => {
    expect(canonicalJson(reversed(value) as Json)).toBe(canonicalJson(value));
  });

  property.prop([json, json])('different values are written differently', (a, b) => {
    fc.pre(JSON.stringify(a) !== JSON.stringify(b));
    const same = canonicalJson(a) === canonicalJson(b);
    if (same) expect(a).toEqual(b);
  });

  property.prop([fc.double({ noDefaultInfinity: true, noNaN: true })])(
    'every number survives to the last bit, but for the sign of zero',
    (value) => {
      expect(JSON.parse(canonicalJson(value))).toBe(value === 0 ? 0 : value);
    },
  );
});

describe('the examples of RFC 8785', () => {
  test('section 3.2.2 and 3.2.3: the sample object', () => {
    const sample = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],' +
        '"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('section 3.2.3: names are ordered by UTF-16 code units', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const parsed: unknown = JSON.parse(canonicalJson(sample));
    const written = [...canonicalJson(sample).matchAll(/:"([^"]*)"/g)].map((match) => match[1]);
    expect(parsed).toEqual(sample);
    expect(written).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    [0x00000000, 0x00000000, '0'],
    [0x80000000, 0x00000000, '0'],
    [0x00000000, 0x00000001, '5e-324'],
    [0x80000000, 0x00000001, '-5e-324'],
    [0x7fefffff, 0xffffffff, '1.7976931348623157e+308'],
    [0xffefffff, 0xffffffff, '-1.7976931348623157e+308'],
    [0x43400000, 0x00000000, '9007199254740992'],
    [0xc3400000, 0x00000000, '-9007199254740992'],
    [0x44300000, 0x00000000, '295147905179352830000'],
    [0x44b52d02, 0xc7e14af5, '9.999999999999997e+22'],
    [0x44b52d02, 0xc7e14af6, '1e+23'],
    [0x44b52d02, 0xc7e14af7, '1.0000000000000001e+23'],
    [0x444b1ae4, 0xd6e2ef4e, '999999999999999700000'],
    [0x444b1ae4, 0xd6e2ef4f, '999999999999999900000'],
    [0x444b1ae4, 0xd6e2ef50, '1e+21'],
    [0x3eb0c6f7, 0xa0b5ed8c, '9.999999999999997e-7'],
    [0x3eb0c6f7, 0xa0b5ed8d, '0.000001'],
    [0x41b3de43, 0x55555553, '333333333.3333332'],
    [0x41b3de43, 0x55555554, '333333333.33333325'],
    [0x41b3de43, 0x55555555, '333333333.3333333'],
    [0x41b3de43, 0x55555556, '333333333.3333334'],
    [0x41b3de43, 0x55555557, '333333333.33333343'],
    [0xbecbf647, 0x612f3696, '-0.0000033333333333333333'],
    [0x43143ff3, 0xc1cb0959, '1424953923781206.2'],
  ])('appendix B: the number %i %i is written %s', (high, low, expected) => {
    expect(canonicalJson(fromBits(high, low))).toBe(expected);
  });

  test.each([
    [0x7fffffff, 0xffffffff],
    [0x7ff00000, 0],
  ])('appendix B: %i %i, not a number or infinite, is refused', (high, low) => {
    expect(() => canonicalJson(fromBits(high, low))).toThrow(RangeError);
  });
});

describe('refusals name the place', () => {
  test.each([
    ['undefined', { claims: [{ verdict: undefined }] }, '$.claims[0].verdict is undefined'],
    ['a hole in a list', { list: [1, , 3] }, '$.list[1] is undefined'],
    ['a date', { at: new Date(0) }, '$.at is [object Date]'],
    ['a function', { now: () => 0 }, '$.now is a function'],
    ['a bigint', { rev: 1n }, '$.rev is a bigint'],
    ['NaN', { score: NaN }, '$.score is NaN'],
    ['half a surrogate pair', { text: 'a\ud83d' }, '$.text contains half of a surrogate pair'],
    ['half a surrogate pair in a name', { 'a\ude00': 1 }, '$ contains half of a surrogate pair'],
  ])('%s', (_, value, message) => {
    expect(() => canonicalJson(value as unknown as Json)).toThrow(message);
  });

  test('a whole pair is written as it is', () => {
    expect(canonicalJson('🗳')).toBe('"🗳"');
  });

  test('an object without a prototype is an object', () => {
    expect(canonicalJson(Object.assign(Object.create(null) as object, { a: 1 }))).toBe('{"a":1}');
  });
});
