/** A capture from the request to what is shown, and who sees it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runOnce } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect } from 'vitest';

import type { CreateAnnotationInput } from '@/lib/contracts/annotation';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, NOW } from '@/lib/testing/factories';
import { aPdf } from '@/lib/testing/pdf';
import { aPage, aWebSite, sendPage, type WebSite } from '@/lib/testing/web-site';

import { diskBlobs } from '../blobs/disk-blobs';
import type { BlobStore } from '../blobs/blob-store';
import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { getCapture, getCapturePart } from '../queries/get-capture';
import { getEvidence } from '../queries/get-evidence';
import { takeCaptureTask } from '../worker/tasks/take-capture';
import { askCapture, uploadEvidence } from './ask-capture';
import { receiveFile } from './receive-file';

const QUOTE = 'We will not spend more than 40 million on it';

let site: WebSite;
let folder = '';
let store: BlobStore;
let shutUntil = 'June';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'obelus-test-'));
  store = diskBlobs(folder);
  site = await aWebSite(({ url }, response) => {
    if (url !== '/bridge') response.writeHead(404).end();
    else {
      const words = `The bridge will stay shut until ${shutUntil}, the council said on Monday evening.`;
      sendPage(response, aPage('The bridge', words, `“${QUOTE},” said the mayor to the council.`));
    }
  });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

/** What the worker does, until nothing waits. */
async function work(db: Db, databaseUrl: string): Promise<void> {
  await runOnce({
    connectionString: databaseUrl,
    noHandleSignals: true,
    taskList: {
      take_capture: takeCaptureTask({
        db,
        store,
        fetching: { allowHosts: [site.host] },
        findBrowser: () => null,
        now: () => NOW,
      }),
    },
  });
}

async function aCitedClaim(
  db: Db,
  {
    url = site.url('/bridge'),
    quote = QUOTE,
    text,
  }: { url?: string; quote?: string; text?: string } = {},
) {
  const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
  const ben = await anActor(db, { roles: ['checker'], newsroomId: ana.newsroomId, name: 'Ben' });
  const round = await aRound(db, { reviewers: [ana, ben], ...(text !== undefined && { text }) });
  const citationId = uuidv7();
  const citations: CreateAnnotationInput['citations'] = [
    { id: citationId, source: 'The council', url, quote },
  ];
  const claim = await anAnnotation(db, ana, round, text ?? 'Turnout was 62 percent', {
    claimText: 'Turnout was 62 percent',
    citations,
  });
  const ask = (actor: Actor, now = NOW) =>
    as(
      db,
      actor,
      (context) => askCapture({ annotationId: claim.id, citationId, id: uuidv7() }, context),
      now,
    );
  const evidence = (actor: Actor) => as(db, actor, (context) => getEvidence(claim.id, context));
  const capture = (actor: Actor, id: string) => as(db, actor, (context) => getCapture(id, context));
  return { ana, ben, round, claim, citationId, ask, evidence, capture };
}

