import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { anchorTarget } from '@/lib/domain/anchoring/anchor-target';
import { type CodePointOffset, codePointLength } from '@/lib/domain/anchoring/article-text';
import {
  type ArticleDocument,
  BLOCK_KINDS,
  blockSpans,
  type DocumentBlock,
  type DocumentInline,
  FURNITURE_REASONS,
  HEADING_LEVELS,
  PLAIN_MARKS,
  textOfDocument,
} from '@/lib/domain/articles/document';
import { documentProblem } from '@/lib/domain/articles/document-problem';

import { toEditorDocument } from './article-extensions';
import { createPositionMap, describeSelection } from './document-text';

const marks = fc.option(
  fc.uniqueArray(
    fc.oneof(
      fc.constantFrom(...PLAIN_MARKS).map((type) => ({ type })),
      fc.webUrl().map((href) => ({ type: 'link' as const, attrs: { href } })),
    ),
    { minLength: 1, maxLength: 3, selector: ({ type }) => type },
  ),
  { nil: undefined },
);

const anyInline: fc.Arbitrary<DocumentInline> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), marks })
      .map(({ text, marks: given }) => ({
        type: 'text' as const,
        text: text.replace(/[\u0000\r\n]/g, '·'),
        ...(given && { marks: given }),
      })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' as const }) },
);

const anyBlock: fc.Arbitrary<DocumentBlock> = fc
  .record({
    kind: fc.constantFrom(...BLOCK_KINDS),
    reason: fc.constantFrom(...FURNITURE_REASONS),
    omitted: fc.boolean(),
    level: fc.option(fc.constantFrom(...HEADING_LEVELS)),
    content: fc.array(anyInline, { maxLength: 5 }),
  })
  .map(({ kind, reason, omitted, level, content }) => {
    const attrs = { kind, furniture: kind === 'furniture' ? reason : null, omitted };
    return level === null
      ? { type: 'paragraph', attrs, content }
      : { type: 'heading', attrs: { ...attrs, level }, content };
  });

/** Any document the schema allows. */
const anyDocument: fc.Arbitrary<ArticleDocument> = fc
  .array(anyBlock, { minLength: 1, maxLength: 8 })
  .map((content) => ({ type: 'doc', content }));

