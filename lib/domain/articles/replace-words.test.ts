import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { CodePointOffset } from '../anchoring/article-text';
import { type ArticleDocument, documentFromLines, textOfDocument } from './document';
import { documentProblem } from './document-problem';
import { findOverlap, type Replacement, replaceWords } from './replace-words';

const attrs = { kind: 'text', furniture: null, omitted: false } as const;

function documentOf(...lines: string[]): ArticleDocument {
  return documentFromLines(lines.map((text) => ({ ...attrs, text })));
}

function replacement(
  document: ArticleDocument,
  before: string,
  words: string,
  id = before,
): Replacement {
  const text = textOfDocument(document);
  const start = Array.from(text.slice(0, text.indexOf(before))).length;
  const end = start + Array.from(before).length;
  return { id, start: start as CodePointOffset, end: end as CodePointOffset, words };
}

describe('an accepted fix', () => {
  test('replaces exactly the words of its passage', () => {
    const document = documentOf('Turnout was 62 percent. 🗳️ A record.', 'Nobody else did.');
    const { document: after, placed } = replaceWords(document, [
      replacement(document, '62 percent', '61.8 percent', 'turnout'),
      replacement(document, 'Nobody else', 'The council', 'nobody'),
    ]);

    expect(textOfDocument(after)).toBe('Turnout was 61.8 percent. 🗳️ A record.\nThe council did.');
    expect(placed.get('turnout')).toEqual({ start: 12, end: 24 });
    const characters = Array.from(textOfDocument(after));
    const { start, end } = placed.get('nobody') ?? { start: 0, end: 0 };
    expect(characters.slice(start, end).join('')).toBe('The council');
  });

  test('keeps the formatting of the words it keeps', () => {
    const bold = [{ type: 'bold' }] as const;
    const link = [{ type: 'link', attrs: { href: 'https://example.org/' } }] as const;
    const document: ArticleDocument = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs,
          content: [
            { type: 'text', text: 'The ' },
            { type: 'text', text: 'mayor', marks: bold },
            { type: 'text', text: ' said ' },
            { type: 'text', text: 'forty', marks: link },
          ],
        },
      ],
    };
    const all = replacement(
      document,
      'The mayor said forty',
      'The mayor said forty-one, twice',
      'all',
    );

    expect(replaceWords(document, [all]).document.content[0]?.content).toEqual([
      { type: 'text', text: 'The ' },
      { type: 'text', text: 'mayor', marks: bold },
      { type: 'text', text: ' said ' },
      { type: 'text', text: 'forty', marks: link },
      { type: 'text', text: '-one, twice' },
    ]);
  });

  test('joins two paragraphs where it deletes what parts them, and breaks a line where it says so', () => {
    const document = documentOf('One.', 'Two.');
    const joined = replaceWords(document, [replacement(document, '.\nTwo', ' and two')]);
    expect(joined.document.content).toHaveLength(1);
    expect(textOfDocument(joined.document)).toBe('One and two.');

    const broken = replaceWords(document, [replacement(document, 'One.', 'One\nand a half.')]);
    expect(broken.document.content).toHaveLength(2);
    expect(textOfDocument(broken.document)).toBe('One\nand a half.\nTwo.');
    expect(documentProblem(broken.document)).toBeNull();
  });

  test('that overlaps another is named with it', () => {
    const document = documentOf('one two three four');
    const wide = replacement(document, 'one two three', 'a', 'wide');
    const inner = replacement(document, 'two', 'b', 'inner');
    const beside = replacement(document, ' four', ' c', 'beside');
    expect(findOverlap([inner, wide, beside])?.map(({ id }) => id)).toEqual(['wide', 'inner']);
    expect(findOverlap([wide, beside])).toBeNull();
    expect(() => replaceWords(document, [wide, inner])).toThrow('overlap');
  });

  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '🗳️', 'é') });
  const given = fc.record({
    lines: fc.array(words, { minLength: 1, maxLength: 4 }),
    cuts: fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 2, maxLength: 6 }),
    fixes: fc.array(fc.string({ unit: fc.constantFrom('a', 'c', ' ', '\n', '🗳️') }), {
      minLength: 3,
      maxLength: 3,
    }),
  });

  property.prop([given])('changes the text as cutting and pasting would', (made) => {
    const document = documentOf(...made.lines);
    const characters = Array.from(textOfDocument(document));
    const cuts = made.cuts.filter((cut) => cut <= characters.length).sort((a, b) => a - b);
    const replacements = made.fixes.flatMap((fix, at): Replacement[] => {
      const [start, end] = cuts.slice(2 * at, 2 * at + 2);
      if (start === undefined || end === undefined) return [];
      return [
        {
          id: String(at),
          start: start as CodePointOffset,
          end: end as CodePointOffset,
          words: fix,
        },
      ];
    });
    const { document: after, placed, kept } = replaceWords(document, replacements);
    const expected = [...characters];
    for (const { start, end, words: fix } of replacements.toReversed()) {
      expected.splice(start, end - start, ...Array.from(fix));
    }

    const result = Array.from(textOfDocument(after));
    expect(result.join('')).toBe(expected.join(''));
    expect(documentProblem(after)).toBeNull();
    for (const { id, words: fix } of replacements) {
      const span = placed.get(id);
      expect(result.slice(span?.start, span?.end).join('')).toBe(fix);
    }
    for (const { oldStart, newStart, length } of kept) {
      expect(result.slice(newStart, newStart + length)).toEqual(
        characters.slice(oldStart, oldStart + length),
      );
    }
  });
});
