import { PrismaPg } from '@prisma/adapter-pg';
import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import { PrismaClient } from '../db/generated/client';
import { getDesk } from './get-desk';

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const TEXT = Array.from({ length: 5 }, (_, line) => WORDS.map((word) => `${word}${line}`).join(' '))
  .map((line) => `${line}.`)
  .join('\n');

/** What is asked of the database, but for the transaction and its actor. */
async function queriesOf(url: string, actor: Actor, roundId: string): Promise<string[]> {
  const db = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url }),
    log: [{ emit: 'event', level: 'query' }],
  });
  const asked: string[] = [];
  db.$on('query', ({ query }) => {
    if (!/^(?:BEGIN|COMMIT|SAVEPOINT|\s*SELECT set_config)/u.test(query)) asked.push(query);
  });
  await as(db, actor, (context) => getDesk(roundId, context));
  await db.$disconnect();
  return asked;
}

describe('the desk of a round', () => {
  test('is read in two queries, whatever the number of claims', async ({ db, databaseUrl }) => {
    const ana = await anActor(db, { roles: ['checker'] });
    const round = await aRound(db, { reviewers: [ana], text: TEXT });

    expect(await queriesOf(databaseUrl, ana, round.id)).toHaveLength(2);
    for (let line = 0; line < 5; line += 1) {
      for (const word of WORDS) {
        await anAnnotation(db, ana, round, `${word}${line}`, { verdict: 'supported' });
      }
    }
    expect(await queriesOf(databaseUrl, ana, round.id)).toHaveLength(2);
    const desk = await as(db, ana, (context) => getDesk(round.id, context));
    expect(desk.annotations).toHaveLength(40);
    expect(desk.people.map(({ userId }) => userId)).toEqual([ana.userId]);
  });

  test('shows a reviewer of an open blind round their own claims alone', async ({ db }) => {
    const ana = await anActor(db, { roles: ['checker'] });
    const ben = await anActor(db, { roles: ['checker'], newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben], text: TEXT });
    await anAnnotation(db, ana, round, 'one0');
    await anAnnotation(db, ben, round, 'two0');

    const desk = await as(db, ben, (context) => getDesk(round.id, context));
    expect(desk.annotations.map(({ exact }) => exact)).toEqual(['two0']);
    expect(desk.yourLetter).toBe('B');
  });
});
