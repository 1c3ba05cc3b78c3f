import 'server-only';

import { Client } from 'pg';

/**
 * Tells streams that an article's chain has grown. It carries nothing: whoever is
 * rung reads the rows.
 *
 * One connection for the whole process listens to PostgreSQL. What it misses while
 * it is away is found by a look at the numbers of the articles every few seconds,
 * so a lost ring delays and never loses.
 */
export type Doorbell = {
  /** Rings for one article until the returned function is called. */
  listen: (articleId: string, ring: () => void) => () => void;
  /** Rings for every article; null where it is not known which, as after a lost connection. */
  listenToAll: (ring: (articleId: string | null) => void) => () => void;
  /** Rings for one person: their notifications are others than before. */
  listenFor: (userId: string, ring: () => void) => () => void;
  /** What is said in passing and kept nowhere, as it was sent. */
  hear: (listen: (words: string) => void) => void;
  close: () => Promise<void>;
};

export type DoorbellDependencies = {
  /** Not through a pooler: LISTEN belongs to one connection. */
  url: string;
  /** The numbers of the last events of these articles. */
  readRevs: (articleIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  onError: (error: unknown) => void;
  /** In [0, 1): so that processes do not come back all at once. */
  random: () => number;
  pollMs?: number;
};

const CHANNEL = 'obelus_article';
export const PRESENCE_CHANNEL = 'obelus_presence';
const BELL_CHANNEL = 'obelus_notice';
const POLL_MS = 5_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;

export function createDoorbell(deps: DoorbellDependencies): Doorbell {
  const rings = new Map<string, Set<() => void>>();
  const bells = new Map<string, Set<() => void>>();
  const revs = new Map<string, number>();
  const ringsForAll = new Set<(articleId: string | null) => void>();
  const listeners = new Set<(words: string) => void>();
  let client: Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let poll: NodeJS.Timeout | null = null;
  let attempts = 0;
  let isClosed = false;

  function ring(articleId: string): void {
    for (const one of rings.get(articleId) ?? []) one();
    for (const one of ringsForAll) one(articleId);
  }

  function ringAll(): void {
    for (const those of rings.values()) for (const one of those) one();
    for (const one of ringsForAll) one(null);
    for (const those of bells.values()) for (const one of those) one();
  }

  function begin(): void {
    if (isClosed || poll !== null) return;
    plan();
    void connect();
  }

  async function connect(): Promise<void> {
    const next = new Client({
      connectionString: deps.url,
      keepAlive: true,
      application_name: 'obelus live',
      connectionTimeoutMillis: 5_000,
    });
    client = next;
    next.on('notification', ({ channel, payload = '' }) => {
      if (channel === CHANNEL) ring(payload);
      else if (channel === BELL_CHANNEL) for (const one of bells.get(payload) ?? []) one();
      else for (const listen of listeners) listen(payload);
    });
    next.on('error', (error) => lose(next, error));
    next.on('end', () => lose(next, null));
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}; LISTEN ${PRESENCE_CHANNEL}; LISTEN ${BELL_CHANNEL}`);
      attempts = 0;
      // What was appended while nobody listened.
      ringAll();
    } catch (error) {
      lose(next, error);
    }
  }

  function lose(lost: Client, error: unknown): void {
    if (client !== lost) return;
    client = null;
    if (error !== null && !isClosed) deps.onError(error);
    void lost.end().catch(() => undefined);
    if (isClosed) return;
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
    attempts += 1;
    retry = setTimeout(() => void connect(), delayMs * (0.5 + deps.random() / 2));
    retry.unref();
  }

  async function look(): Promise<void> {
    // What LISTEN missed is found here; whoever follows all looks for themselves.
    if (client === null) for (const one of ringsForAll) one(null);
    if (rings.size > 0 || ringsForAll.size > 0) {
      try {
        const found = await deps.readRevs([...rings.keys()]);
        for (const [articleId, rev] of found) {
          const before = revs.get(articleId);
          if (!rings.has(articleId)) continue;
          revs.set(articleId, rev);
          if (before !== rev) ring(articleId);
        }
        // A connection that looks open and is dead does not answer.
        await answers(client);
      } catch (error) {
        if (!isClosed) deps.onError(error);
      }
    }
    plan();
  }

  async function answers(asked: Client | null): Promise<void> {
    if (asked === null) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('LISTEN connection does not answer')), POLL_MS);
    });
    try {
      await Promise.race([asked.query('SELECT 1'), late]);
    } catch (error) {
      lose(asked, error);
    } finally {
      clearTimeout(timer);
    }
  }

  function plan(): void {
    if (isClosed) return;
    poll = setTimeout(() => void look(), deps.pollMs ?? POLL_MS);
    poll.unref();
  }

  return {
    listen(articleId, one) {
      begin();
      const those = rings.get(articleId) ?? new Set();
      those.add(one);
      rings.set(articleId, those);
      return () => {
        those.delete(one);
        if (those.size > 0 || rings.get(articleId) !== those) return;
        rings.delete(articleId);
        revs.delete(articleId);
      };
    },

    listenToAll(one) {
      begin();
      ringsForAll.add(one);
      return () => {
        ringsForAll.delete(one);
      };
    },

    listenFor(userId, one) {
      begin();
      const those = bells.get(userId) ?? new Set();
      those.add(one);
      bells.set(userId, those);
      return () => {
        those.delete(one);
        if (those.size === 0 && bells.get(userId) === those) bells.delete(userId);
      };
    },

    hear(listen) {
      listeners.add(listen);
    },

    async close() {
      isClosed = true;
      if (retry !== null) clearTimeout(retry);
      if (poll !== null) clearTimeout(poll);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
