import { describe, expect } from 'vitest';

import { type CodePointOffset, toArticleText } from '@/lib/domain/anchoring/article-text';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, targetOf } from '@/lib/testing/factories';

import { closeRound } from '../use-cases/close-round';
import { compareReadings } from './compare-readings';

function reading(id: string, start: number, end: number) {
  return {
    id,
    columnId: 'file:cem',
    reviewerId: 'file:cem',
    start: start as CodePointOffset,
    end: end as CodePointOffset,
    verdict: 'disputed',
    claimText: '',
    claimType: 'fact' as const,
    priority: 'medium' as const,
    citations: [],
  };
}

describe('readings from elsewhere against a round', () => {
  test('stand in its groups, and what its text does not have is listed', async ({ db }) => {
    const ana = await anActor(db, { name: 'Ana' });
    const ben = await anActor(db, { name: 'Ben', newsroomId: ana.newsroomId });
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben] });
    const words = 'Turnout was 62 percent';
    const made = await anAnnotation(db, ana, round, words, { verdict: 'supported' });
    const { start, end } = targetOf(round.text, words).position;
    const readings = [
      {
        columnIds: ['file:cem'],
        text: toArticleText(round.text),
        annotations: [reading('c1', start, end)],
      },
      {
        columnIds: ['file:dora'],
        articles: [
          {
            fileName: 'turnout.txt',
            annotations: [
              { ...reading('d1', 0, 4), columnId: 'file:dora', quote: 'Words that are not there' },
            ],
          },
        ],
      },
    ];
    const compare = () =>
      as(db, head, (context) => compareReadings({ roundId: round.id, readings }, context));

    await expect(compare()).rejects.toMatchObject({ code: 'not_found' });
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    const { groups, unplaced, columnIds } = await compare();

    expect(columnIds).toEqual([
      `${round.id}:${ana.userId}`,
      `${round.id}:${ben.userId}`,
      'file:cem',
      'file:dora',
    ]);
    const shared = groups.find(({ annotationIds }) => annotationIds.includes('c1'));
    expect(shared?.annotationIds).toContain(made.id);
    expect(shared?.exact).toBe(words);
    expect(shared?.differences.map(({ kind }) => kind)).toContain('verdict');
    expect(unplaced).toMatchObject([{ annotation: { id: 'd1' }, status: 'orphaned' }]);
  });
});
