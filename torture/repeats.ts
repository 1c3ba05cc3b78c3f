/**
 * Each write is sent several times at once, to several processes, with one key; of some
 * the connection is cut while they are under way. Each is done once, and every answer
 * to it is the same.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { documentFromText } from '@/lib/domain/articles/plain-text';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { uuidv7 } from '@/lib/server/new-id';

import { aPerson } from './people';
import type { Wire } from './wire';

export type RepeatPlan = {
  writes: number;
  times: number;
  /** So many writes are under way at once. */
  atOnce: number;
  /** False: sent without a key. The control. */
  withKey?: boolean;
};

export type Repeats = {
  sent: number;
  /** Connections that were cut before the answer. */
  cut: number;
  rows: number;
  /** Writes whose rows are not one. */
  notOnce: string[];
  /** Writes that were answered in two ways. */
  twoAnswers: string[];
  unexpected: string[];
};

export async function repeats(
  wire: Wire,
  db: Db,
  { writes, times, atOnce, withKey = true }: RepeatPlan,
): Promise<Repeats> {
  const person = await aPerson(db, { roles: ['editor'] });
  const found: Repeats = { sent: 0, cut: 0, rows: 0, notOnce: [], twoAnswers: [], unexpected: [] };
  // Repeats of one story would wait for one another whatever the key is.
  const titleOf = (at: number) => `Article ${at}`;

  async function once(at: number, key: string, cutAfterMs: number | null): Promise<string | null> {
    found.sent += 1;
    try {
      const response = await wire({
        method: 'POST',
        path: '/api/v1/articles',
        headers: { ...person.headers, ...(withKey && { 'idempotency-key': key }) },
        body: articleOf(titleOf(at), `Story ${at % 50}`),
        ...(cutAfterMs !== null && { signal: AbortSignal.timeout(cutAfterMs) }),
      });
      const body = await response.text();
      if (response.status === 201) return body;
      found.unexpected.push(`${titleOf(at)}: ${response.status} ${body.slice(0, 200)}`);
    } catch {
      found.cut += 1;
    }
    return null;
  }

  async function several(at: number): Promise<void> {
    const key = uuidv7();
    const answers = await Promise.all(
      Array.from({ length: times - 1 }, async (_, turn) => {
        // Of every third write two connections are cut, at any point of their way.
        const isCut = at % 3 === 0 && turn < 2;
        if (turn > 0) await sleep(Math.random() * 10);
        return once(at, key, isCut ? Math.ceil(Math.random() * 40) : null);
      }),
    );
    answers.push(await once(at, key, null));
    const told = new Set(answers.filter((answer) => answer !== null));
    if (told.size > 1) found.twoAnswers.push(titleOf(at));
  }

  // The stories first: what is tried is the article.
  for (let story = 0; story < Math.min(50, writes); story += 1) {
    await wire({
      method: 'POST',
      path: '/api/v1/stories',
      headers: person.headers,
      body: { name: `Story ${story}` },
    });
  }
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < writes) {
        next += 1;
        await several(next - 1);
      }
    }),
  );
  // A cut connection is no cut write: the server may still be at it.
  await settled(db);
  const rows = await asSystem(db, 'verify', (tx) =>
    tx.article.groupBy({
      by: ['title'],
      where: { newsroomId: person.actor.newsroomId },
      _count: true,
    }),
  );
  const byTitle = new Map(rows.map(({ title, _count }) => [title, _count]));
  for (let at = 0; at < writes; at += 1) {
    const count = byTitle.get(titleOf(at)) ?? 0;
    found.rows += count;
    if (count !== 1) found.notOnce.push(`${titleOf(at)}: ${count} rows`);
  }
  return found;
}

function articleOf(title: string, story: string) {
  return {
    story: { name: story },
    metadata: { title, outlet: '', byline: '', publishedOn: null, url: '' },
    document: documentFromText(`${title} has one sentence.`),
    source: { format: 'paste', fileName: '', sha256: 'a'.repeat(64) },
  };
}

/** Resolves once no transaction of this database is open but our own. */
async function settled(db: Db): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const [row] = await db.$queryRaw<{ open: number }[]>`
      SELECT count(*)::int AS open FROM pg_stat_activity
       WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
         AND backend_type = 'client backend'`;
    if (row?.open === 0) return;
    await sleep(50);
  }
}
