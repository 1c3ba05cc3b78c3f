import { describe, expect, test } from 'vitest';

import { parseComparisonFile } from './compare-file';

const TEXT = 'Turnout was 62 percent 👍. Nobody called it a record.';

function fileWith(annotation: object, second: object[] = []) {
  return {
    text: TEXT,
    reviewers: [
      {
        id: 'ana',
        annotations: [{ id: 'a1', start: 0, end: 7, verdict: 'supported', ...annotation }],
      },
      { id: 'ben', annotations: second },
    ],
  };
}

describe('a file of readings', () => {
  test('needs no more than where and by whom', () => {
    const { reviewerIds, annotations } = parseComparisonFile(fileWith({ verdict: null }), 'a.json');
    expect(reviewerIds).toEqual(['ana', 'ben']);
    expect(annotations).toEqual([
      {
        id: 'a1',
        reviewerId: 'ana',
        start: 0,
        end: 7,
        verdict: null,
        claimText: '',
        claimType: 'fact',
        priority: 'medium',
        citations: [],
      },
    ]);
  });

  test('takes citations as names, as addresses and in full', () => {
    const citations = [
      'The ministry',
      'https://example.org/report',
      { source: 'Board', url: 'https://example.org/b', relation: 'contradicts', quote: 'No.' },
    ];
    const [annotation] = parseComparisonFile(fileWith({ citations }), 'a.json').annotations;
    expect(annotation?.citations).toMatchObject([
      { source: 'The ministry', url: '', relation: 'supports' },
      { source: 'https://example.org/report', url: 'https://example.org/report' },
      { source: 'Board', url: 'https://example.org/b', relation: 'contradicts' },
    ]);
  });

  test('may count the annotations of each reviewer from one', () => {
    const given = fileWith({}, [{ id: 'a1', start: 0, end: 11 }]);
    const { annotations } = parseComparisonFile(given, 'a.json');
    expect(new Set(annotations.map(({ id }) => id)).size).toBe(2);
    expect(annotations.map(({ givenId }) => givenId)).toEqual(['a1', 'a1']);
    const turned = parseComparisonFile(
      { ...given, reviewers: given.reviewers.toReversed() },
      'a.json',
    );
    expect(turned.annotations.toReversed()).toEqual(annotations);
  });

  test('counts characters and not halves of them', () => {
    const found = parseComparisonFile(fileWith({ end: 52, exact: TEXT.slice(0, 53) }), 'a.json');
    expect(found.annotations[0]?.end).toBe(52);
  });

  test.each([
    [
      fileWith({ end: 812 }),
      'reviewers[0].annotations[0].end is 812, but the text has 52 characters.',
    ],
    [fileWith({ start: -1 }), 'reviewers[0].annotations[0].start is -1; the text begins at 0.'],
    [
      fileWith({ start: 7 }),
      'reviewers[0].annotations[0] starts at 7 and ends at 7: it marks no characters.',
    ],
    [fileWith({ start: 'x' }), 'reviewers[0].annotations[0].start is to be a number, not "x".'],
    [
      fileWith({ start: 1.5 }),
      'reviewers[0].annotations[0].start is to be a whole number, not 1.5.',
    ],
    [fileWith({ verdict: 3 }), 'reviewers[0].annotations[0].verdict is to be text, not 3.'],
    [
      fileWith({ priority: 'urgent' }),
      'reviewers[0].annotations[0].priority is "urgent"; there are low, medium, high.',
    ],
    [
      fileWith({ citations: [7] }),
      'reviewers[0].annotations[0].citations[0] is to be an object, not 7.',
    ],
    [
      fileWith({ citations: [{ quote: 'No.' }] }),
      'reviewers[0].annotations[0].citations[0] names no source and no address.',
    ],
    [
      fileWith({ exact: 'Turnips' }),
      'reviewers[0].annotations[0].exact is not what stands at 0–7 of the text.',
    ],
    [
      fileWith({}, [
        { id: 'a1', start: 0, end: 7 },
        { id: 'a1', start: 8, end: 11 },
      ]),
      'reviewers[1].annotations[1].id is “a1”, as is that of reviewers[1].annotations[0].',
    ],
    [{ text: TEXT }, 'reviewers is missing.'],
    [{ text: TEXT, reviewers: [] }, 'reviewers is empty.'],
    [{ text: 'half \ud83d', reviewers: [{ id: 'a', annotations: [] }] }, 'text cannot be used. '],
    [[], 'the file is to be an object, not [].'],
  ])('that is wrong is refused with the place: %#', (value, message) => {
    expect(() => parseComparisonFile(value, 'a.json')).toThrow(`a.json: ${message}`);
  });
});
