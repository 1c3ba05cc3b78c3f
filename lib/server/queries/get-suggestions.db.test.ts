import { expect } from 'vitest';

import type { UseCaseContext } from '@/lib/server/use-cases/context';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import { updateNewsroom } from '../use-cases/update-newsroom';
import { getSuggestions } from './get-suggestions';

const TEXT = 'The vote was close. Turnout was 62 percent in 2019.';

test('a reviewer is shown the sentences with a reason, and the words to mark', async ({ db }) => {
  const reviewer = await anActor(db, { roles: ['checker'] });
  const round = await aRound(db, { reviewers: [reviewer], text: TEXT });
  const { isOn, suggestions } = await as(db, reviewer, forRound(round.id));

  expect(isOn).toBe(true);
  expect(suggestions).toEqual([
    {
      sentence: { start: 20, end: TEXT.length },
      span: { start: 20, end: TEXT.length - 1 },
      reasons: [
        { reason: 'number', start: 32, end: 42 },
        { reason: 'date', start: 46, end: 50 },
      ],
    },
  ]);
});

test('suggestions are of the text: what another marked in a blind round changes none', async ({
  db,
}) => {
  const first = await anActor(db, { roles: ['checker'] });
  const second = await anActor(db, { roles: ['checker'], newsroomId: first.newsroomId });
  const round = await aRound(db, { reviewers: [first, second], text: TEXT });
  const before = await as(db, first, forRound(round.id));
  await anAnnotation(db, second, round, '62 percent', { verdict: 'supported' });

  expect(await as(db, first, forRound(round.id))).toEqual(before);
});

test('a newsroom that switched them off is shown none', async ({ db }) => {
  const ada = await anActor(db, { roles: ['administrator', 'checker'] });
  const round = await aRound(db, { reviewers: [ada], text: TEXT });
  await as(db, ada, (context) => updateNewsroom({ suggestsPassages: false }, context));

  expect(await as(db, ada, forRound(round.id))).toMatchObject({ isOn: false, suggestions: [] });
  const events = await db.event.findMany({ where: { chainId: ada.newsroomId } });
  expect(events.map(({ payload }) => payload)).toContainEqual({
    before: { suggestsPassages: true },
    after: { suggestsPassages: false },
  });
});

test('nobody of another newsroom is shown any', async ({ db }) => {
  const reviewer = await anActor(db, { roles: ['checker'] });
  const stranger = await anActor(db, { roles: ['administrator'] });
  const round = await aRound(db, { reviewers: [reviewer], text: TEXT });

  await expect(as(db, stranger, forRound(round.id))).rejects.toThrow(/not/u);
});

const forRound = (roundId: string) => (context: UseCaseContext) => getSuggestions(roundId, context);
