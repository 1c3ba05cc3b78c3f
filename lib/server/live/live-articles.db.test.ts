/**
 * What a live stream tells, held against the record. Streams are read as a client
 * reads them: through the route, frame by frame.
 */
import { afterEach, describe, expect } from 'vitest';

import type { StreamFrame } from '@/lib/contracts/event-stream';
import { liveChange } from '@/lib/contracts/live';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aLiveServer, closeLiveServers, type LiveClient } from '@/lib/testing/live';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { closeRound, submitReading } from '../use-cases/close-round';

const TEXT = Array.from({ length: 40 }, (_, at) => `Sentence ${at} says so.`).join('\n');

afterEach(closeLiveServers);

function typesOf(frames: readonly StreamFrame[]): string[] {
  return frames.map(({ event, data }) =>
    event === 'change' ? liveChange.parse(JSON.parse(data)).type : event,
  );
}

function annotationsOf(frames: readonly StreamFrame[]): (string | null)[] {
  return frames
    .filter(({ event }) => event === 'change')
    .map(({ data }) => liveChange.parse(JSON.parse(data)))
    .filter(({ type }) => type === 'annotation.created')
    .map(({ annotationId }) => annotationId);
}

async function aSharedRound(db: Db) {
  const ana = await anActor(db);
  const ben = await anActor(db, { newsroomId: ana.newsroomId });
  const round = await aRound(db, { reviewers: [ana, ben], mode: 'shared', text: TEXT });
  return { ana, ben, round };
}

describe('a live stream', () => {
  test('tells each watcher of a shared round what another has done, without its words', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, round } = await aSharedRound(db);
    const { follow, errors } = aLiveServer(db, databaseUrl);
    const watching = await follow(ben, round.articleId);
    await watching.until(1);

    const made = await anAnnotation(db, ana, round, 'Sentence 3', { claimText: 'Unheard words' });
    const frames = await watching.until(2);

    expect(watching.response.headers.get('content-type')).toContain('text/event-stream');
    expect(watching.response.headers.get('cache-control')).toContain('no-store');
    expect(watching.response.headers.get('x-accel-buffering')).toBe('no');
    expect(typesOf(frames)).toEqual(['start', 'annotation.created']);
    expect(JSON.parse(frames[1]?.data ?? '')).toEqual({
      type: 'annotation.created',
      roundId: round.id,
      annotationId: made.id,
      queryId: null,
      version: 1,
    });
    expect(JSON.stringify(frames)).not.toContain('Unheard');
    expect(errors).toEqual([]);
  });

  test('goes on after the frame that was read last: nothing missed, nothing twice, while others write', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, round } = await aSharedRound(db);
    // Two processes: a client that comes back may reach the other one.
    const servers = [aLiveServer(db, databaseUrl), aLiveServer(db, databaseUrl)];
    const made: string[] = [];
    const heard: (string | null)[] = [];
    let last: string | null = null;

    const first = await servers[0]?.follow(ben, round.articleId);
    if (first === undefined) throw new Error('There is a server');
    last = (await first.until(1))[0]?.id ?? null;
    first.cut();

    const writing = Promise.all(
      Array.from({ length: 36 }, async (_, at) => {
        const who = at % 2 === 0 ? ana : ben;
        made.push((await anAnnotation(db, who, round, `Sentence ${at} `)).id);
      }),
    );
    for (let visit = 1; heard.length < 36; visit += 1) {
      const client: LiveClient | undefined = await servers[visit % 2]?.follow(
        ben,
        round.articleId,
        last,
      );
      if (client === undefined) throw new Error('There is a server');
      await client.until(Math.min(5, 36 - heard.length));
      client.cut();
      await client.ended.catch(() => undefined);
      const frames = [...client.frames];
      heard.push(...annotationsOf(frames));
      last = frames.at(-1)?.id ?? last;
    }
    await writing;

    expect([...heard].sort()).toEqual([...made].sort());
    expect(new Set(heard).size).toBe(36);
  });

  test('begins afresh for an id that it never gave, such as another viewer’s', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, round } = await aSharedRound(db);
    const { follow } = aLiveServer(db, databaseUrl);
    const anas = (await (await follow(ana, round.articleId)).until(1))[0]?.id ?? null;
    const bens = (await (await follow(ben, round.articleId)).until(1))[0]?.id ?? null;
    expect(anas).not.toBe(bens);

    await anAnnotation(db, ana, round, 'Sentence 1 ');
    for (const id of [anas, 'nonsense', '']) {
      expect(typesOf(await (await follow(ben, round.articleId, id)).until(1))).toEqual(['start']);
    }
    // The control: their own id goes on.
    expect(typesOf(await (await follow(ben, round.articleId, bens)).until(1))).toEqual([
      'annotation.created',
    ]);
  });

  test('answers 404 to another newsroom, as for an article that does not exist', async ({
    db,
    databaseUrl,
  }) => {
    const { round } = await aSharedRound(db);
    const { follow } = aLiveServer(db, databaseUrl);
    const stranger = await anActor(db);
    const foreign = await (await follow(stranger, round.articleId)).response.text();
    const missing = await (
      await follow(stranger, '018f0000-0000-7000-8000-000000000000')
    ).response.text();
    expect(foreign).toBe(missing);
    expect(JSON.parse(foreign)).toMatchObject({ status: 404 });
  });

  test('answers 403 to a token without the scope to read', async ({ db, databaseUrl }) => {
    const { ben, round } = await aSharedRound(db);
    const members = new Map<string, Actor>([[ben.userId, { ...ben, scopes: ['write'] }]]);
    const { follow } = aLiveServer(db, databaseUrl, members);
    expect((await follow(ben, round.articleId)).response.status).toBe(403);
    members.set(ben.userId, { ...ben, scopes: ['read'] });
    expect((await follow(ben, round.articleId)).response.status).toBe(200);
  });

  test('ends with the membership, and does not tell what happens after it', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, round } = await aSharedRound(db);
    const members = new Map<string, Actor | null>();
    const { follow } = aLiveServer(db, databaseUrl, members);
    const leaving = await follow(ben, round.articleId);
    const staying = await follow(ana, round.articleId);
    await anAnnotation(db, ana, round, 'Sentence 1 ');
    await Promise.all([leaving.until(2), staying.until(2)]);

    members.set(ben.userId, null);
    await anAnnotation(db, ana, round, 'Sentence 2 ');
    await leaving.ended;

    expect(typesOf(leaving.frames)).toEqual(['start', 'annotation.created', 'end']);
    expect(typesOf(await staying.until(3))).toEqual([
      'start',
      'annotation.created',
      'annotation.created',
    ]);
  });

  test('ends within seconds of the membership also where nothing happens', async ({
    db,
    databaseUrl,
  }) => {
    const { ben, round } = await aSharedRound(db);
    const members = new Map<string, Actor | null>();
    const { follow } = aLiveServer(db, databaseUrl, members);
    const leaving = await follow(ben, round.articleId);
    await leaving.until(1);
    members.set(ben.userId, null);
    await leaving.ended;
    expect(typesOf(leaving.frames)).toEqual(['start', 'end']);
  });

  test('ends when the server goes down, and goes on at the next one', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, round } = await aSharedRound(db);
    const { follow, stop } = aLiveServer(db, databaseUrl);
    const cut = await follow(ben, round.articleId);
    const place = (await cut.until(1))[0]?.id ?? null;
    await stop();
    await cut.ended;
    expect(typesOf(cut.frames)).toEqual(['start']);

    await anAnnotation(db, ana, round, 'Sentence 1 ');
    const next = await aLiveServer(db, databaseUrl).follow(ben, round.articleId, place);
    expect(typesOf(await next.until(1))).toEqual(['annotation.created']);
  });

  test('goes on after the LISTEN connection was killed', async ({ db, databaseUrl }) => {
    const { ana, ben, round } = await aSharedRound(db);
    const { follow, errors } = aLiveServer(db, databaseUrl);
    const watching = await follow(ben, round.articleId);
    await anAnnotation(db, ana, round, 'Sentence 1 ');
    await watching.until(2);

    const killed = await asSystem(
      db,
      'verify',
      (tx) => tx.$queryRaw<object[]>`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'obelus live' AND datname = current_database()`,
    );
    await anAnnotation(db, ana, round, 'Sentence 2 ');

    expect(killed).toHaveLength(1);
    expect(annotationsOf(await watching.until(3))).toHaveLength(2);
    expect(errors).not.toEqual([]);
  });
});

