import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { toStringIndex } from '../anchoring/article-text';
import {
  type ArticleDocument,
  blockSpans,
  documentFromLines,
  type DocumentLine,
  textOfDocument,
} from './document';
import { documentProblem, MAX_BLOCKS, MAX_TEXT_LENGTH } from './document-problem';

const attrs = { kind: 'text', furniture: null, omitted: false } as const;
const line = (text: string, more: Partial<DocumentLine> = {}): DocumentLine => ({
  text,
  ...attrs,
  ...more,
});

const anyLines = fc.array(
  fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => line(text.replace(/[\r\n\u0000]/g, ''))),
  { minLength: 1, maxLength: 12 },
);

describe('the text of a document', () => {
  property.prop([anyLines])(
    'is its lines joined by line feeds, and its spans are they',
    (lines) => {
      const document = documentFromLines(lines);
      const text = textOfDocument(document);

      expect(text).toBe(lines.map((each) => each.text).join('\n'));
      expect(
        blockSpans(document).map(({ start, end }) =>
          text.slice(toStringIndex(text, start), toStringIndex(text, end)),
        ),
      ).toEqual(lines.map((each) => each.text));
    },
  );

  test('counts a line break inside a paragraph as a line feed', () => {
    const document: ArticleDocument = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs,
          content: [
            { type: 'text', text: 'One' },
            { type: 'hardBreak' },
            { type: 'text', text: '🗳' },
          ],
        },
        { type: 'heading', attrs: { ...attrs, kind: 'heading', level: 2 } },
      ],
    };

    expect(textOfDocument(document)).toBe('One\n🗳\n');
    expect(blockSpans(document)).toEqual([
      { start: 0, end: 5 },
      { start: 6, end: 6 },
    ]);
  });

  test('is empty for a document of no lines, which still has a paragraph', () => {
    const document = documentFromLines([]);

    expect(textOfDocument(document)).toBe('');
    expect(documentProblem(document)).toBeNull();
  });
});

describe('documentProblem', () => {
  const paragraph = (content: unknown, more: object = {}) => ({
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { ...attrs, ...more }, content }],
  });
  const marked = (mark: object) => paragraph([{ type: 'text', text: 'a', marks: [mark] }]);

  test('accepts a document with every kind of mark and block', () => {
    const document = {
      type: 'doc',
      content: [
        {
          type: 'heading',
          attrs: { ...attrs, kind: 'headline', level: 1 },
          content: [{ type: 'text', text: 'Ferry owner knew' }],
        },
        {
          type: 'paragraph',
          attrs: { kind: 'furniture', furniture: 'share', omitted: true },
          content: [
            {
              type: 'text',
              text: 'Share',
              marks: [
                { type: 'bold' },
                { type: 'italic' },
                { type: 'underline' },
                { type: 'strike' },
                { type: 'link', attrs: { href: 'https://example.org/a?b#c' } },
              ],
            },
            { type: 'hardBreak' },
          ],
        },
        { type: 'paragraph', attrs },
      ],
    };
    expect(documentProblem(document)).toBeNull();
  });

  test.each([
    ['no document', null, 'type “doc”'],
    ['a list', [], 'type “doc”'],
    ['no blocks', { type: 'doc', content: [] }, 'at least one paragraph'],
    ['a nested list', { type: 'doc', content: [{ type: 'bulletList' }] }, 'Paragraph 1: only'],
    ['a foreign field', { type: 'doc', content: [{}], x: 1 }, '“x”'],
    ['a foreign attribute', paragraph([], { onclick: 'x' }), '“onclick”'],
    ['an unknown kind', paragraph([], { kind: 'poem' }), 'its kind is not one of'],
    ['furniture without a reason', paragraph([], { kind: 'furniture' }), 'furniture has a reason'],
    ['a reason without furniture', paragraph([], { furniture: 'share' }), 'furniture has a reason'],
    ['a vague omission', paragraph([], { omitted: 'yes' }), 'neither true nor false'],
    ['an empty text', paragraph([{ type: 'text', text: '' }]), 'empty'],
    ['a line feed in a text', paragraph([{ type: 'text', text: 'a\nb' }]), 'line break'],
    [
      'a NUL',
      paragraph([{ type: 'text', text: 'a\u0000' }]),
      'NUL character at line 1, character 2',
    ],
    ['half a character', paragraph([{ type: 'text', text: '\ud800' }]), 'surrogate'],
    ['a picture', paragraph([{ type: 'image' }]), 'only text and line breaks'],
    ['a foreign mark', marked({ type: 'code' }), 'formatting that an article cannot have'],
    ['a script', marked({ type: 'link', attrs: { href: 'javascript:x' } }), 'http or https'],
    [
      'a link with a target',
      marked({ type: 'link', attrs: { href: 'https://example.org', target: '_blank' } }),
      'nothing else',
    ],
    [
      'a level of 7',
      { type: 'doc', content: [{ type: 'heading', attrs: { ...attrs, level: 7 } }] },
      'from 1 to 6',
    ],
  ])('refuses %s and says so', (_, value, words) => {
    expect(documentProblem(value)).toContain(words);
  });

  test('refuses what is too large, and takes what just fits', () => {
    const blocks = (count: number) => ({
      type: 'doc',
      content: Array.from({ length: count }, () => ({ type: 'paragraph', attrs })),
    });
    expect(documentProblem(blocks(MAX_BLOCKS))).toBeNull();
    expect(documentProblem(blocks(MAX_BLOCKS + 1))).toContain('divide it');

    const long = (length: number) => paragraph([{ type: 'text', text: 'a'.repeat(length) }]);
    expect(documentProblem(long(MAX_TEXT_LENGTH))).toBeNull();
    expect(documentProblem(long(MAX_TEXT_LENGTH + 1))).toContain('longer than');
  });

  test('refuses a document a hundred thousand deep without falling over', () => {
    let node: object = { type: 'paragraph', attrs };
    for (let depth = 0; depth < 100_000; depth += 1) {
      node = { type: 'paragraph', attrs, content: [node] };
    }
    expect(documentProblem({ type: 'doc', content: [node] })).toContain(
      'only text and line breaks',
    );
  });

  property.prop([fc.anything({ maxDepth: 4 })])('answers for anything at all', (value) => {
    expect(typeof documentProblem({ type: 'doc', content: [value] })).toBe('string');
  });
});
