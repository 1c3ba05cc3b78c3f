/**
 * Reads what has changed, one reading at a time: the first change is read at once, and
 * those that come while it is read are the next reading together.
 */
export type BurstReader = {
  /** Something changed: these ids, none in particular, or anything. */
  note: (ids: readonly string[] | 'all') => void;
  close: () => void;
};

export type BurstReaderDependencies = {
  /** Null reads everything. False: it did not work, or is outdated already, and is read again. */
  read: (ids: readonly string[] | null) => Promise<boolean>;
  schedule: (run: () => void, delayMs: number) => () => void;
  /** More ids than this are read as everything. */
  most: number;
};

const RETRY_MS = 1_000;

export function createBurstReader({ read, schedule, most }: BurstReaderDependencies): BurstReader {
  let wanted: Set<string> | 'all' | null = null;
  let isReading = false;
  let isOver = false;
  let cancelTimer: () => void = () => undefined;

  function want(ids: readonly string[] | 'all'): void {
    if (wanted === 'all') return;
    if (ids === 'all') wanted = 'all';
    else {
      const joined = new Set([...(wanted ?? []), ...ids]);
      wanted = joined.size > most ? 'all' : joined;
    }
  }

  async function pump(): Promise<void> {
    if (isReading || isOver || wanted === null) return;
    const now = wanted;
    wanted = null;
    isReading = true;
    cancelTimer();
    const isRead = await read(now === 'all' ? null : [...now]).catch(() => false);
    isReading = false;
    if (isRead) {
      void pump();
      return;
    }
    want(now === 'all' ? 'all' : [...now]);
    cancelTimer = schedule(() => void pump(), RETRY_MS);
  }

  return {
    note(ids) {
      want(ids);
      void pump();
    },
    close() {
      isOver = true;
      cancelTimer();
    },
  };
}
