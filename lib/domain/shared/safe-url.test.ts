import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { LINK_SCHEMES, safeUrl, WEB_SCHEMES } from './safe-url';

describe('safeUrl', () => {
  test.each([
    'https://example.org',
    'http://example.org:8080/a?b=c&d=e|f#g',
    'HTTPS://EXAMPLE.ORG/',
    'https://zeitung.beispiel/straße/übersicht_(2)',
    'https://[2001:db8::1]/',
  ])('takes %s as it stands', (url) => {
    expect(safeUrl(url, WEB_SCHEMES)).toBe(url);
  });

  test.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    ' https://example.org',
    'https://example.org ',
    'https://exam\u200bple.org',
    'https://example.org/\u202egpj.exe',
    'https:example.org',
    '//example.org',
    '/a/b',
    'https://',
    'https://.',
    'https://known.example@other.example/',
    'https:\\\\example.org',
    'https://example.org/"onclick="x',
    'data:text/html,<b>',
    'vbscript:x',
    'ftp://example.org',
    'mailto:desk@example.org',
    '',
    'https://example.org/\ud800',
    `https://example.org/${'a'.repeat(5_000)}`,
  ])('refuses %j', (url) => {
    expect(safeUrl(url, WEB_SCHEMES)).toBeNull();
  });

  test('takes a mail address only where mail is allowed', () => {
    expect(safeUrl('mailto:desk@example.org', LINK_SCHEMES)).toBe('mailto:desk@example.org');
    expect(safeUrl('mailto:', LINK_SCHEMES)).toBeNull();
  });

  property.prop([
    fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
  ])('never takes what a browser would read as another scheme', (value) => {
    const safe = safeUrl(value, LINK_SCHEMES);
    if (safe !== null) expect(new URL(safe).protocol).toMatch(/^(https?|mailto):$/);
  });

  property.prop([fc.webUrl({ withFragments: true, withQueryParameters: true })])(
    'takes every well formed web address',
    (url) => {
      expect(safeUrl(url, WEB_SCHEMES)).toBe(url);
    },
  );
});
