import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { layOutMargin, MARGIN_GAP, type MarginItem } from './margin-layout';

const items = fc
  .array(fc.record({ want: fc.nat(5_000), height: fc.integer({ min: 1, max: 900 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((list) =>
    list
      .toSorted((a, b) => a.want - b.want)
      .map((item, index): MarginItem => ({ ...item, id: String(index) })),
  );

const view = fc
  .record({ top: fc.nat(4_000), size: fc.integer({ min: 100, max: 1_200 }) })
  .map(({ top, size }) => ({ top, bottom: top + size }));

describe('layOutMargin', () => {
  property.prop([items, view, fc.nat(39)])(
    'keeps the order of the claims and a gap between them',
    (list, visible, pick) => {
      const selectedId = list[pick % list.length]?.id ?? null;
      const tops = layOutMargin({ items: list, selectedId, view: visible });
      for (const [index, item] of list.entries()) {
        const before = list[index - 1];
        if (before === undefined) continue;
        const end = (tops.get(before.id) ?? 0) + before.height;
        expect(tops.get(item.id)).toBeGreaterThanOrEqual(end + MARGIN_GAP);
      }
    },
  );

  property.prop([items, view, fc.nat(39)])(
    'shows the whole of the selected claim, or its head when it is taller than the screen',
    (list, visible, pick) => {
      const selected = list[pick % list.length];
      if (selected === undefined) return;
      const top = layOutMargin({ items: list, selectedId: selected.id, view: visible }).get(
        selected.id,
      );
      expect(top).toBeGreaterThanOrEqual(visible.top);
      const room = visible.bottom - visible.top;
      if (selected.height <= room) {
        expect((top ?? 0) + selected.height).toBeLessThanOrEqual(visible.bottom);
      } else {
        expect(top).toBe(visible.top);
      }
    },
  );

  property.prop([items, view])(
    'gives every claim a place, with nothing selected too',
    (list, visible) => {
      const tops = layOutMargin({ items: list, selectedId: null, view: visible });
      expect([...tops.keys()]).toEqual(list.map(({ id }) => id));
      expect(Math.min(...tops.values())).toBeGreaterThanOrEqual(0);
    },
  );

  test('leaves a claim beside its passage where there is room', () => {
    const tops = layOutMargin({
      items: [
        { id: 'a', want: 100, height: 32 },
        { id: 'b', want: 400, height: 32 },
      ],
      selectedId: null,
      view: { top: 0, bottom: 800 },
    });
    expect([...tops.values()]).toEqual([100, 400]);
  });

  test('leaves the selected card where it stands while its text grows', () => {
    const tops = layOutMargin({
      items: [
        { id: 'a', want: 100, height: 700 },
        { id: 'b', want: 200, height: 32 },
      ],
      selectedId: 'a',
      view: { top: 0, bottom: 600 },
      keepTop: 90,
    });
    expect(tops.get('a')).toBe(90);
    expect(tops.get('b')).toBe(90 + 700 + MARGIN_GAP);
  });
});
