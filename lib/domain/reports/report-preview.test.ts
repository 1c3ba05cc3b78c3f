import { describe, expect, test } from 'vitest';

import { previewOf } from './report-preview';

describe('the preview of a report', () => {
  test('lets the style sheet through the policy of the page around it', () => {
    expect(previewOf('<style>p{}</style>', 'abc+/=')).toBe('<style nonce="abc+/=">p{}</style>');
  });

  test('leads from a number to its finding and not out of the frame', () => {
    expect(previewOf('<a href="#finding-1">1</a>', 'x')).toBe(
      '<a href="about:srcdoc#finding-1">1</a>',
    );
  });

  test('leaves words that only look like an address as they are', () => {
    const words = '<p>href=&quot;#a</p>';
    expect(previewOf(words, 'x')).toBe(words);
  });

  test('takes nothing from a nonce that is none', () => {
    expect(previewOf('<style>', '"><script>')).toBe('<style nonce="script">');
  });
});
