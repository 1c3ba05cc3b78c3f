import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import { evidenceBookmarklet, importBookmarklet } from './bookmarklets';

/** The address that a bookmark opens when it is used on a page. */
function opened(bookmark: string): URL {
  const addresses: string[] = [];
  runInNewContext(decodeURIComponent(bookmark.replace(/^javascript:/u, '')), {
    window: { open: (address: string) => addresses.push(address) },
    location: { href: 'https://paper.example/a?b=1&c=%20#d' },
    document: { title: 'The bridge & the “tunnel”' },
    getSelection: () => 'shut until June',
  });
  return new URL(addresses[0] ?? '');
}

test('a bookmark carries the page it is used on, and nothing is lost of its address', () => {
  const article = opened(importBookmarklet('https://desk.example'));
  expect(article.pathname).toBe('/articles/import');
  expect(article.searchParams.get('url')).toBe('https://paper.example/a?b=1&c=%20#d');

  const evidence = opened(evidenceBookmarklet('https://desk.example'));
  expect(evidence.pathname).toBe('/evidence/save');
  expect(Object.fromEntries(evidence.searchParams)).toEqual({
    url: 'https://paper.example/a?b=1&c=%20#d',
    title: 'The bridge & the “tunnel”',
    quote: 'shut until June',
  });
});
