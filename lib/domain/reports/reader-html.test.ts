import { readFileSync } from 'node:fs';

import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { articleHtml } from './report-html-text';
import { READER_COLORS } from './reader-style';

const WORDS = 'The ferry left at nine 😀 with 412 people & “three” dogs <aboard>.';
const LENGTH = Array.from(WORDS).length;
const block = (text: string) => ({
  type: 'paragraph' as const,
  attrs: { kind: 'text' as const, furniture: null, omitted: false },
  content: [{ type: 'text' as const, text }],
});
const VERSION = {
  text: `${WORDS}\n${WORDS}`,
  language: 'en',
  document: { type: 'doc' as const, content: [block(WORDS), block(WORDS)] },
};

const spans = fc.array(
  fc
    .tuple(fc.nat(2 * LENGTH), fc.nat(2 * LENGTH))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  { maxLength: 8 },
);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function draw(passages: readonly { start: number; end: number }[]): string {
  const claims = passages.map(({ start, end }, index) => ({
    number: index + 1,
    verdict: null,
    claim: { id: String(index), start: start as never, end: end as never },
  }));
  return articleHtml({ version: VERSION, claims, isLinked: true }).html;
}

describe('the text of the reading view', () => {
  property.prop([spans])(
    'is the words of the version, with a way from every passage to its finding',
    (passages) => {
      const html = draw(passages);
      const words = html
        .replace(/<[^>]*>/gu, '')
        .replace(/&[\w#]+;/gu, (one) => ENTITIES[one] ?? one);
      expect(words).toBe(VERSION.text);
      for (const [index, { start, end }] of passages.entries()) {
        // The line feed between two paragraphs is in neither of them.
        if (start === LENGTH && end === LENGTH + 1) continue;
        expect(html).toContain(`href="#finding-${index + 1}"`);
      }
    },
  );

  property.prop([spans])('holds no link inside a link', (passages) => {
    let depth = 0;
    for (const [tag] of draw(passages).matchAll(/<\/?a\b/gu)) {
      depth += tag === '<a' ? 1 : -1;
      expect(depth === 0 || depth === 1).toBe(true);
    }
    expect(depth).toBe(0);
  });
});

test('the reading view has the colors of the design', () => {
  const tokens = readFileSync('app/styles/tokens.css', 'utf8');
  for (const [name, [light, dark]] of Object.entries(READER_COLORS)) {
    expect(tokens).toContain(`--${name}: light-dark(${light}, ${dark});`);
  }
});
