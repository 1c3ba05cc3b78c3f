import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { RELATIONS, SOURCE_MEDIA, SOURCE_TERMS, SOURCE_TIERS, tidyCitation } from '../claims/claim';
import { type CitedFields, citedFieldsOf, cslOf } from './csl';
import { LOCATOR_KINDS, writeLocator } from './locator';
import { readRis, risOf } from './ris';

const words = fc
  .stringMatching(/^[a-zA-Zäßø0-9&%$#_{}~^\\"'. -]{1,40}$/u)
  .map((text) => text.replace(/\s+/gu, ' ').trim())
  .filter((text) => text !== '' && !/, /u.test(text));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** In words, of a kind, or not noted. */
const anyPlace: fc.Arbitrary<Pick<CitedFields, 'locator' | 'locatorKind'>> = fc.oneof(
  fc.constant({ locator: '' }),
  words.map((locator) => ({ locator })),
  fc
    .tuple(fc.constantFrom(...LOCATOR_KINDS), fc.integer({ min: 1, max: 59 }))
    .map(([locatorKind, at]) => {
      const written = writeLocator(
        locatorKind,
        locatorKind === 'time' ? `1:${at + 9}` : `${at}-99`,
      );
      return 'text' in written ? { locator: written.text, locatorKind } : { locator: '' };
    }),
);
const anyCitation: fc.Arbitrary<CitedFields> = fc
  .record({
    source: words,
    tier: fc.constantFrom(...SOURCE_TIERS),
    relation: fc.constantFrom(...RELATIONS),
    quote: fc.oneof(fc.constant(''), words, fc.constant('Two\nlines \\n and “more”')),
    place: anyPlace,
    url: fc.constantFrom('', 'https://example.org/a?b=1&c=%20_d~e#f'),
    accessedOn: fc.option(day),
    terms: fc.constantFrom(...SOURCE_TERMS),
    medium: fc.constantFrom(...SOURCE_MEDIA),
    title: fc.oneof(fc.constant(''), words),
    author: fc.oneof(fc.constant(''), words),
    publishedOn: fc.option(day),
  })
  .map(({ place, ...fields }) => tidyCitation({ ...fields, ...place }));

describe('citations that go out', () => {
  property.prop([anyCitation])('come back from CSL-JSON as they were', (citation) => {
    const sent: unknown = JSON.parse(JSON.stringify(cslOf(citation, 'a')));
    expect(citedFieldsOf(sent as ReturnType<typeof cslOf>)).toEqual(citation);
  });
  property.prop([fc.array(anyCitation, { maxLength: 4 })])('come back from RIS', (citations) => {
    const file = risOf(citations.map((one, at) => cslOf(one, String(at))));
    expect(readRis(file).map(citedFieldsOf)).toEqual(citations);
  });
});

test.each([
  [{ locator: '12' }, 'p. 12', 'page'],
  [{ locator: '12-14', label: 'page' }, 'pp. 12–14', 'page'],
  [{ locator: '4', label: 'paragraph' }, 'para 4', 'paragraph'],
  [{ locator: '12:30', label: 'timestamp' }, '00:12:30', 'time'],
  [{ locator: '12:30' }, '00:12:30', 'time'],
  [{ locator: '3', label: 'chapter' }, 'chapter 3', undefined],
  [{ locator: 'the middle', label: 'page' }, 'the middle', undefined],
  [{ note: 'Locator: p. 3' }, 'p. 3', undefined],
])('a place of another program is of its kind, or stays in words: %o', (item, locator, kind) => {
  const read = citedFieldsOf({ id: '1', type: 'book', title: 'A', ...item });
  expect(read).toMatchObject({ locator });
  expect('reason' in read ? null : read.locatorKind).toBe(kind);
});

test('an entry of another program is read with what it has', () => {
  const [item] = readRis(
    'TY  - NEWS\nTI  - The bridge\nAU  - Doe, Jane\nAU  - Roe, Sam\nT2  - The Harbor Post\nDA  - 2019/9/8/\nUR  - https://example.org/a\n',
  );
  expect(item && citedFieldsOf(item)).toMatchObject({
    source: 'The Harbor Post',
    title: 'The bridge',
    author: 'Jane Doe and Sam Roe',
    publishedOn: '2019-09-08',
    medium: 'print',
    relation: 'context',
  });
  expect(citedFieldsOf({ id: '1', type: 'webpage' })).toHaveProperty('reason');
  expect(
    citedFieldsOf({ id: '1', type: 'webpage', URL: 'javascript:alert(1)', title: 'A' }),
  ).toMatchObject({ url: '' });
});
