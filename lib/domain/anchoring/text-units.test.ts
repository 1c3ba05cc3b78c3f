import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { type CodePointOffset, offsetMap, toArticleText } from './article-text';
import { createTextUnits, type TextUnit } from './text-units';

const at = (offset: number) => offset as CodePointOffset;

function unitsOf(raw: string) {
  const text = toArticleText(raw);
  const offsets = offsetMap(text);
  let start = 0;
  const blocks = raw.split('\n').map((line) => {
    const block = { start: at(start), end: at(start + Array.from(line).length) };
    start = block.end + 1;
    return block;
  });
  const units = createTextUnits(text, blocks);
  const words = (unit: TextUnit, offset: number) => {
    const span = units.at(unit, at(offset));
    return span && text.slice(offsets.toIndex(span.start), offsets.toIndex(span.end));
  };
  return { text, units, words, length: offsets.length };
}

describe('createTextUnits', () => {
  const raw =
    'Turnout fell to 62%, said Ana Roy — the lowest (ever). It cost $5.5bn.\n\n🗳️ Nobody’s surprised.';

  test('selects the word, with its signs, at a place or ending there', () => {
    const { words } = unitsOf(raw);

    expect(words('word', 0)).toBe('Turnout');
    expect(words('word', 7)).toBe('Turnout');
    expect(words('word', 17)).toBe('62%');
    expect(words('word', raw.indexOf('$'))).toBe('$5.5bn');
    expect(words('word', raw.indexOf(' —') + 2)).toBeNull();
    expect(words('word', 80)).toBe('Nobody’s');
  });

  test('selects the clause without the marks around it', () => {
    const { words } = unitsOf(raw);

    expect(words('clause', 3)).toBe('Turnout fell to 62%');
    expect(words('clause', raw.indexOf('Ana'))).toBe('said Ana Roy');
    expect(words('clause', raw.indexOf('lowest'))).toBe('the lowest');
    expect(words('clause', raw.indexOf('ever'))).toBe('ever');
  });

  test('selects the sentence', () => {
    expect(unitsOf(raw).words('sentence', raw.indexOf('cost'))).toBe('It cost $5.5bn.');
  });

  test('walks by words across paragraphs, over empty ones', () => {
    const { units, text } = unitsOf(raw);
    const cost = at(text.indexOf('$'));

    expect(units.endAfter('word', cost)).toBe(text.indexOf('.\n\n'));
    expect(units.startAfter('word', cost)).toBe(text.indexOf('Nobody') - 1);
    expect(units.startBefore('word', at(text.indexOf('Nobody') - 1))).toBe(cost);
    expect(units.startBefore('word', at(0))).toBeNull();
    expect(units.endAfter('sentence', at(text.length))).toBeNull();
    expect(units.endBefore('word', at(8))).toBe(7);
  });

  property.prop([fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat()])(
    'always moves forward or backward, and arrives at the edge of a unit',
    (given, seed) => {
      const { units, length } = unitsOf(given.replace(/[\u0000\r]/g, ''));
      const offset = at(seed % (length + 1));

      for (const unit of ['word', 'clause', 'sentence'] as const) {
        const end = units.endAfter(unit, offset);
        const start = units.startBefore(unit, offset);
        if (end !== null) {
          expect(end).toBeGreaterThan(offset);
          expect(units.at(unit, at(end - 1))?.end).toBe(end);
        }
        if (start !== null) {
          expect(start).toBeLessThan(offset);
          expect(units.at(unit, start)?.start).toBe(start);
        }
      }
    },
  );
});
