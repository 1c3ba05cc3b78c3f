/** Several articles and the newsroom over one connection, as a browser with many tabs reads them. */
import { afterEach, describe, expect } from 'vitest';

import { NEWSROOM } from '@/lib/contracts/followed';
import { severalData } from '@/lib/contracts/live';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aLiveServer, closeLiveServers, type LiveClient } from '@/lib/testing/live';

import type { Db } from '../db/client';
import { closeRound } from '../use-cases/close-round';

const TEXT = 'The office counted 412 passengers. The mayor estimated 300.';
const NOT_THERE = '018f0000-0000-7000-8000-000000000000';

afterEach(closeLiveServers);

/** What was said of each, in order; who is there aside. */
function said({ frames }: LiveClient, of: string): string[] {
  return frames
    .filter(({ event }) => event !== 'presence')
    .map(({ event, data }) => ({ event, ...severalData.parse(JSON.parse(data)) }))
    .filter((frame) => frame.of === of)
    .map(({ event, data }) => (event === 'change' ? JSON.stringify(data) : event));
}

function lastId({ frames }: LiveClient, of: string): string | null {
  const own = frames.filter(({ id, data }) => id !== null && data.startsWith(`{"of":"${of}"`));
  return own.at(-1)?.id ?? null;
}

/** Resolves when this many frames of it have come. */
async function untilSaid(client: LiveClient, of: string, count: number): Promise<string[]> {
  for (let known = 1; said(client, of).length < count; known += 1) {
    await client.until(Math.max(known, client.frames.length + 1));
  }
  return said(client, of);
}

async function twoArticles(db: Db) {
  const ana = await anActor(db);
  const ben = await anActor(db, { newsroomId: ana.newsroomId });
  const head = await anActor(db, { newsroomId: ana.newsroomId, roles: ['head_of_research'] });
  const shared = await aRound(db, { reviewers: [ana, ben], mode: 'shared', text: TEXT });
  const blind = await aRound(db, { reviewers: [ana, ben], mode: 'blind', text: TEXT });
  return { ana, ben, head, shared, blind };
}

describe('one connection for several articles', () => {
  test('goes on in each from its own last frame, and begins where none was named', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, shared, blind: other } = await twoArticles(db);
    const { followAll, errors } = aLiveServer(db, databaseUrl);
    const first = await followAll(ben, [{ of: shared.articleId, after: null }]);
    expect(await untilSaid(first, shared.articleId, 1)).toEqual(['start']);
    const after = lastId(first, shared.articleId);
    first.cut();

    const made = await anAnnotation(db, ana, shared, 'mayor');
    const second = await followAll(ben, [
      { of: shared.articleId, after },
      { of: other.articleId, after: null },
      { of: NEWSROOM, after: null },
    ]);
    const replayed = await untilSaid(second, shared.articleId, 1);
    expect(replayed[0]).toContain(made.id);
    expect(await untilSaid(second, other.articleId, 1)).toEqual(['start']);

    await anAnnotation(db, ben, other, 'mayor');
    await untilSaid(second, other.articleId, 2);
    expect(await untilSaid(second, NEWSROOM, 2)).toEqual([
      'start',
      JSON.stringify({ articleId: other.articleId }),
    ]);
    expect(said(second, shared.articleId)).toEqual(replayed);
    expect(errors).toEqual([]);
  });

  test('says nothing of what a blind round hides, and all of it once that is closed', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, head, shared, blind } = await twoArticles(db);
    const { followAll, live } = aLiveServer(db, databaseUrl);
    const at = await as(db, ben, (context) => live.placeOfArticle(blind.articleId, context));
    await anAnnotation(db, ana, blind, 'mayor');
    // A page that is drawn now stands where one stood before: it tells nothing either.
    expect(await as(db, ben, (context) => live.placeOfArticle(blind.articleId, context))).toBe(at);

    const watching = await followAll(ben, [
      { of: blind.articleId, after: at },
      { of: shared.articleId, after: null },
      { of: NEWSROOM, after: null },
    ]);
    await anAnnotation(db, ana, blind, 'office');
    await anAnnotation(db, ana, shared, 'mayor');
    // The control is the shared round: the same work, and it is told.
    await untilSaid(watching, shared.articleId, 2);
    await untilSaid(watching, NEWSROOM, 2);
    expect(said(watching, blind.articleId)).toEqual([]);
    expect(said(watching, NEWSROOM).join()).not.toContain(blind.articleId);

    await as(db, head, (context) => closeRound({ roundId: blind.id }, context));
    const revealed = await untilSaid(watching, blind.articleId, 3);
    expect(revealed.filter((data) => data.includes('annotation.created'))).toHaveLength(2);
  });

  test('names an article that is not there, and goes on with the others', async ({
    db,
    databaseUrl,
  }) => {
    const { ben, shared } = await twoArticles(db);
    const stranger = await anActor(db);
    const foreign = await aRound(db, { reviewers: [stranger], text: TEXT });
    const { followAll } = aLiveServer(db, databaseUrl);
    const watching = await followAll(ben, [
      { of: foreign.articleId, after: null },
      { of: NOT_THERE, after: null },
      { of: shared.articleId, after: null },
    ]);
    expect(await untilSaid(watching, shared.articleId, 1)).toEqual(['start']);
    expect(said(watching, foreign.articleId)).toEqual(['gone']);
    expect(said(watching, NOT_THERE)).toEqual(['gone']);

    const none = await followAll(ben, [{ of: foreign.articleId, after: null }]);
    expect(none.response.status).toBe(404);
  });

  test('of a newsroom tells what happened since a page was drawn', async ({ db, databaseUrl }) => {
    const { ana, ben, shared, blind } = await twoArticles(db);
    const { followAll, live } = aLiveServer(db, databaseUrl);
    const after = live.placeOfNewsroom();
    await anAnnotation(db, ana, blind, 'mayor');
    await anAnnotation(db, ana, shared, 'mayor');
    const watching = await followAll(ben, [{ of: NEWSROOM, after }]);
    // Both rounds were made in the same moment; of the hidden work nothing is counted.
    const heard = await untilSaid(watching, NEWSROOM, 1);
    expect(heard).not.toContain('start');
    expect(heard.join()).toContain(shared.articleId);
  });
});