describe('text and document', () => {
  property.prop([anyDocument])('are the same words on the server and in the editor', (document) => {
    expect(documentProblem(document)).toBeNull();
    const map = createPositionMap(toEditorDocument(document));

    expect(map.text).toBe(textOfDocument(document));
    expect(map.blocks).toEqual(blockSpans(document));
  });

  property.prop([anyDocument])('are two views of one thing', (document) => {
    const node = toEditorDocument(document);

    expect(documentProblem(node.toJSON())).toBeNull();
    expect(textOfDocument(node.toJSON() as ArticleDocument)).toBe(textOfDocument(document));
  });

  property.prop([anyDocument])('map every offset to a position and back', (document) => {
    const doc = toEditorDocument(document);
    const map = createPositionMap(doc);

    let previous = 0;
    for (let offset = 0; offset <= map.offsets.length; offset += 1) {
      const pos = map.toPos(offset as CodePointOffset);
      expect(pos).toBeGreaterThan(previous);
      expect(doc.resolve(pos).parent.isTextblock).toBe(true);
      expect(map.toOffset(pos, 'start')).toBe(offset);
      expect(map.toOffset(pos, 'end')).toBe(offset);
      previous = pos;
    }
  });

  property.prop([anyDocument, fc.nat(), fc.nat()])(
    'a target made in the editor anchors to the same words on the server',
    (document, a, b) => {
      const doc = toEditorDocument(document);
      const map = createPositionMap(doc);
      const [from, to] = [a % (doc.content.size + 1), b % (doc.content.size + 1)].sort(
        (one, other) => one - other,
      ) as [number, number];
      const selected = doc.textBetween(from, to, '\n', '\n').trim();

      const target = describeSelection(map, from, to);

      // A position inside a surrogate pair selects half a character; a target never does.
      if (selected.isWellFormed()) expect(target?.quote.exact ?? '').toBe(selected);
      if (target === null) return;
      expect(anchorTarget(textOfDocument(document), target)).toEqual({
        status: 'anchored',
        position: target.position,
        by: 'position',
      });
    },
  );

  property.prop([anyDocument, fc.integer({ min: -5, max: 400 })])(
    'take any number for a place in the article',
    (document, pos) => {
      const map = createPositionMap(toEditorDocument(document));
      const end = map.toOffset(pos, 'end');
      const start = map.toOffset(pos, 'start');

      expect(end).toBeGreaterThanOrEqual(0);
      expect(start - end === 0 || start - end === 1).toBe(true);
      expect(start).toBeLessThanOrEqual(codePointLength(map.text));
    },
  );

  test('a line break inside a paragraph and the border of two count one each', () => {
    const attrs = { kind: 'text', furniture: null, omitted: false } as const;
    const map = createPositionMap(
      toEditorDocument({
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            attrs,
            content: [
              { type: 'text', text: '🗳️a' },
              { type: 'hardBreak' },
              { type: 'text', text: 'b' },
            ],
          },
          { type: 'paragraph', attrs, content: [{ type: 'text', text: 'cd' }] },
        ],
      }),
    );

    expect(map.text).toBe('🗳️a\nb\ncd');
    expect(map.toPos(6 as CodePointOffset)).toBe(9);
    expect(map.toOffset(8, 'end')).toBe(5);
    expect(map.toOffset(8, 'start')).toBe(6);
  });

  test('a selection of white space is about nothing', () => {
    const attrs = { kind: 'text', furniture: null, omitted: false } as const;
    const doc = toEditorDocument({
      type: 'doc',
      content: [{ type: 'paragraph', attrs, content: [{ type: 'text', text: 'a  b' }] }],
    });

    expect(describeSelection(createPositionMap(doc), 2, 4)).toBeNull();
    expect(describeSelection(createPositionMap(doc), 1, 4)?.quote.exact).toBe('a');
  });

  test('ten thousand passages are placed without a walk for each', () => {
    const attrs = { kind: 'text', furniture: null, omitted: false } as const;
    const doc = toEditorDocument({
      type: 'doc',
      content: Array.from({ length: 2_000 }, (_, n) => ({
        type: 'paragraph' as const,
        attrs,
        content: [{ type: 'text' as const, text: `Paragraph ${n} 🗳️ of the ledger. `.repeat(8) }],
      })),
    });
    const map = createPositionMap(doc);

    const round = Array.from({ length: 10_000 }, (_, n) => (n * 41) as CodePointOffset);
    expect(round.map((offset) => map.toOffset(map.toPos(offset)))).toEqual(round);
  });
});

describe('the schema of the article', () => {
  const attrs = { kind: 'text', furniture: null, omitted: false };

  test.each([
    ['an unknown kind', { ...attrs, kind: 'poem' }],
    ['an unknown reason', { ...attrs, furniture: 'boredom' }],
    ['a vague omission', { ...attrs, omitted: 'yes' }],
  ])('refuses %s', (_, given) => {
    const document = { type: 'doc', content: [{ type: 'paragraph', attrs: given }] };
    expect(() => toEditorDocument(document as never)).toThrow(RangeError);
  });

  test('refuses a link to a script, and a list', () => {
    const link = { type: 'link', attrs: { href: 'javascript:x' } };
    const linked = [
      { type: 'paragraph', attrs, content: [{ type: 'text', text: 'a', marks: [link] }] },
    ];
    expect(() => toEditorDocument({ type: 'doc', content: linked } as never)).toThrow(RangeError);
    expect(() =>
      toEditorDocument({ type: 'doc', content: [{ type: 'bulletList' }] } as never),
    ).toThrow(RangeError);
  });
});
