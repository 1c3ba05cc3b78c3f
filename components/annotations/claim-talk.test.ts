import { expect, test } from 'vitest';

import { talkWords } from './claim-talk';

test.each([
  [{ comments: 0, queries: 0 }, ''],
  [{ comments: 1, queries: 0 }, '1 open comment'],
  [{ comments: 2, queries: 1 }, '2 open comments, 1 open query'],
])('%o is said as “%s”', (talk, words) => {
  expect(talkWords(talk)).toBe(words);
});