describe('a capture', () => {
  test('is asked for, taken, held against the quotation, and taken again as another', async ({
    db,
    databaseUrl,
  }) => {
    shutUntil = 'June';
    const { ana, ask, evidence, capture } = await aCitedClaim(db);
    const first = await ask(ana);
    expect(first.state).toBe('waiting');
    expect((await ask(ana)).id).toBe(first.id);

    await work(db, databaseUrl);
    const [seen] = (await evidence(ana)).citations;
    expect(seen?.captures).toMatchObject([{ id: first.id, state: 'done', title: 'The bridge' }]);
    expect(seen?.quoteCheck).toMatchObject({ captureId: first.id, verdict: 'verbatim' });
    expect(seen?.link?.state).toBe('alive');
    const taken = await capture(ana, first.id);
    expect(taken).toMatchObject({ askedBy: 'Ana', since: null, status: 200 });
    const file = await as(db, ana, (context) =>
      getCapturePart({ captureId: first.id, part: 'page' }, store, context),
    );
    expect(Buffer.from(file.body as Uint8Array).toString()).toContain(QUOTE);

    shutUntil = 'July';
    const second = await ask(ana, new Date(NOW.getTime() + 86_400_000));
    expect(second.id).not.toBe(first.id);
    await work(db, databaseUrl);
    const again = await capture(ana, second.id);
    expect(again.since?.captureId).toBe(first.id);
    expect(again.since?.parts.filter(({ op }) => op !== 'same')).toEqual([
      { op: 'delete', text: 'June' },
      { op: 'insert', text: 'July' },
    ]);
    expect((await capture(ana, first.id)).text).toContain('June');
    expect((await capture(ana, first.id)).later).toEqual([second.id]);
  }, 120_000);

  test('says why it failed, and is then as fixed as any other', async ({ db, databaseUrl }) => {
    const { ana, ask, evidence } = await aCitedClaim(db, { url: site.url('/gone') });
    const { id } = await ask(ana);
    await work(db, databaseUrl);
    const [seen] = (await evidence(ana)).citations;
    expect(seen?.captures).toMatchObject([{ id, state: 'failed' }]);
    expect(seen?.captures[0]?.failure).toContain('no page at this address (404)');
    const change = (sql: string) => asSystem(db, 'verify', (tx) => tx.$executeRawUnsafe(sql));
    await expect(change('UPDATE capture SET failure = failure')).rejects.toThrow(/never changed/);
    await expect(change('DELETE FROM capture')).rejects.toThrow(/never changed/);
  }, 60_000);

  test('may be a file, whose words are read', async ({ db, databaseUrl }) => {
    const { ana, claim, citationId, evidence } = await aCitedClaim(db);
    const said = '"We will spend more than 40 million on it," said the mayor.';
    const words = aPdf({ pages: [['Minutes of the council.'], [said]] });
    const file = await receiveFile(new File([new Uint8Array(words)], '../minutes.pdf'), store);
    expect(file).toMatchObject({ mediaType: 'application/pdf', fileName: 'minutes.pdf' });
    await as(db, ana, (context) =>
      uploadEvidence({ annotationId: claim.id, citationId, ...file }, context),
    );
    await work(db, databaseUrl);
    const [seen] = (await evidence(ana)).citations;
    expect(seen?.captures[0]).toMatchObject({ kind: 'file', state: 'done' });
    expect(seen?.captures[0]?.parts.map(({ kind }) => kind)).toEqual(['text', 'file']);
    expect(seen?.quoteCheck).toMatchObject({
      verdict: 'changed',
      missing: ['not'],
      pages: [2, 2],
    });
  }, 60_000);

  test('is held against what the passage itself quotes', async ({ db, databaseUrl }) => {
    const text = 'The mayor said “we will spend more than 40 million on it” and left.';
    const { ana, ask, evidence } = await aCitedClaim(db, { quote: '', text });
    expect((await evidence(ana)).quotations).toEqual([]);
    const { id } = await ask(ana);
    await work(db, databaseUrl);
    const { quotations, citations } = await evidence(ana);
    expect(citations[0]?.quoteCheck).toBeNull();
    expect(quotations).toMatchObject([
      { said: 'we will spend more than 40 million on it', captureId: id, verdict: 'trimmed' },
    ]);
  }, 60_000);

  test('is hidden from everyone else while the round is blind, by the policy and by the database', async ({
    db,
  }) => {
    const { ana, ben, round, ask, capture, evidence } = await aCitedClaim(db);
    const { id } = await ask(ana);
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId: ana.newsroomId });
    const count = (actor: Actor) =>
      as(
        db,
        actor,
        ({ tx }) =>
          tx.$queryRaw<{ n: number }[]>`
          SELECT (SELECT count(*) FROM capture)::int + (SELECT count(*) FROM event WHERE type = 'capture.asked')::int AS n`,
      ).then(([row]) => row?.n);

    await expect(capture(ana, id)).resolves.toMatchObject({ id });
    expect(await count(ana)).toBe(2);
    for (const other of [ben, head]) {
      await expect(capture(other, id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(evidence(other)).rejects.toMatchObject({ code: 'not_found' });
      expect(await count(other)).toBe(0);
    }

    // The control: with row-level security off, the same query has it.
    await asSystem(db, 'verify', (tx) =>
      tx.$executeRawUnsafe('ALTER TABLE capture DISABLE ROW LEVEL SECURITY'),
    );
    expect(await count(ben)).toBe(1);
    await asSystem(db, 'verify', (tx) =>
      tx.$executeRawUnsafe('ALTER TABLE capture ENABLE ROW LEVEL SECURITY'),
    );

    await asSystem(db, 'verify', (tx) =>
      tx.reviewRound.update({ where: { id: round.id }, data: { phase: 'comparison' } }),
    );
    await expect(capture(ben, id)).resolves.toMatchObject({ id });
  });
});

describe('a file handed over', () => {
  test.each([
    ['a program', 'MZ\u0000\u0000', 'tool.exe'],
    ['an archive', 'PK\u0003\u0004', 'all.zip'],
    ['an empty one', '', 'empty.txt'],
  ])('is refused where it is %s', async (_, bytes, name) => {
    await expect(receiveFile(new File([bytes], name), store)).rejects.toMatchObject({
      code: 'import_failed',
    });
  });
});
