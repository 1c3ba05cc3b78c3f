import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { fromRoot } from './paths.mjs';
import { verifyPage } from './verify-page.mjs';

test('the page that checks a package is made of what the command line checks with', async () => {
  const page = readFileSync(fromRoot('public/verify.html'), 'utf8');

  // Where it is not: node scripts/make-verify-page.mjs
  expect(page === (await verifyPage())).toBe(true);
  expect(page).toMatch(/^<!doctype html>/);
  // One file that asks nobody for anything.
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/https?:\/\//);
});
