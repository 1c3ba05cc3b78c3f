import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { aMark } from '@/lib/testing/marks';

import { alignAnnotations } from './align-annotations';
import type { Comparable } from './comparison-group';
import { measureAgreement } from './measure-agreement';

const TOKENS = [
  { start: 0, end: 10 },
  { start: 11, end: 20 },
  { start: 21, end: 30 },
];
const OPTIONS = {
  length: 30,
  tokens: TOKENS,
  verdictOrder: ['supported', 'disputed'],
  bootstrap: null,
};

function mark(id: string, start: number, end: number, verdict: string | null): Comparable {
  return aMark(id, start, end, { verdict });
}

describe('the agreement of a comparison', () => {
  test('compares verdicts of claims both marked, and spans of all', () => {
    const marks = [
      mark('a1', 0, 10, 'supported'),
      mark('b1', 0, 10, 'supported'),
      mark('a2', 11, 20, 'disputed'),
      mark('b2', 12, 20, 'supported'),
      mark('a3', 21, 30, 'disputed'),
    ];
    const agreement = measureAgreement(alignAnnotations(marks, ['a', 'b']), OPTIONS);

    expect(agreement.claimCounts).toEqual([
      { reviewerId: 'a', count: 3 },
      { reviewerId: 'b', count: 2 },
    ]);
    expect(agreement.percentAgreement).toMatchObject({ value: 0.5, n: 2 });
    expect(agreement.pairs).toHaveLength(1);
    expect(agreement.pairs[0]).toMatchObject({
      reviewerIds: ['a', 'b'],
      paired: 2,
      cohensKappa: { value: 0, n: 2 },
      spanF1: {
        exact: { value: 2 / 5 },
        overlap: { value: 4 / 5 },
        token: { value: 4 / 5 },
      },
      matrix: {
        verdicts: ['supported', 'disputed'],
        counts: [
          [1, 0],
          [1, 0],
        ],
      },
    });
  });

  test('leaves a claim without a verdict out of the verdicts', () => {
    const marks = [mark('a1', 0, 10, null), mark('b1', 0, 10, 'supported')];
    const agreement = measureAgreement(alignAnnotations(marks, ['a', 'b']), OPTIONS);
    expect(agreement.krippendorffsAlpha).toMatchObject({
      value: null,
      undefinedBecause: 'nothing_to_compare',
    });
    expect(agreement.pairs[0]).toMatchObject({ paired: 1, spanF1: { exact: { value: 1 } } });
  });

  test('measures each two of three reviewers, and alpha over all', () => {
    const marks = ['a', 'b', 'c'].flatMap((reviewer) => [
      mark(`${reviewer}1`, 0, 10, 'supported'),
      mark(`${reviewer}2`, 11, 20, 'disputed'),
    ]);
    const agreement = measureAgreement(alignAnnotations(marks, ['a', 'b', 'c']), OPTIONS);
    expect(agreement.pairs.map(({ reviewerIds }) => reviewerIds.join(''))).toEqual([
      'ab',
      'ac',
      'bc',
    ]);
    expect(agreement.krippendorffsAlpha).toMatchObject({ value: 1, n: 2 });
  });

  test('of readings without a mark is undefined throughout', () => {
    const agreement = measureAgreement(alignAnnotations([], ['a', 'b']), OPTIONS);
    const { percentAgreement, cohensKappa, spanF1 } = agreement.pairs[0] ?? {};
    for (const measure of [percentAgreement, cohensKappa, ...Object.values(spanF1 ?? {})]) {
      expect(measure).toMatchObject({ value: null, undefinedBecause: 'nothing_to_compare' });
    }
  });
});

const CORPUS = path.resolve(process.cwd(), '../shared/corpus');

type CorpusReading = {
  articles: { claims: { id: string; start: number; end: number; verdict: string }[] }[];
};

describe.skipIf(!existsSync(CORPUS))('two readings of article 002 (../shared/corpus)', () => {
  test('agree on 18 of 22 verdicts: kappa and alpha 0.77, span F1 0.73', () => {
    const marks = ['a', 'b'].flatMap((reviewerId) => {
      const file = path.join(CORPUS, `reviewer_${reviewerId}.json`);
      const { articles } = JSON.parse(readFileSync(file, 'utf8')) as CorpusReading;
      const claims = articles[2]?.claims ?? [];
      return claims.map(({ id, start, end, verdict }) => ({
        ...mark(id, start, end, verdict),
        reviewerId,
      }));
    });
    const { krippendorffsAlpha, pairs } = measureAgreement(
      alignAnnotations(marks, ['a', 'b']),
      OPTIONS,
    );
    const [pair] = pairs;

    expect(pair?.percentAgreement).toMatchObject({ value: 18 / 22, n: 22 });
    expect(pair?.cohensKappa.value).toBeCloseTo(0.77, 2);
    expect(krippendorffsAlpha.value).toBeCloseTo(0.77, 2);
    expect(pair?.spanF1).toMatchObject({
      exact: { value: 22 / 60 },
      overlap: { value: 44 / 60 },
    });
  });
});
