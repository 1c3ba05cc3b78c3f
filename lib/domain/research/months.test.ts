import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { isMonth, monthInWords, monthOf, monthsBetween, shiftMonth, startOf } from './months';

const instant = fc.date({
  min: new Date('2001-01-01T00:00:00Z'),
  max: new Date('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('months', () => {
  property.prop([instant])('an instant lies in its month and in no other', (at) => {
    const month = monthOf(at);
    expect(isMonth(month)).toBe(true);
    expect(startOf(month).getTime()).toBeLessThanOrEqual(at.getTime());
    expect(startOf(shiftMonth(month, 1)).getTime()).toBeGreaterThan(at.getTime());
  });

  property.prop([instant, fc.nat(120)])('a period has all its months in turn', (at, count) => {
    const from = monthOf(at);
    const months = monthsBetween(from, shiftMonth(from, count));
    expect(months).toHaveLength(count + 1);
    expect(months).toEqual([...new Set(months)].sort());
    expect(shiftMonth(months.at(-1) ?? '', -count)).toBe(from);
  });

  test('a period that ends before it begins has none', () => {
    expect(monthsBetween('2025-03', '2025-02')).toEqual([]);
    expect(monthsBetween('2025-03', '2025-03')).toEqual(['2025-03']);
  });

  test('are those of UTC', () => {
    expect(monthOf(new Date('2025-03-31T23:30:00-05:00'))).toBe('2025-04');
    expect(monthInWords('2025-04')).toBe('Apr 2025');
  });

  test.each(['2025-13', '2025-00', '25-01', '2025-1', ''])('“%s” is none', (value) => {
    expect(isMonth(value)).toBe(false);
  });
});
