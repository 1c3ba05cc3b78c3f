/** What a search finds, in what order, and for whom it is not there. */
import { describe, expect } from 'vitest';

import { searchQuery } from '@/lib/contracts/search';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { closeRound } from '../use-cases/close-round';
import { findEarlierClaims } from './find-earlier-claims';
import { searchNewsroom } from './search-newsroom';

const TEXT =
  'The council spent 1,200 dollars on gravel. Half of voters stayed away.\nTwelve ferries sank in Marrowbay.';

function find(db: Db, actor: Actor, q: string, rest: Record<string, string> = {}) {
  return as(db, actor, (context) => searchNewsroom(searchQuery.parse({ q, ...rest }), context));
}

const kindsOf = ({ hits }: Awaited<ReturnType<typeof find>>) => hits.map(({ kind }) => kind);

describe('a search', () => {
  test('finds articles, claims, rationales and captured pages, and marks the words', async ({
    db,
  }) => {
    const ana = await anActor(db, { name: 'Ana' });
    const round = await aRound(db, { reviewers: [ana], text: TEXT });
    const claim = await anAnnotation(db, ana, round, 'Twelve ferries sank', {
      rationale: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'Lloyds has no such loss.' }] },
        ],
      },
      citations: [{ id: uuidv7(), source: 'Harbor log' }],
    });
    await asSystem(db, 'seed', (tx) =>
      tx.capture.create({
        data: {
          id: uuidv7(),
          newsroomId: ana.newsroomId,
          articleId: claim.articleId,
          roundId: round.id,
          reviewerId: ana.userId,
          annotationId: claim.id,
          citationId: claim.citations[0]?.id ?? '',
          kind: 'page',
          state: 'done',
          text: 'The harbor master keeps a quay ledger.',
          askedById: ana.userId,
        },
      }),
    );

    expect(kindsOf(await find(db, ana, 'marrowbay'))).toEqual(['article']);
    expect(kindsOf(await find(db, ana, 'lloyds loss'))).toEqual(['rationale']);
    expect(kindsOf(await find(db, ana, 'quay ledg'))).toEqual(['capture']);
    expect(kindsOf(await find(db, ana, '"ferries sank"')).sort()).toEqual(['article', 'claim']);
    const { hits } = await find(db, ana, 'ferry', { kind: 'claim' });
    expect(hits[0]).toMatchObject({ id: claim.id, roundId: round.id, person: 'Ana' });
    expect(hits[0]?.snippet).toContainEqual({ text: 'ferries', isHit: true });
  });

  test('takes a number in whichever way it is written, and forgives a slip of the finger', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana], text: TEXT });
    await anAnnotation(db, ana, round, 'The council spent 1,200 dollars on gravel');
    await anAnnotation(db, ana, round, 'Half of voters stayed away');
    await anAnnotation(db, ana, round, 'Twelve ferries sank');
    for (const q of [
      '1200 dollars',
      'fifty percent voters',
      '50% voters',
      '12 ferries',
      'ferrys sank',
    ]) {
      expect((await find(db, ana, q, { kind: 'claim' })).hits.length, q).toBe(1);
    }
    expect((await find(db, ana, 'ferries -sank', { kind: 'claim' })).hits).toEqual([]);
  });

  test('knows nothing of another’s claims until their blind round is closed', async ({ db }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId: ana.newsroomId });
    const viewer = await anActor(db, { roles: ['viewer'], newsroomId: ana.newsroomId });
    const writer = await anActor(db, { roles: ['writer'], newsroomId: ana.newsroomId });
    const stranger = await anActor(db);
    const round = await aRound(db, { reviewers: [ana, ben], text: TEXT });
    await anAnnotation(db, ana, round, 'Twelve ferries', { claimText: 'A zeppelin landed' });

    const seenBy = async (actor: Actor) => {
      const { hits, total } = await find(db, actor, 'zeppelin');
      expect(hits.length).toBe(total);
      return total;
    };
    expect(await seenBy(ana)).toBe(1);
    for (const other of [ben, head, viewer, writer, stranger]) expect(await seenBy(other)).toBe(0);

    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    for (const other of [ben, head, viewer]) expect(await seenBy(other)).toBe(1);
    // What is still argued about is not the writer's; another newsroom's is nobody's.
    for (const other of [writer, stranger]) expect(await seenBy(other)).toBe(0);
  });

  test('gives no name away that the round hides, nor by asking for the person', async ({ db }) => {
    const ana = await anActor(db, { name: 'Ana' });
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben], names: 'until_settled', text: TEXT });
    await anAnnotation(db, ana, round, 'Twelve ferries sank');
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));

    const asked = { kind: 'claim', personId: ana.userId };
    const { hits } = await find(db, head, 'ferries', { kind: 'claim' });
    expect(hits[0]?.person).toMatch(/^Reviewer [12]$/u);
    expect((await find(db, head, 'ferries', asked)).total).toBe(0);
    expect((await find(db, ana, 'ferries', asked)).total).toBe(1);
    await asSystem(db, 'verify', (tx) =>
      tx.reviewRound.update({ where: { id: round.id }, data: { names: 'shown' } }),
    );
    expect((await find(db, head, 'ferries', asked)).total).toBe(1);
  });

  test('keeps to a story, a verdict and a span of days', async ({ db }) => {
    const ana = await anActor(db);
    const round = await aRound(db, { reviewers: [ana], text: TEXT });
    await anAnnotation(db, ana, round, 'Twelve ferries sank', { verdict: 'contradicted' });
    const total = async (rest: Record<string, string>) =>
      (await find(db, ana, 'ferries sank', rest)).total;
    expect(await total({ verdict: 'contradicted' })).toBe(1);
    expect(await total({ verdict: 'supported' })).toBe(0);
    expect(await total({ storyId: uuidv7() })).toBe(0);
    expect(await total({ from: '2025-03-01', until: '2025-03-01' })).toBe(2);
    expect(await total({ from: '2025-03-02' })).toBe(0);
  });
});

describe('earlier claims', () => {
  test('are those decided that say much the same, newsroom-wide', async ({ db }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const writer = await anActor(db, { roles: ['writer'], newsroomId: ana.newsroomId });
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana], text: TEXT });
    const claim = await anAnnotation(db, ana, round, 'Half of voters stayed away', {
      verdict: 'contradicted',
    });
    await anAnnotation(db, ana, round, 'Twelve ferries sank', { verdict: 'supported' });
    const likeIt = (actor: Actor, text: string) =>
      as(db, actor, (context) => findEarlierClaims({ text }, context));

    expect((await likeIt(ana, 'Half of the voters stayed away')).claims).toEqual([]);
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));

    for (const text of ['50% of the voters stayed away', 'half of voters stayed at home']) {
      const { claims } = await likeIt(ben, text);
      expect(claims, text).toMatchObject([
        { annotationId: claim.id, verdict: { id: 'contradicted' }, sameFigures: true },
      ]);
    }
    expect((await likeIt(ben, '40% of voters stayed away')).claims).toMatchObject([
      { annotationId: claim.id, sameFigures: false },
    ]);
    expect((await likeIt(ben, 'The moon is made of cheese')).claims).toEqual([]);
    expect((await likeIt(writer, 'Half of voters stayed away')).claims).toHaveLength(1);
    expect((await likeIt(await anActor(db), 'Half of voters stayed away')).claims).toEqual([]);
  });
});
