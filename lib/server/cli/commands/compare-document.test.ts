import { describe, expect, test } from 'vitest';

import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { compareColumns, wordsOf } from '@/lib/domain/comparison/compare-columns';
import { aMark } from '@/lib/testing/marks';

import { toDocument } from './compare-document';

const TEXT = toArticleText('Turnout 👍 was 62 percent. The mayor called it a record.');

function documentOf(
  marks: readonly ReturnType<typeof aMark>[],
  columnIds: readonly string[] = ['a', 'b'],
) {
  const annotations = marks.map((mark) => ({ ...mark, columnId: mark.reviewerId }));
  return toDocument({
    about: { rounds: ['one'] },
    columnIds,
    annotations,
    unplaced: [],
    wordsAt: wordsOf(TEXT),
    ...compareColumns(annotations, columnIds, {
      text: TEXT,
      language: 'en',
      verdictOrder: ['supported', 'disputed'],
    }),
  });
}

describe('the document of a comparison', () => {
  test('has groups with their words, members, pairs and differences', () => {
    const { rounds, reviewers, groups, unplaced } = documentOf([
      aMark('a1', 14, 24),
      aMark('b1', 10, 24, { verdict: 'disputed' }),
      aMark('b2', 26, 35),
    ]) as ReturnType<typeof documentOf> & { rounds: unknown };

    expect(rounds).toEqual(['one']);
    expect(reviewers).toEqual(['a', 'b']);
    expect(unplaced).toEqual([]);
    expect(groups).toMatchObject([
      {
        key: 'a1',
        exact: 'was 62 percent',
        agreed: false,
        markedBy: ['a', 'b'],
        missedBy: [],
        members: [
          { reviewer: 'b', id: 'b1', exact: 'was 62 percent', verdict: 'disputed' },
          { reviewer: 'a', id: 'a1', exact: '62 percent', verdict: 'supported' },
        ],
        pairs: [
          {
            a: { reviewer: 'b', id: 'b1' },
            b: { reviewer: 'a', id: 'a1' },
            overlap: 10 / 14,
          },
        ],
        differences: [
          {
            kind: 'boundary',
            disputed: [{ start: 10, end: 14, exact: 'was ', markedBy: ['b'], notMarkedBy: ['a'] }],
          },
          {
            kind: 'verdict',
            verdicts: [
              { reviewer: 'a', values: ['supported'] },
              { reviewer: 'b', values: ['disputed'] },
            ],
          },
        ],
      },
      { key: 'b2', exact: 'The mayor', markedBy: ['b'], missedBy: ['a'], pairs: [] },
    ]);
  });

  test('counts what it lists', () => {
    const { counts, agreement } = documentOf([
      aMark('a1', 14, 24),
      aMark('b1', 14, 24),
      aMark('b2', 26, 35),
    ]);
    expect(counts).toMatchObject({
      reviewers: [
        { reviewer: 'a', annotations: 1 },
        { reviewer: 'b', annotations: 2 },
      ],
      annotations: 3,
      groups: 2,
      agreed: 1,
      disagreements: 1,
      byDifference: { only_some: 1, boundary: 0, verdict: 0 },
    });
    expect(agreement.pairs).toMatchObject([
      { reviewers: ['a', 'b'], paired: 1, spanF1: { exact: { value: 2 / 3 } } },
    ]);
  });

  test('does not take the space between two pieces for disputed words', () => {
    const { groups } = documentOf([aMark('a1', 0, 13), aMark('b1', 0, 9), aMark('b2', 10, 13)]);
    expect(groups[0]?.differences).toEqual([{ kind: 'boundary', disputed: [] }]);
  });

  test('is the same, character for character, in whatever order the readings come', () => {
    const marks = [aMark('a1', 14, 24), aMark('b1', 10, 24), aMark('b2', 26, 35)];
    expect(JSON.stringify(documentOf(marks.toReversed()))).toBe(JSON.stringify(documentOf(marks)));
  });
});
