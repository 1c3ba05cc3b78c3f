import { fc, test as property } from '@fast-check/vitest';
import { JSDOM } from 'jsdom';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';

import type { RichText } from './claim';
import { rationaleProblem } from './rationale';
import { rationaleHtml, rationaleMarkdown, rationalePlainText } from './rationale-text';

const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const text = (words: string, ...marks: object[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const doc = (...content: object[]) => ({ type: 'doc', content }) as unknown as RichText;
const link = (href: string) => ({ type: 'link', attrs: { href } });
const item = (...content: object[]) => ({ type: 'listItem', content });

const rich = doc(
  paragraph(
    text('The ledger '),
    text('does', { type: 'bold' }),
    text(' say '),
    text('40', { type: 'italic' }),
    text('.'),
  ),
  {
    type: 'orderedList',
    attrs: { start: 3 },
    content: [
      item(paragraph(text('See '), text('page 4', link('https://example.org/a_(b)?c=1&d=2')))),
      item(paragraph(text('Ask')), {
        type: 'bulletList',
        content: [item(paragraph(text('the clerk'), { type: 'hardBreak' }, text('or the union')))],
      }),
    ],
  },
);

describe('a rationale', () => {
  test('is written as plain text with its addresses', () => {
    expect(rationalePlainText(rich)).toBe(
      [
        'The ledger does say 40.',
        '',
        '3. See page 4 (https://example.org/a_(b)?c=1&d=2)',
        '4. Ask',
        '',
        '   - the clerk',
        '     or the union',
      ].join('\n'),
    );
  });

  test('is written as HTML', () => {
    expect(rationaleHtml(rich)).toBe(
      '<p>The ledger <strong>does</strong> say <em>40</em>.</p><ol start="3"><li><p>See <a href="https://example.org/a_(b)?c=1&amp;d=2" rel="noopener noreferrer nofollow">page 4</a></p></li><li><p>Ask</p><ul><li><p>the clerk<br>or the union</p></li></ul></li></ol>',
    );
  });

  test('is written as Markdown', () => {
    expect(rationaleMarkdown(rich)).toBe(
      [
        'The ledger **does** say *40*.',
        '',
        '3. See [page 4](<https://example.org/a_(b)?c=1&d=2>)',
        '4. Ask',
        '',
        '   - the clerk\\',
        '     or the union',
      ].join('\n'),
    );
  });

  test('is nothing where there is none', () => {
    expect([rationalePlainText(null), rationaleHtml(null), rationaleMarkdown(null)]).toEqual([
      '',
      '',
      '',
    ]);
  });

  test.each(['javascript:alert(1)', 'java\nscript:x', 'data:text/html,x', 'https://a@b/'])(
    'keeps the words and drops the address %j',
    (href) => {
      const linked = doc(paragraph(text('words', link(href))));

      expect(rationaleHtml(linked)).toBe('<p>words</p>');
      expect(rationaleMarkdown(linked)).toBe('words');
      expect(rationalePlainText(linked)).toBe('words');
    },
  );

  test('passes over what is not of its schema, however deep', () => {
    let node: object = paragraph(text('deep'));
    for (let depth = 0; depth < 5_000; depth += 1) {
      node = { type: 'bulletList', content: [item(node)] };
    }
    const strange = doc({ type: 'image', attrs: { src: 'x' } }, paragraph(text('kept')), node);

    expect(rationaleHtml(strange)).toContain('<p>kept</p>');
    expect(rationaleHtml(strange)).not.toContain('img');
  });
});

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.stringMatching(/^[ a1.)(*_`#<>&![\]\\|~+=:@$-]{1,12}$/),
);
const mark = fc.oneof(
  fc.constant({ type: 'bold' }),
  fc.constant({ type: 'italic' }),
  fc.webUrl({ withQueryParameters: true }).map(link),
);
const inline = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(words, fc.uniqueArray(mark, { maxLength: 3, selector: (each) => each.type }))
      .map(([w, marks]) => text(w.replace(/[\u0000\r\n]/g, 'x'), ...marks)),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
);
const anyParagraph = fc.array(inline, { maxLength: 5 }).map((content) => paragraph(...content));
const anyRationale = fc
  .array(
    fc.oneof(
      anyParagraph,
      fc
        .tuple(
          fc.constantFrom('bulletList', 'orderedList'),
          fc.array(anyParagraph, { minLength: 1, maxLength: 3 }),
        )
        .map(([type, items]) => ({ type, content: items.map((each) => item(each)) })),
    ),
    { maxLength: 4 },
  )
  .map((blocks) => doc(...blocks));

/** Every word of the JSON, without white space. */
function wordsOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('text' in node) return String(node.text).replace(/\s/gu, '');
  return 'content' in node && Array.isArray(node.content) ? node.content.map(wordsOf).join('') : '';
}

describe('any rationale', () => {
  property.prop([anyRationale])(
    'keeps its words in HTML, in the allowed elements only',
    (rationale) => {
      fc.pre(rationaleProblem(rationale) === null);
      const body = JSDOM.fragment(rationaleHtml(rationale));

      expect(body.textContent.replace(/\s/gu, '')).toBe(wordsOf(rationale));
      for (const element of body.querySelectorAll('*')) {
        expect(['P', 'UL', 'OL', 'LI', 'STRONG', 'EM', 'A', 'BR']).toContain(element.tagName);
        expect(element.getAttributeNames().join()).toMatch(/^(href,rel|start|)$/);
      }
    },
  );

  property.prop([anyRationale], { numRuns: 150 })(
    'reads back from Markdown as the same words',
    (rationale) => {
      fc.pre(rationaleProblem(rationale) === null);
      const tree = unified().use(remarkParse).use(remarkGfm).parse(rationaleMarkdown(rationale));

      const values: string[] = [];
      const visit = (node: { type: string; value?: string; children?: unknown[] }) => {
        expect([
          'root',
          'paragraph',
          'text',
          'strong',
          'emphasis',
          'link',
          'list',
          'listItem',
          'break',
        ]).toContain(node.type);
        if (node.value !== undefined) values.push(node.value);
        for (const child of node.children ?? []) visit(child as typeof node);
      };
      visit(tree);
      expect(values.join('').replace(/\s/gu, '')).toBe(wordsOf(rationale));
    },
  );
});
