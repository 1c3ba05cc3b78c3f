import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { aMark as mark } from '@/lib/testing/marks';

import { alignAnnotations } from './align-annotations';
import type { Comparable } from './comparison-group';
import { overlap } from './passage';

function isExact([a, b]: readonly Comparable[]): boolean {
  return a !== undefined && b !== undefined && overlap(a, b) === 1;
}

describe('a crowd', { timeout: 30_000 }, () => {
  const many = (count: number, passage: (at: number) => [number, number]) =>
    ['a', 'b'].flatMap((reviewerId) =>
      Array.from({ length: count }, (_, at) => {
        const [start, end] = passage(at);
        return mark(`${reviewerId}${at}`, start, end, { reviewerId });
      }),
    );

  test.each<[string, (at: number) => [number, number]]>([
    ['of the same passage, thousands of times', () => [10, 20]],
    ['of passages one inside the other', (at) => [at, 10_000 - at]],
    ['of passages from one beginning', (at) => [0, at + 1]],
  ])('%s, is paired one to one all the same', (_, passage) => {
    const { groups } = alignAnnotations(many(3_000, passage), ['a', 'b']);
    const units = groups.flatMap((group) => group.units);
    expect(units).toHaveLength(3_000);
    expect(units.every(isExact)).toBe(true);
  });
});

const CORPUS = path.resolve(process.cwd(), '../shared/corpus');

type CorpusClaim = {
  id: string;
  start: number;
  end: number;
  quote: string;
  verdict: string;
  citations: { file: string; quote: string }[];
};

describe.skipIf(!existsSync(CORPUS))('two readings of a real article (../shared/corpus)', () => {
  function claimsOf(reviewer: string, article: number): Comparable[] {
    const file = path.join(CORPUS, `reviewer_${reviewer}.json`);
    const reading = JSON.parse(readFileSync(file, 'utf8')) as {
      articles: { claims: CorpusClaim[] }[];
    };
    const claims = reading.articles[article]?.claims ?? [];
    return claims.map(({ id, start, end, quote, verdict }) =>
      mark(id, start, end, { reviewerId: reviewer, claimText: quote, verdict }),
    );
  }

  test('34 and 26 claims of article 002 make 25 groups and 22 pairs, 11 of them exact', () => {
    const marks = [...claimsOf('a', 2), ...claimsOf('b', 2)];
    expect(marks).toHaveLength(60);
    const { groups } = alignAnnotations(marks, ['a', 'b']);
    const pairs = groups.flatMap(({ units }) => units).filter((unit) => unit.length === 2);

    expect(groups).toHaveLength(25);
    expect(pairs).toHaveLength(22);
    expect(pairs.filter(isExact)).toHaveLength(11);
    expect(pairs.filter(([a, b]) => a?.verdict === b?.verdict)).toHaveLength(18);
  });

  test.each([0, 1, 2])('no group of article %i spans more than three sentences', (article) => {
    const { groups } = alignAnnotations(
      [...claimsOf('a', article), ...claimsOf('b', article)],
      ['a', 'b'],
    );
    for (const { start, end } of groups) expect(end - start).toBeLessThan(500);
  });
});
