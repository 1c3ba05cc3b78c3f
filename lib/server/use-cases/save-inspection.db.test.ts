import { describe, expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aPage, aWebSite, sendPage } from '@/lib/testing/web-site';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { getEvidence } from '../queries/get-evidence';
import { getEvidenceHealth } from '../queries/get-evidence-health';
import { checkLinksTask } from '../worker/tasks/check-links';

const DAY = 24 * 3_600_000;

/** The days on which the worker looks, one after another. */
function aCheck(db: Db, host: string) {
  let today = new Date('2025-03-02T12:00:00Z');
  const pauses: number[] = [];
  const task = checkLinksTask({
    db,
    fetching: { allowHosts: [host] },
    now: () => today,
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  });
  // The task takes nothing of what a job carries.
  const run = () => Promise.resolve(task(null, {} as Parameters<typeof task>[1]));
  return {
    run,
    pauses,
    nextDay: () => (today = new Date(today.getTime() + DAY + 1)),
    day: () => today,
  };
}

describe('a cited link that is watched', () => {
  test('is news to the claims that rest on it and voids no signature', async ({ db }) => {
    let words = 'The bridge will stay shut until June, the council said on Monday evening.';
    const site = await aWebSite(({ url }, response) => {
      if (url === '/gone') response.writeHead(410).end();
      else sendPage(response, aPage('The bridge', words, 'Nobody asked about the tunnel at all.'));
    });
    const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana], mode: 'shared' });
    const claim = await anAnnotation(db, ana, round, 'Turnout was 62 percent', {
      claimText: 'Turnout was 62 percent',
      citations: [
        { id: uuidv7(), source: 'The council', url: site.url('/bridge') },
        { id: uuidv7(), source: 'The register', url: site.url('/gone') },
      ],
    });
    await asSystem(db, 'seed', (tx) =>
      tx.signOff.create({
        data: {
          newsroomId: ana.newsroomId,
          articleId: round.articleId,
          roundId: round.id,
          stageId: 'checker',
          signerId: ana.userId,
          role: 'checker',
          signedAt: new Date('2025-03-02T18:00:00Z'),
          contentSha256: '0'.repeat(64),
          canonicalBytes: Buffer.from('{}'),
          prevHash: '0'.repeat(64),
        },
      }),
    );

    const check = aCheck(db, site.host);
    await check.run();
    expect(check.pauses).toEqual([2_000]);
    const health = () => as(db, ben, (context) => getEvidenceHealth({}, context));
    expect((await health()).links.map(({ state, claims }) => [state, claims.length])).toEqual([
      ['dead', 1],
      ['alive', 1],
    ]);

    words = words.replace('June', 'July');
    check.nextDay();
    await check.run();
    await site.close();

    const evidence = await as(db, ben, (context) => getEvidence(claim.id, context));
    expect(evidence.citations.map(({ link }) => link?.state)).toEqual(['changed', 'dead']);
    expect(evidence.citations[0]?.link?.since).toBe(check.day().toISOString());
    // The page was gone before she signed, and changed after.
    expect(evidence.signatures).toMatchObject([{ stage: 'checker', signer: 'Ana' }]);
    const links = (await health()).links;
    expect(links.map(({ state, claims }) => [state, claims[0]?.signatures.length])).toEqual([
      ['dead', 0],
      ['changed', 1],
    ]);
    const events = await asSystem(db, 'verify', (tx) =>
      tx.event.findMany({ where: { type: 'evidence.link_changed' }, orderBy: { rev: 'asc' } }),
    );
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { before: 'unchecked', after: 'dead' },
      { before: 'alive', after: 'changed' },
    ]);
    const [signature] = await asSystem(db, 'verify', (tx) => tx.signOff.findMany());
    expect(signature?.voidedAt).toBeNull();
  }, 60_000);

  test('tells nobody what another cites while the round is blind', async ({ db }) => {
    const ana = await anActor(db, { roles: ['checker'] });
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben] });
    await anAnnotation(db, ana, round, 'Turnout was 62 percent', {
      claimText: 'Turnout was 62 percent',
      citations: [{ id: uuidv7(), source: 'The register', url: 'http://127.0.0.1:9/register' }],
    });
    await aCheck(db, 'nowhere:80').run();
    const rows = (actor: typeof ana) =>
      as(db, actor, ({ tx }) => tx.linkHealth.findMany({ select: { url: true } }));

    expect(await rows(ana)).toHaveLength(1);
    expect(await rows(ben)).toEqual([]);

    await asSystem(db, 'verify', (tx) =>
      tx.$executeRawUnsafe('ALTER TABLE link_health DISABLE ROW LEVEL SECURITY'),
    );
    expect(await rows(ben)).toHaveLength(1);
    await asSystem(db, 'verify', (tx) =>
      tx.$executeRawUnsafe('ALTER TABLE link_health ENABLE ROW LEVEL SECURITY'),
    );
  }, 60_000);
});
