import { describe, expect } from 'vitest';

import { askedOf } from '@/lib/testing/database/asked-of';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import { getDesk } from './get-desk';

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const TEXT = Array.from({ length: 5 }, (_, line) => WORDS.map((word) => `${word}${line}`).join(' '))
  .map((line) => `${line}.`)
  .join('\n');

describe('the desk of a round', () => {
  test('is read in two queries, whatever the number of claims', async ({ db, databaseUrl }) => {
    const ana = await anActor(db, { roles: ['checker'] });
    const round = await aRound(db, { reviewers: [ana], text: TEXT });
    const asked = () => askedOf(databaseUrl, ana, (context) => getDesk(round.id, context));

    expect(await asked()).toHaveLength(2);
    for (let line = 0; line < 5; line += 1) {
      for (const word of WORDS) {
        await anAnnotation(db, ana, round, `${word}${line}`, { verdict: 'supported' });
      }
    }
    expect(await asked()).toHaveLength(2);
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
