import { describe, expect } from 'vitest';

import { askedOf } from '@/lib/testing/database/asked-of';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, targetOf } from '@/lib/testing/factories';

import { asActor } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { recordEvent } from '../repositories/event-repository';
import { lockRound } from '../repositories/round-repository';
import { appendEvents } from '../repositories/taking-up-repository';
import { addCitation } from './change-citations';
import type { UseCaseContext } from './context';
import { createAnnotation } from './create-annotation';
import { updateAnnotation } from './update-annotation';
import { verifyRecord } from './verify-record';

const CITED = {
  source: 'Register',
  tier: 'primary',
  relation: 'supports',
  quote: '',
  locator: '',
  url: '',
  accessedOn: null,
} as const;

describe('a change of a round', () => {
  test('asks little while it holds its article, for all others wait', async ({
    db,
    databaseUrl,
  }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana], mode: 'shared' });
    const claim = await anAnnotation(db, ana, round, '62 percent');
    const underLock = async (run: (context: UseCaseContext) => Promise<unknown>) => {
      const asked = await askedOf(databaseUrl, ana, run);
      const lockAt = asked.findIndex((sql) => sql.includes('FOR UPDATE'));
      expect(lockAt).not.toBe(-1);
      return asked.slice(lockAt).length;
    };

    const marked = await underLock((context) =>
      createAnnotation(
        {
          id: uuidv7(),
          roundId: round.id,
          target: targetOf(round.text, '62 percent'),
          citations: [],
        },
        context,
      ),
    );
    const worded = await underLock((context) =>
      updateAnnotation(
        {
          annotationId: claim.id,
          ifMatch: 1,
          body: { claimText: 'Most voted.', verdict: 'supported' },
        },
        context,
      ),
    );
    const cited = await underLock((context) =>
      addCitation(
        { annotationId: claim.id, ifMatch: 2, citation: { ...CITED, id: uuidv7() } },
        context,
      ),
    );

    expect({ marked, worded, cited }).toEqual({ marked: 4, worded: 5, cited: 7 });
  });

  test('answers with what is there, also where it was not read again', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana], mode: 'shared' });
    const claim = await anAnnotation(db, ana, round, '62 percent', {
      citations: [{ ...CITED, id: uuidv7(), url: 'https://register.example/' }],
    });
    const { getAnnotation } = await import('../queries/rounds');
    const now = () => as(db, ana, (context) => getAnnotation(claim.id, context));
    expect(claim).toEqual(await now());

    const worded = await as(db, ana, (context) =>
      updateAnnotation(
        { annotationId: claim.id, ifMatch: 1, body: { claimText: 'Most voted.' } },
        context,
      ),
    );
    expect(worded).toEqual(await now());

    const cited = await as(db, ana, (context) =>
      addCitation(
        { annotationId: claim.id, ifMatch: 2, citation: { ...CITED, id: uuidv7() } },
        context,
      ),
    );
    expect(cited).toEqual(await now());
  });
});

describe('the chain of an article', () => {
  test('goes on from where it stands, in whichever way a transaction appends', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana], mode: 'shared' });
    const { newsroomId } = ana;
    const { articleId, id: roundId } = round;
    const now = new Date();
    const event = (title: string) =>
      ({
        type: 'article.changed',
        payload: { before: { title: 'None' }, after: { title } },
      }) as const;

    await asActor(db, ana, async (tx) => {
      await lockRound(tx, roundId);
      await recordEvent(tx, { newsroomId, articleId, roundId, actor: ana, now, ...event('One') });
      await appendEvents(
        tx,
        [
          { ...event('Two'), ownerId: null },
          { ...event('Three'), ownerId: null },
        ],
        { newsroomId, articleId, roundId, actorId: ana.userId, now },
      );
      await recordEvent(tx, { newsroomId, articleId, roundId, actor: ana, now, ...event('Four') });
    });

    const { faults } = await verifyRecord(db);
    expect(faults).toEqual([]);
  });

  test('has no gap where many write at once', async ({ db }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben], mode: 'shared' });
    const people = [ana, ben];
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => {
        const actor = people[at % people.length] ?? ana;
        return asActor(db, actor, async (tx) => {
          await lockRound(tx, round.id);
          for (const title of ['One', 'Two']) {
            await recordEvent(tx, {
              newsroomId: actor.newsroomId,
              articleId: round.articleId,
              actor,
              now: new Date(),
              type: 'article.changed',
              payload: { before: { title: 'None' }, after: { title } },
            });
          }
        });
      }),
    );
    const { faults } = await verifyRecord(db);
    expect(faults).toEqual([]);
  });
});
