import { fc, test as property } from '@fast-check/vitest';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';

import { MarkupCounter, type MarkupLimits } from './markup-counter';

const HIGH: MarkupLimits = { elements: 1_000, elementDepth: 1_000 };

/** The code of the refusal, or `null`. */
function judge(
  markup: string,
  limits: Partial<MarkupLimits>,
  language: 'xml' | 'html' = 'html',
): string | null {
  try {
    new MarkupCounter(language, { ...HIGH, ...limits }).push(Buffer.from(markup));
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** How many elements are counted. */
function count(markup: string, language: 'xml' | 'html' = 'html'): number {
  let low = 0;
  while (judge(markup, { elements: low }, language) !== null) low += 1;
  return low;
}

/** A browser's parser, for comparison. */
const { body } = new JSDOM('<!doctype html>').window.document;

describe('counting markup', () => {
  test('lets the limit pass and refuses one more', () => {
    expect(judge('<p>'.repeat(20), { elements: 20 })).toBeNull();
    expect(judge('<p>'.repeat(21), { elements: 20 })).toBe('too_many_elements');
    expect(judge('<div>'.repeat(20), { elementDepth: 20 })).toBeNull();
    expect(judge('<div>'.repeat(21), { elementDepth: 20 })).toBe('too_deep');
    expect(judge('<a:b>'.repeat(20), { elementDepth: 20 }, 'xml')).toBeNull();
    expect(judge('<a:b>'.repeat(21), { elementDepth: 20 }, 'xml')).toBe('too_deep');
  });

  test('knows which elements of HTML never nest', () => {
    expect(judge('<p>One<p>Two<br><img>'.repeat(100), { elementDepth: 1 })).toBeNull();
    expect(judge('<ul><li>One<li>Two</ul>'.repeat(100), { elementDepth: 1 })).toBeNull();
    expect(judge('<div></div>'.repeat(100), { elementDepth: 1 })).toBeNull();
  });

  test('is not led astray by an end tag that ends nothing', () => {
    expect(judge('<div></span>'.repeat(21), { elementDepth: 20 })).toBe('too_deep');
  });

  test.each([
    ['a quote in a value without quotes', '<a x=y"><b></b><a z="">', 3],
    ['a quote in the name of an attribute', '<a "x><b></b>', 2],
    ['an equals sign before a name', '<a ="x"><b></b>', 2],
    ['two equals signs', '<a x=="><b></b><b>', 3],
    ['a comment that ends at once', '<!--><b></b><!-- -->', 1],
    ['a comment that ends after a hyphen', '<!---><b></b><!-- -->', 1],
    ['a comment that ends in a bang', '<!-- --!><b></b><!-- -->', 1],
    ['a declaration', '<!anything "><b></b>', 1],
    ['an instruction', '<?php "><b></b>', 1],
    ['a section of another language', '<![CDATA[><b></b>]]>', 1],
    ['a script that holds tags', '<script>if (a<b) "<i>"</script><b></b>', 2],
    ['a style in a drawing', '<svg><style><b></b></style></svg>', 3],
  ])('sees what is hidden behind %s', (_what, markup, elements) => {
    expect(count(markup)).toBe(elements);
  });

  test('counts XML without its comments and sections', () => {
    expect(
      count('<?xml version="1.0"?><a><!-- <b/> --><![CDATA[<c/>]]><d e=">"/></a>', 'xml'),
    ).toBe(2);
  });

  test('refuses an XML part that declares a document type', () => {
    expect(judge('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', {}, 'xml')).toBe('archive_unsafe');
  });

  const pieces = fc.array(
    fc.constantFrom(
      '<div>',
      '</div>',
      '<b x="1">',
      "<i y='>'",
      '>',
      '<',
      '<!--',
      '-->',
      '"',
      '=',
      '/',
      ' ',
      'a',
      '<p>',
      '<script>',
      '</script>',
      '<svg>',
      '<br/>',
      '<textarea>',
      '</textarea>',
    ),
    { maxLength: 40 },
  );

  property.prop([pieces])('never counts fewer elements than a browser makes', (parts) => {
    const markup = parts.join('');
    body.innerHTML = markup;
    // What a browser repeats by itself (formatting in each new block) is not in the markup.
    const made = new Set(['div', 'p', 'br', 'script', 'svg']);
    const elements = [...body.querySelectorAll('*')].filter(({ localName }) => made.has(localName));
    const implied = (markup.match(/<\/(?:p|br)/g) ?? []).length;

    expect(count(markup) + implied).toBeGreaterThanOrEqual(elements.length);
  });

  property.prop([pieces, fc.nat(60)])('counts the same however the bytes arrive', (parts, cut) => {
    const bytes = Buffer.from(parts.join(''));
    const whole = count(bytes.toString());
    const divided = (limit: number): boolean => {
      const counter = new MarkupCounter('html', { ...HIGH, elements: limit });
      try {
        counter.push(bytes.subarray(0, cut));
        counter.push(bytes.subarray(cut));
        return true;
      } catch {
        return false;
      }
    };

    expect(divided(whole)).toBe(true);
    if (whole > 0) expect(divided(whole - 1)).toBe(false);
  });
});
