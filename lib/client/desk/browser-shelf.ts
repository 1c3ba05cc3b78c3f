/** Unsent work in this browser: its database, its locks, and the way there when it is wanted. */
import { newId } from '../new-id';
import type { OpenDesks, Shelf } from './shelf';

const loadShelf = () => import('./shelf');

const NAME = 'obelus.desk.';
const ALONE = 'obelus.unsent';

/** Locks need a page that was fetched safely. Without them, each desk takes what it finds. */
function browserDesks(): OpenDesks {
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  if (locks === undefined) {
    return {
      hold: () => () => undefined,
      all: () => Promise.resolve(new Set<string>()),
      alone: (run) => run(),
    };
  }
  return {
    hold(desk) {
      const over = new AbortController();
      void locks
        .request(
          `${NAME}${desk}`,
          { signal: over.signal },
          () =>
            new Promise<void>((end) => {
              over.signal.addEventListener('abort', () => end());
            }),
        )
        .catch(() => undefined);
      return () => over.abort();
    },
    async all() {
      const { held = [], pending = [] } = await locks.query();
      const names = [...held, ...pending].map(({ name = '' }) => name);
      return new Set(
        names.filter((name) => name.startsWith(NAME)).map((name) => name.slice(NAME.length)),
      );
    },
    alone: async (run) => await locks.request(ALONE, run),
  };
}

/** The shelf of one person's work on one round; its code comes after the text. */
export function browserShelf(
  work: { userId: string; roundId: string; title: string },
  onTrouble: () => void,
): Shelf {
  let shelf: Promise<Shelf> | null = null;
  const get = () =>
    (shelf ??= loadShelf().then(
      ({ createShelf }) =>
        createShelf(work, { openDesks: browserDesks(), newId, onTrouble, legacy: localStorage }),
      (error: unknown) => {
        // Its code did not come: the next that is to be kept asks for it again.
        shelf = null;
        throw error;
      },
    ));
  const later = (run: (made: Shelf) => void) => void get().then(run).catch(onTrouble);
  return {
    takeOver: () =>
      get()
        .then((made) => made.takeOver())
        .catch(() => {
          onTrouble();
          return [];
        }),
    // What it is now, not what it will be when the code has come.
    keep: (kept) => {
      const now = { ...kept };
      later((made) => made.keep(now));
    },
    drop: (id) => later((made) => made.drop(id)),
    settled: () => get().then((made) => made.settled()),
    leave: () => get().then((made) => made.leave()),
  };
}
