import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { CodePointOffset } from './article-text';
import { type LaidPassage, layOutPassages } from './passage-lanes';

const span = (start: number, end: number) => ({
  start: start as CodePointOffset,
  end: end as CodePointOffset,
});
const passage = (id: string, start: number, end: number): LaidPassage => ({
  id,
  ...span(start, end),
});

const overlap = (a: LaidPassage, b: LaidPassage) => a.start < b.end && b.start < a.end;
const ordinal = (lane: number | string | undefined) => (typeof lane === 'number' ? lane : 3);

const anyPassages = fc
  .array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 })), { maxLength: 12 })
  .map((list) => list.map(([start, length], n) => passage(`p${n}`, start, start + length)));

/** Blocks of any length, one character apart as line feeds are. */
const anyBlocks = fc.array(fc.nat(15), { minLength: 1, maxLength: 8 }).map((lengths) => {
  let start = 0;
  return lengths.map((length) => {
    const block = span(start, start + length);
    start += length + 1;
    return block;
  });
});

describe('layOutPassages', () => {
  test('runs the shorter of two overlapping passages on the inner lane', () => {
    const { lanes } = layOutPassages(
      [passage('long', 0, 30), passage('short', 5, 12), passage('apart', 40, 45)],
      [span(0, 50)],
    );

    expect(Object.fromEntries(lanes)).toEqual({ short: 0, long: 1, apart: 0 });
  });

  test('lets the fourth overlapping passage overflow', () => {
    const nested = [1, 2, 3, 4, 5].map((n) => passage(`p${n}`, 10 - n, 10 + n));
    const { lanes, pieces } = layOutPassages(nested, [span(0, 20)]);

    expect([...lanes.values()]).toEqual([0, 1, 2, 'overflow', 'overflow']);
    const middle = pieces.find(({ start }) => start === 9);
    expect(middle?.lines.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
    expect(middle?.overflow).toBe(2);
  });

  test('shows both numbers where two passages end on one word, inner first', () => {
    const { pieces } = layOutPassages(
      [passage('outer', 0, 10), passage('inner', 6, 10)],
      [span(0, 20)],
    );

    expect(pieces.map(({ start, end, starts, ends }) => ({ start, end, starts, ends }))).toEqual([
      { start: 0, end: 6, starts: ['outer'], ends: [] },
      { start: 6, end: 10, starts: ['inner'], ends: ['inner', 'outer'] },
      { start: 10, end: 20, starts: [], ends: [] },
    ]);
  });

  test('begins the longer of two that begin on one word first', () => {
    const { pieces } = layOutPassages([passage('a', 0, 5), passage('b', 0, 9)], [span(0, 9)]);

    expect(pieces[0]?.starts).toEqual(['b', 'a']);
  });

  test('cuts a passage that reaches over paragraphs at their borders', () => {
    const { pieces } = layOutPassages([passage('a', 3, 15)], [span(0, 5), span(6, 6), span(7, 20)]);

    expect(pieces.map(({ start, end, block, lines }) => [start, end, block, lines.length])).toEqual(
      [
        [0, 3, 0, 0],
        [3, 5, 0, 1],
        [7, 15, 2, 1],
        [15, 20, 2, 0],
      ],
    );
  });

  test('refuses a passage without a character', () => {
    expect(() => layOutPassages([passage('a', 3, 3)], [span(0, 5)])).toThrow('holds no character');
  });

  property.prop([anyPassages])('keeps overlapping passages on lanes of their own', (passages) => {
    const { lanes } = layOutPassages(passages, [span(0, 80)]);

    for (const a of passages) {
      for (const b of passages) {
        if (a.id === b.id || !overlap(a, b)) continue;
        const [laneA, laneB] = [ordinal(lanes.get(a.id)), ordinal(lanes.get(b.id))];
        if (a.end - a.start < b.end - b.start) expect(laneA).toBeLessThanOrEqual(laneB);
        if (laneA < 3 && laneB < 3) expect(laneA).not.toBe(laneB);
      }
    }
  });

  property.prop([anyPassages, anyBlocks])(
    'covers every block, and shows each passage where it is',
    (passages, blocks) => {
      const { pieces, lanes } = layOutPassages(passages, blocks);

      for (const [index, block] of blocks.entries()) {
        const inside = pieces.filter((piece) => piece.block === index);
        let at: number = block.start;
        for (const piece of inside) {
          expect(piece.start).toBe(at);
          expect(piece.end).toBeGreaterThan(piece.start);
          at = piece.end;
          const here = passages.filter((each) => each.start < piece.end && piece.start < each.end);
          const drawn = here.filter(({ id }) => lanes.get(id) !== 'overflow');
          expect(new Set(piece.lines.map(({ id }) => id))).toEqual(
            new Set(drawn.map(({ id }) => id)),
          );
          expect(piece.overflow).toBe(here.length - drawn.length);
          expect(here.every((each) => each.start <= piece.start && piece.end <= each.end)).toBe(
            true,
          );
        }
        expect(at).toBe(block.end);
      }
    },
  );

  property.prop([anyPassages, anyBlocks])(
    'numbers each visible passage once',
    (passages, blocks) => {
      const { pieces } = layOutPassages(passages, blocks);
      const visible = passages.filter((each) =>
        pieces.some((piece) => overlap(each, { ...piece, id: '' })),
      );
      const numbered = pieces.flatMap(({ ends }) => ends);

      expect(new Set(numbered).size).toBe(numbered.length);
      expect(visible.every(({ id }) => numbered.includes(id))).toBe(true);
    },
  );

  test('lays out ten thousand passages, even when all of them are nested', () => {
    const apart = Array.from({ length: 10_000 }, (_, n) => passage(`p${n}`, n * 50, n * 50 + 120));
    const nested = Array.from({ length: 10_000 }, (_, n) => passage(`p${n}`, n, 30_000 - n));

    expect(layOutPassages(apart, [span(0, 600_000)]).pieces.length).toBeGreaterThan(10_000);
    expect(layOutPassages(nested, [span(0, 600_000)]).pieces.length).toBeGreaterThan(10_000);
  });
});
