import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { fuseRanks } from './fuse-ranks';
import { sameFigures } from './same-figures';
import { snippetOf, wordsAsked } from './snippet';

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });

describe('orders that are fused', () => {
  property.prop([fc.array(ids, { maxLength: 4 })])('hold what they are made of, once', (lists) => {
    expect(fuseRanks(lists).toSorted()).toEqual([...new Set(lists.flat())].sort());
  });
  property.prop([ids])('keep an order that stands alone', (list) => {
    expect(fuseRanks([list])).toEqual(list);
    expect(fuseRanks([list, [], list])).toEqual(list);
  });
  property.prop([fc.array(ids, { maxLength: 4 })])('do not ask which list came first', (lists) => {
    expect(fuseRanks(lists.toReversed())).toEqual(fuseRanks(lists));
  });
  test('put what both found before what one found first', () => {
    expect(
      fuseRanks([
        ['only', 'both'],
        ['other', 'both'],
      ])[0],
    ).toBe('both');
  });
});

describe('a snippet', () => {
  property.prop([fc.string({ unit: 'grapheme', maxLength: 600 }), fc.string({ maxLength: 20 })])(
    'holds words of the text and no others',
    (text, query) => {
      const parts = snippetOf(text, wordsAsked(query), 80);
      const shown = parts.map((part) => part.text).join('');
      expect(text).toContain(shown.replace(/^… /u, '').replace(/ …$/u, ''));
      expect(shown.isWellFormed()).toBe(text.isWellFormed());
    },
  );
  test('is cut where the words are, and marks them with other endings', () => {
    const text = `${'Nothing here. '.repeat(40)}The bridges of Ürgüp were shut in 2017.`;
    const parts = snippetOf(text, wordsAsked('bridge urgup -open 2017'), 120);
    expect(parts.filter(({ isHit }) => isHit).map((part) => part.text)).toEqual([
      'bridges',
      'Ürgüp',
      '2017',
    ]);
    expect(parts[0]?.text).toBe('… ');
  });
  test('marks no other number than the one that was asked for', () => {
    const parts = snippetOf('In 20 of 2017 cases', wordsAsked('20'));
    expect(parts.filter(({ isHit }) => isHit)).toEqual([{ text: '20', isHit: true }]);
  });
});

test('figures are the same however often they are named', () => {
  expect(sameFigures('12 dead, 12 hurt', '12 dead')).toBe(true);
  expect(sameFigures('12 dead', '14 dead')).toBe(false);
  expect(sameFigures('none', 'nobody')).toBe(true);
});
