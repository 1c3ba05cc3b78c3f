import { expect, it } from 'vitest';

import { safeNextPath } from './next-path';

it.each(['/', '/rounds/1', '/settings/verdicts?welcome', '/articles/import#paste', '/a%2f%2fb'])(
  'follows the path %s',
  (path) => {
    expect(safeNextPath(path)).toBe(path);
  },
);

it.each([
  null,
  undefined,
  '',
  'rounds',
  'https://elsewhere.example',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '/\r\nLocation: https://elsewhere.example',
  ' //elsewhere.example',
  '/ /elsewhere.example',
  '/.//elsewhere.example',
  '/..//elsewhere.example',
  '/a/..//elsewhere.example',
  '/%2e//elsewhere.example',
  'javascript:alert(1)',
  'http:/elsewhere.example',
  '@elsewhere.example',
  '/sign-in',
  '/sign-in?next=/sign-in',
  '/api/auth/signout',
  '/api/v1/newsroom',
])('leads %s to the front page', (given) => {
  expect(safeNextPath(given)).toBe('/');
});

it('never leads to another origin, whatever separators stand in front', () => {
  const separators = ['/', '\\', '\t', '\n', '.', '%2f', '%5c', '@', ':'];
  for (const first of separators) {
    for (const second of separators) {
      for (const third of separators) {
        const path = safeNextPath(`/${first}${second}${third}elsewhere.example`);
        expect(new URL(path, 'http://here.example').origin).toBe('http://here.example');
      }
    }
  }
});
