/** The stream of a newsroom: which articles have news, for lists and counts. */
import { afterEach, describe, expect } from 'vitest';

import { newsroomChange } from '@/lib/contracts/live';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aLiveServer, closeLiveServers, type LiveClient } from '@/lib/testing/live';

import { closeRound } from '../use-cases/close-round';

const TEXT = 'The office counted 412 passengers. The mayor estimated 300.';

afterEach(closeLiveServers);

const articlesOf = ({ frames }: LiveClient) =>
  frames
    .filter(({ event }) => event === 'change')
    .map(({ data }) => newsroomChange.parse(JSON.parse(data)).articleId);

describe('the stream of a newsroom', () => {
  test('names the article in which something happens, of one’s own newsroom alone', async ({
    db,
    databaseUrl,
  }) => {
    const ana = await anActor(db);
    const eve = await anActor(db);
    const round = await aRound(db, { reviewers: [ana], mode: 'shared', text: TEXT });
    const others = await aRound(db, { reviewers: [eve], mode: 'shared', text: TEXT });
    const { follow, errors } = aLiveServer(db, databaseUrl);
    const watching = await follow(ana, null);
    await watching.until(1);

    await anAnnotation(db, eve, others, 'mayor');
    await anAnnotation(db, ana, round, 'mayor');
    await watching.until(2);
    expect(articlesOf(watching)).toEqual([round.articleId]);

    // An article that was not there when the stream began.
    const later = await aRound(db, { reviewers: [ana], mode: 'shared', text: TEXT });
    await anAnnotation(db, ana, later, 'mayor');
    await watching.until(3);
    expect(articlesOf(watching).at(-1)).toBe(later.articleId);
    expect(errors).toEqual([]);
  });

  test('says nothing of what a blind round hides, and of all of it once that is closed', async ({
    db,
    databaseUrl,
  }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const head = await anActor(db, { newsroomId: ana.newsroomId, roles: ['head_of_research'] });
    const blind = await aRound(db, { reviewers: [ana, ben], mode: 'blind', text: TEXT });
    const shared = await aRound(db, { reviewers: [ana, ben], mode: 'shared', text: TEXT });
    const { follow } = aLiveServer(db, databaseUrl);
    const watching = await follow(ben, null);
    await watching.until(1);

    await anAnnotation(db, ana, blind, 'mayor');
    await anAnnotation(db, ana, shared, 'mayor');
    await watching.until(2);
    // The control is the shared round: the same work, and it is told.
    expect(articlesOf(watching)).toEqual([shared.articleId]);

    await as(db, head, (context) => closeRound({ roundId: blind.id }, context));
    await watching.until(3);
    expect(articlesOf(watching)).toEqual([shared.articleId, blind.articleId]);
  });
});
