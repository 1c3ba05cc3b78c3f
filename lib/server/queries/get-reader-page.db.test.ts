import { describe, expect } from 'vitest';

import { createRoundBody } from '@/lib/contracts/round';
import type { Actor } from '@/lib/domain/access/access-request';
import { readerHtml } from '@/lib/domain/reports/reader-html';
import { aComparedRound } from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { acceptAgreed } from '../use-cases/accept-agreed';
import { askQuery } from '../use-cases/change-queries';
import { closeRound } from '../use-cases/close-round';
import { createRound } from '../use-cases/create-round';
import { getReaderPage } from './get-reader-page';

const ANAS = 'The turnout was 62 percent';
const BENS = 'The mayor called it a record';

type Place = { articleId: string; id?: string };

const read = (db: Db, actor: Actor, { articleId, id }: Place) =>
  as(db, actor, (context) => getReaderPage({ articleId, roundId: id ?? null }, context));

async function htmlFor(db: Db, actor: Actor, place: Place): Promise<string> {
  return readerHtml(await read(db, actor, place), { nonce: 'n', theme: null });
}

const numbersOf = (html: string) => [...html.matchAll(/id="finding-(\d+)"/gu)].map(([, n]) => n);

async function aMarkedRound(db: Db, mode: 'blind' | 'shared') {
  const ana = await anActor(db, { name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { newsroomId, name: 'Ben' });
  const head = await anActor(db, { newsroomId, roles: ['head_of_research'] });
  const viewer = await anActor(db, { newsroomId, roles: ['viewer'] });
  const writer = await anActor(db, { newsroomId, roles: ['writer'], name: 'Wim' });
  const round = await aRound(db, { reviewers: [ana, ben], mode, text: `${ANAS}. ${BENS}.` });
  await anAnnotation(db, ana, round, ANAS, { verdict: 'supported', claimText: 'Said by Ana' });
  const bens = await anAnnotation(db, ben, round, BENS, { claimText: 'Said by Ben' });
  return { ana, ben, head, viewer, writer, round, bens };
}

describe('the reading view', () => {
  test('shows a reviewer of an open blind round nothing of another’s work, and of a shared round all of it', async ({
    db,
  }) => {
    const blind = await aMarkedRound(db, 'blind');
    const html = await htmlFor(db, blind.ana, blind.round);
    expect(html).toContain('Said by Ana');
    expect(html).not.toContain('Said by Ben');
    expect(numbersOf(html)).toEqual(['1']);
    expect(await htmlFor(db, blind.head, blind.round)).not.toContain('Said by');

    const shared = await aMarkedRound(db, 'shared');
    const open = await htmlFor(db, shared.ana, shared.round);
    expect(open).toContain('Said by Ana');
    expect(open).toContain('Said by Ben');
    expect(numbersOf(open)).toEqual(['1', '2']);
  });

  test('is the text alone for a viewer and a writer until the round is closed', async ({ db }) => {
    const { head, viewer, writer, round } = await aMarkedRound(db, 'shared');
    const { articleId } = round;
    for (const actor of [viewer, writer]) {
      const open = await read(db, actor, { articleId });
      expect([open.round, open.claims, open.version.text]).toEqual([null, [], round.text]);
      await expect(read(db, actor, round)).rejects.toMatchObject({ code: 'not_found' });
    }
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    for (const actor of [viewer, writer]) {
      const closed = await read(db, actor, { articleId });
      expect(closed.claims.map(({ claim }) => claim.exact)).toEqual([ANAS, BENS]);
    }
  });

  test('goes back to the last round that its reader may look into', async ({ db }) => {
    const { ana, head, viewer, round } = await aMarkedRound(db, 'shared');
    const { articleId } = round;
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    await as(db, head, (context) =>
      createRound(
        { articleId, ...createRoundBody.parse({ mode: 'blind', reviewerIds: [ana.userId] }) },
        context,
      ),
    );
    const asViewer = await read(db, viewer, { articleId });
    expect([asViewer.round?.ordinal, asViewer.newestRound]).toEqual([1, 2]);
    expect((await read(db, ana, { articleId })).round?.ordinal).toBe(2);
    expect((await read(db, ana, round)).round?.ordinal).toBe(1);
  });

  test('tells readings apart by letter while they are compared, and shows a reviewer their own', async ({
    db,
  }) => {
    const { round, head, ana } = await aComparedRound(db);
    const before = await read(db, head, round);
    expect(before.claims).toHaveLength(7);
    expect(
      before.claims.map(({ readings }) => readings.map(({ letter }) => letter)),
    ).toContainEqual(['B']);
    expect((await read(db, ana, round)).claims).toHaveLength(2);
  });

  test('shows what was decided, and no reading beside it', async ({ db }) => {
    const { ana, ben, head } = await aMarkedRound(db, 'blind');
    const round = await aRound(db, { reviewers: [ana, ben], text: `${ANAS}. ${BENS}.` });
    for (const reviewer of [ana, ben]) {
      await anAnnotation(db, reviewer, round, ANAS, { verdict: 'supported' });
    }
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    expect((await read(db, head, round)).claims).toHaveLength(2);
    await as(db, head, (context) => acceptAgreed({ roundId: round.id }, context));
    const [decided, ...others] = (await read(db, head, round)).claims;
    expect([decided?.decision?.decision, decided?.readings, others]).toEqual(['took', [], []]);
  });

  test('has a query only for those it concerns', async ({ db }) => {
    const { ana, head, writer, round, bens } = await aMarkedRound(db, 'shared');
    const other = await anActor(db, { newsroomId: ana.newsroomId, roles: ['writer'] });
    await as(db, ana, (context) =>
      askQuery(
        {
          annotationId: bens.id,
          id: uuidv7(),
          messageId: uuidv7(),
          assigneeId: writer.userId,
          body: 'Which record?',
        },
        context,
      ),
    );
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    expect(await htmlFor(db, writer, round)).toContain('Which record?');
    expect(await htmlFor(db, other, round)).not.toContain('Which record?');
  });

  test('is nothing for another newsroom, and nothing with a round of another article', async ({
    db,
  }) => {
    const { ana, round } = await aMarkedRound(db, 'shared');
    const stranger = await anActor(db, { roles: ['head_of_research'] });
    const elsewhere = await aRound(db, { reviewers: [ana] });
    await expect(read(db, stranger, { articleId: round.articleId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      read(db, ana, { articleId: round.articleId, id: elsewhere.id }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect((await read(db, ana, elsewhere)).round?.id).toBe(elsewhere.id);
  });
});
