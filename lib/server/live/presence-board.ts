import 'server-only';

/**
 * Who is where, as this process has heard it lately. Open pages say it every few
 * seconds; what is not said again is forgotten. Nothing of it is stored.
 */
export type Present = {
  articleId: string;
  roundId: string;
  userId: string;
  page: string;
  annotationId: string | null;
  start: number | null;
  end: number | null;
  writes: string | null;
};

export type PresenceBoard = ReturnType<typeof createPresenceBoard>;

/** A page says where it is every 10 s; two may get lost. */
const STAYS_MS = 25_000;
const SWEEP_MS = 5_000;

export function createPresenceBoard({ now }: { now: () => number }) {
  /** By article, then by page. */
  const pages = new Map<string, Map<string, { present: Present; until: number }>>();
  const rings = new Map<string, Set<() => void>>();
  let sweeping: NodeJS.Timeout | null = null;

  function ring(articleId: string): void {
    for (const one of rings.get(articleId) ?? []) one();
  }

  function sweep(): void {
    for (const [articleId, those] of pages) {
      const gone = [...those].filter(([, { until }]) => until <= now());
      for (const [page] of gone) those.delete(page);
      if (those.size === 0) pages.delete(articleId);
      if (gone.length > 0) ring(articleId);
    }
    if (pages.size > 0) return;
    if (sweeping !== null) clearInterval(sweeping);
    sweeping = null;
  }

  function start(): void {
    if (sweeping !== null) return;
    sweeping = setInterval(sweep, SWEEP_MS);
    sweeping.unref();
  }

  return {
    hear: (words: string): void => {
      const said = readPresence(words);
      if (said === null) return;
      const { present, isLeaving } = said;
      const those = pages.get(present.articleId) ?? new Map<string, never>();
      const before = those.get(present.page)?.present;
      if (isLeaving) those.delete(present.page);
      else those.set(present.page, { present, until: now() + STAYS_MS });
      pages.set(present.articleId, those);
      start();
      const isNews = isLeaving
        ? before !== undefined
        : before === undefined || writePresence(before, false) !== writePresence(present, false);
      if (isNews) ring(present.articleId);
    },

    /** Rings when somebody comes, goes or moves, until the returned function is called. */
    listen(articleId: string, one: () => void): () => void {
      const those = rings.get(articleId) ?? new Set();
      those.add(one);
      rings.set(articleId, those);
      return () => {
        those.delete(one);
        if (those.size === 0 && rings.get(articleId) === those) rings.delete(articleId);
      };
    },

    presentAt: (articleId: string): readonly Present[] =>
      [...(pages.get(articleId)?.values() ?? [])]
        .filter(({ until }) => until > now())
        .map(({ present }) => present),

    close(): void {
      if (sweeping !== null) clearInterval(sweeping);
      sweeping = null;
      pages.clear();
    },
  };
}

/** Ids in 22 characters each: what is said in passing has to stay short. */
const short = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');

function long(id: string): string {
  const hex = Buffer.from(id, 'base64url').toString('hex');
  return [8, 12, 16, 20, 32].map((end, at, ends) => hex.slice(ends[at - 1] ?? 0, end)).join('-');
}

/** At most 160 characters; PostgreSQL takes 8,000 bytes. */
export function writePresence(
  { articleId, roundId, userId, page, annotationId, start, end, writes }: Present,
  isLeaving: boolean,
): string {
  return [
    short(articleId),
    short(roundId),
    short(userId),
    short(page),
    annotationId === null ? '-' : short(annotationId),
    start ?? '-',
    end ?? '-',
    writes ?? '-',
    isLeaving ? 'left' : 'here',
  ].join(' ');
}

function readPresence(words: string): { present: Present; isLeaving: boolean } | null {
  const [articleId, roundId, userId, page, annotationId, start, end, writes, state] =
    words.split(' ');
  if (state === undefined) return null;
  const idOf = (id: string | undefined) => long(id ?? '');
  const numberOf = (text: string | undefined) =>
    text === undefined || text === '-' ? null : Number(text);
  return {
    present: {
      articleId: idOf(articleId),
      roundId: idOf(roundId),
      userId: idOf(userId),
      page: idOf(page),
      annotationId: annotationId === '-' ? null : idOf(annotationId),
      start: numberOf(start),
      end: numberOf(end),
      writes: writes === undefined || writes === '-' ? null : writes,
    },
    isLeaving: state === 'left',
  };
}
