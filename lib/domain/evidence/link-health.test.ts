import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { afterCheck, isSamePlace, type LinkFinding, type LinkRecord } from './link-health';

const NEW: LinkRecord = {
  state: 'unchecked',
  detail: '',
  since: null,
  failures: 0,
  finalUrl: '',
  baseline: '',
};
const URL = 'https://paper.example/story';

function page(textSha256: string | null, finalUrl = URL): LinkFinding {
  return { kind: 'page', finalUrl, textSha256 };
}

/** Check after check, an hour apart. */
function after(...findings: LinkFinding[]): LinkRecord {
  return findings.reduce(
    (record, finding, hour) =>
      afterCheck(record, finding, {
        url: URL,
        now: `2025-03-01T${String(hour).padStart(2, '0')}:00:00Z`,
      }),
    NEW,
  );
}

const silent: LinkFinding = { kind: 'silent', reason: 'The site did not answer.' };

describe('a cited link, from check to check', () => {
  test.each([
    ['answers', [page('a')], 'alive', '00'],
    ['answers as before', [page('a'), page('a')], 'alive', '00'],
    ['reads otherwise', [page('a'), page('b')], 'changed', '01'],
    ['goes on reading otherwise', [page('a'), page('b'), page('c')], 'changed', '01'],
    ['reads again as it did', [page('a'), page('b'), page('a')], 'alive', '02'],
    ['is a picture', [page(null), page(null)], 'alive', '00'],
    ['leads elsewhere', [page('a', 'https://paper.example/archive/story')], 'moved', '00'],
    ['leads to its encrypted self', [page('a', 'https://www.paper.example/story/')], 'alive', '00'],
    ['is said to be gone', [page('a'), { kind: 'gone', status: 410 }], 'dead', '01'],
    ['is silent once', [page('a'), silent], 'alive', '00'],
    ['is silent three times in a row', [page('a'), silent, silent, silent], 'dead', '03'],
    ['is silent now and then', [page('a'), silent, silent, page('a'), silent], 'alive', '00'],
    ['comes back', [{ kind: 'gone', status: 404 }, page('a')], 'alive', '01'],
    ['says that nothing changed', [page('a'), { kind: 'unmodified' }], 'alive', '00'],
    [
      'says that nothing changed since it did',
      [page('a'), page('b'), { kind: 'unmodified' }],
      'changed',
      '01',
    ],
    ['shuts its door', [page('a'), { kind: 'withheld', reason: 'Subscription' }], 'alive', '00'],
  ] as const)('%s', (_, findings, state, since) => {
    expect(after(...findings)).toMatchObject({ state, since: `2025-03-01T${since}:00:00Z` });
  });
});

const finding = fc.constantFrom<LinkFinding>(
  page('a'),
  page('b'),
  page(null),
  { kind: 'gone', status: 404 },
  { kind: 'withheld', reason: 'Subscription' },
  { kind: 'unmodified' },
  silent,
);

property.prop([fc.array(finding, { maxLength: 20 })])(
  'the time of a state is that of the check that found it, and moves only with it',
  (findings) => {
    for (let count = 1; count < findings.length; count += 1) {
      const before = after(...findings.slice(0, count));
      const now = after(...findings.slice(0, count + 1));
      if (before.state === now.state) expect(now.since).toBe(before.since);
      else expect(now.since).toContain(`T${String(count).padStart(2, '0')}:`);
    }
  },
);

property.prop([fc.array(finding, { maxLength: 20 })])(
  'what a page is compared with is its first words, and stays',
  (findings) => {
    const first = findings.find((one) => one.kind === 'page' && one.textSha256 !== null);
    const expected = first?.kind === 'page' ? (first.textSha256 ?? '') : '';
    expect(after(...findings).baseline).toBe(expected);
  },
);

test('scheme, www, fragment and a last slash make no other place', () => {
  expect(isSamePlace('http://www.Paper.example/a/', 'https://paper.example/a#top')).toBe(true);
  expect(isSamePlace('https://paper.example/a', 'https://paper.example/A')).toBe(false);
});
