import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';

import { asSystem } from '../db/transactions';
import { SAMPLE_NEWSROOM } from './newsroom';
import { seedSample } from './seed-sample';

describe('seedSample', () => {
  test('leaves each article of the sample as far as its round says', async ({ db }) => {
    await seedSample(db, new Date('2025-03-20T12:00:00Z'));

    const articles = await asSystem(db, 'verify', (tx) =>
      tx.article.findMany({
        orderBy: { code: 'asc' },
        select: { code: true, rounds: { select: { phase: true } } },
      }),
    );

    expect(articles).toEqual(
      SAMPLE_NEWSROOM.articles.map(({ code }) => ({
        code,
        rounds: SAMPLE_NEWSROOM.rounds
          .filter(({ articleCode }) => articleCode === code)
          .map(({ phase }) => ({ phase })),
      })),
    );
  }, 60_000);
});