describe('a live stream of a blind round', () => {
  async function aBlindRound(db: Db) {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben], text: TEXT });
    return { ana, ben, head, round };
  }

  test('says nothing of another’s work while the round is open, and all of it once it is closed', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, head, round } = await aBlindRound(db);
    const { follow } = aLiveServer(db, databaseUrl);
    const blind = await follow(ben, round.articleId);
    const desk = await follow(head, round.articleId);
    const start = (await blind.until(1))[0]?.id;

    const hidden: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      hidden.push((await anAnnotation(db, ana, round, `Sentence ${at} `)).id);
    }
    await as(db, ana, (context) => submitReading({ roundId: round.id }, context));
    // Whoever comes now is given the same place as before: it tells nothing either.
    expect((await (await follow(ben, round.articleId)).until(1))[0]?.id).toBe(start);

    const own = (await anAnnotation(db, ben, round, 'Sentence 9 ')).id;
    await blind.until(2);
    expect(annotationsOf(blind.frames)).toEqual([own]);
    expect(blind.frames).toHaveLength(2);
    expect(desk.frames).toHaveLength(1);

    // The control: the same events, once the round is closed.
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    const frames = await blind.until(9);
    expect(annotationsOf(frames)).toEqual([own, ...hidden]);
    expect(typesOf(frames).slice(-2)).toEqual(['round.submitted', 'round.closed']);
    expect(annotationsOf(await desk.until(9))).toEqual([...hidden, own]);
  });

  test('goes on in the middle of what a closing brought into sight', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, head, round } = await aBlindRound(db);
    const { follow } = aLiveServer(db, databaseUrl);
    const started = await follow(ben, round.articleId);
    const start = (await started.until(1))[0]?.id ?? null;
    for (let at = 0; at < 4; at += 1) await anAnnotation(db, ana, round, `Sentence ${at} `);
    await anAnnotation(db, ben, round, 'Sentence 9 ');
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    const all = [...(await (await follow(ben, round.articleId, start)).until(6))];

    expect(typesOf(all)).toEqual([...Array<string>(5).fill('annotation.created'), 'round.closed']);
    expect((await started.until(7)).slice(1)).toEqual(all);
    for (const [at, { id }] of all.slice(0, -1).entries()) {
      const rest = await (await follow(ben, round.articleId, id)).until(5 - at);
      expect(rest, `after frame ${at}`).toEqual(all.slice(at + 1));
    }
  });
});
