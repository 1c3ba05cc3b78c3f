/** Who is told where somebody is, and who is not: read from the stream, as a browser reads it. */
import { afterEach, describe, expect } from 'vitest';

import type { StreamFrame } from '@/lib/contracts/event-stream';
import { type PresentPerson, presenceFrame } from '@/lib/contracts/presence';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aLiveServer, closeLiveServers, type LiveClient } from '@/lib/testing/live';

import type { Db } from '../db/client';
import { announcePresence } from '../use-cases/announce-presence';
import { closeRound } from '../use-cases/close-round';

const TEXT = 'The office counted 412 passengers.\nThe mayor estimated 300.\nNobody else counted.';
const PAGE = '018f0000-0000-7000-8000-00000000000a';

afterEach(closeLiveServers);

function anEnd(change: { start?: number; isLeaving?: boolean; writes?: 'rationale' | null } = {}) {
  const { start = 4, isLeaving = false, writes = null } = change;
  return { page: PAGE, annotationId: null, start, end: start + 6, writes, isLeaving };
}

async function aWorld(db: Db, mode: 'shared' | 'blind') {
  const ana = await anActor(db);
  const ben = await anActor(db, { newsroomId: ana.newsroomId });
  const head = await anActor(db, { newsroomId: ana.newsroomId, roles: ['head_of_research'] });
  const round = await aRound(db, { reviewers: [ana, ben], mode, text: TEXT });
  const say = (who: Actor, where: ReturnType<typeof anEnd>) =>
    as(db, who, (context) => announcePresence({ roundId: round.id, ...where }, context));
  return { ana, ben, head, round, say };
}

/** A process that hears what is said: what was said before it listened is not told again. */
async function aListeningServer(db: Db, databaseUrl: string) {
  const server = aLiveServer(db, databaseUrl);
  const { ana, ben, round, say } = await aWorld(db, 'shared');
  const watching = await server.follow(ben, round.articleId);
  while (watching.frames.length < 2) {
    await say(ana, anEnd());
    await Promise.race([watching.until(2), new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  return server;
}

function peopleOf({ data }: StreamFrame): PresentPerson[] {
  return presenceFrame.parse(JSON.parse(data)).people;
}

const namesOf = (client: LiveClient) => client.frames.map(({ event }) => event);

describe('presence', () => {
  test('tells the others in a shared round where somebody is, what they write, and that they left', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, round, say } = await aWorld(db, 'shared');
    const { follow, errors } = await aListeningServer(db, databaseUrl);
    const watching = await follow(ben, round.articleId);
    const own = await follow(ana, round.articleId);
    await watching.until(1);

    await say(ana, anEnd());
    const [, here] = await watching.until(2);
    expect(here?.id).toBeNull();
    expect(here === undefined ? [] : peopleOf(here)).toMatchObject([
      { userId: ana.userId, reviewerIndex: 0, roundId: round.id, start: 4, end: 10, writes: null },
    ]);
    await say(ana, anEnd({ writes: 'rationale' }));
    const [, , writes] = await watching.until(3);
    expect(writes === undefined ? [] : peopleOf(writes)).toMatchObject([{ writes: 'rationale' }]);
    await say(ana, anEnd({ isLeaving: true }));
    const [, , , left] = await watching.until(4);
    expect(left === undefined ? null : peopleOf(left)).toEqual([]);

    await anAnnotation(db, ben, round, 'mayor');
    await own.until(2);
    expect(namesOf(own)).toEqual(['start', 'change']);
    expect(errors).toEqual([]);
  });

  for (const { mode, heard } of [
    { mode: 'blind', heard: ['start', 'change'] },
    // The control: the same is heard where readings are not blind.
    { mode: 'shared', heard: ['start', 'presence', 'change'] },
  ] as const) {
    test(`in an open ${mode} round a reviewer and the head of research hear ${heard.join(', ')}`, async ({
      db,
      databaseUrl,
    }) => {
      const { ana, ben, head, round, say } = await aWorld(db, mode);
      const { follow } = await aListeningServer(db, databaseUrl);
      const [reviewer, leader] = [
        await follow(ben, round.articleId),
        await follow(head, round.articleId),
      ];
      for (const client of [reviewer, leader]) await client.until(1);

      await say(ana, anEnd());
      if (mode === 'shared') for (const client of [reviewer, leader]) await client.until(2);
      await anAnnotation(db, ben, round, 'mayor');
      await reviewer.until(heard.length);
      expect(namesOf(reviewer)).toEqual(heard);
      if (mode === 'shared') await leader.until(heard.length);
      expect(namesOf(leader)).toEqual(mode === 'blind' ? ['start'] : heard);
    });
  }

  test('is not let through to a blind reviewer by a process that is told of it all the same', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, head, round, say } = await aWorld(db, 'blind');
    const { follow } = await aListeningServer(db, databaseUrl);
    const watching = await follow(ben, round.articleId);
    await watching.until(1);
    // Past the use case, straight to the bell.
    const { writePresence } = await import('./presence-board');
    const { ringPresence } = await import('../repositories/presence-repository');
    const { isLeaving: _isLeaving, ...where } = anEnd();
    await as(db, ana, ({ tx }) =>
      ringPresence(
        tx,
        writePresence(
          { ...where, roundId: round.id, articleId: round.articleId, userId: ana.userId },
          false,
        ),
      ),
    );
    await anAnnotation(db, ben, round, 'mayor');
    await watching.until(2);
    expect(namesOf(watching)).toEqual(['start', 'change']);

    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    await watching.until(3);
    await say(ana, anEnd({ start: 8 }));
    // Closed, and compared by both: now they may know of each other.
    while (!namesOf(watching).includes('presence')) {
      await say(ana, anEnd({ start: watching.frames.length }));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(peopleOf(watching.frames.at(-1) ?? { id: null, event: '', data: '' })).toMatchObject([
      { userId: ana.userId },
    ]);
  });
});
