import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import {
  aNewsroom,
  anActor,
  anAnnotation,
  aRound,
  as,
  NOW,
  targetOf,
} from '@/lib/testing/factories';

import { asSystem } from '../db/transactions';
import { listAnnotations } from '../repositories/annotation-repository';
import { closeRound } from './close-round';

describe('createAnnotation', () => {
  test('stores the passage in code points and records who did it', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, {
      reviewers: [ana],
      text: '🗳️ Turnout was 62 percent.',
    });

    const annotation = await anAnnotation(db, ana, round, '62 percent', { verdict: 'supported' });

    expect(annotation).toMatchObject({
      reviewerId: ana.userId,
      start: 15,
      end: 25,
      exact: '62 percent',
      claimText: '62 percent',
      checkStatus: 'open',
      version: 1,
    });
    const events = await asSystem(db, 'verify', (tx) =>
      tx.event.findMany({ where: { type: 'annotation.created' } }),
    );
    expect(events).toMatchObject([
      { actorId: ana.userId, ownerId: ana.userId, occurredAt: NOW, rev: 3 },
    ]);
  });

  test('answers the same write twice with one annotation', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana] });
    const first = await anAnnotation(db, ana, round, '62 percent');
    const { createAnnotation } = await import('./create-annotation');

    const second = await as(db, ana, (context) =>
      createAnnotation(
        {
          id: first.id,
          roundId: round.id,
          target: targetOf(round.text, '62 percent'),
          citations: [],
        },
        context,
      ),
    );

    expect(second).toEqual(first);
  });

  test('hides a round of another newsroom', async ({ db }) => {
    const round = await aRound(db, { reviewers: [await anActor(db)] });
    const stranger = await anActor(db);

    await expect(anAnnotation(db, stranger, round, '62 percent')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('refuses whoever is no reviewer of the round', async ({ db }) => {
    const { id: newsroomId } = await aNewsroom(db);
    const round = await aRound(db, { reviewers: [await anActor(db, { newsroomId })] });
    const bystander = await anActor(db, { newsroomId });

    await expect(anAnnotation(db, bystander, round, '62 percent')).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('leaves nothing behind when the round is closed', async ({ db }) => {
    const ana = await anActor(db);
    const desk = await anActor(db, { roles: ['editor'], newsroomId: ana.newsroomId });
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben] });
    await as(db, desk, (context) => closeRound({ roundId: round.id }, context));

    await expect(anAnnotation(db, ana, round, '62 percent')).rejects.toMatchObject({
      code: 'round_closed',
    });
    expect(await as(db, ana, ({ tx }) => listAnnotations(tx, { roundId: round.id }))).toEqual([]);
  });
});
