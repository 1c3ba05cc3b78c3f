/**
 * Unsent work on this machine: what a person wrote stands in the browser's database
 * until the server has acknowledged it, through a reload, a crash, a closed tab.
 *
 * Each open desk answers for its own writes, and holds a lock for as long as it is
 * there. What a desk left behind that is gone is taken over by one other.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import { LEGACY_PREFIX, readLegacy } from './legacy-writes';
import type { KeptWrite } from './outbox-types';
import type { DeskWrite } from './writes';

/** The work that a shelf is for. */
type Work = { userId: string; roundId: string; title: string };

type Row = KeptWrite &
  Work & {
    /** The order in which writes of one desk were made; a clock may go back. */
    place: number;
    /** Which open desk answers for it. */
    desk: string;
  };

type Schema = DBSchema & {
  writes: { key: string; value: Row; indexes: { work: [string, string]; person: string } };
};

/** Which desks are open in this browser, as its locks tell. */
export type OpenDesks = {
  /** Returns what ends the hold. */
  hold: (desk: string) => () => void;
  all: () => Promise<ReadonlySet<string>>;
  /** One of all tabs at a time. */
  alone: <T>(run: () => Promise<T>) => Promise<T>;
};

export type Shelf = {
  /** What was left behind for this work; from now on this desk answers for it. */
  takeOver: () => Promise<readonly KeptWrite[]>;
  keep: (kept: KeptWrite) => void;
  drop: (id: string) => void;
  /** Once everything said so far stands in the database. */
  settled: () => Promise<void>;
  /** Let others take over what is still here. */
  leave: () => Promise<void>;
};

export type UnsentWork = Work & { count: number };

const NAME = 'obelus';
const FORMAT = 1;

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, FORMAT, {
    upgrade(db) {
      const store = db.createObjectStore('writes', { keyPath: 'id' });
      store.createIndex('work', ['userId', 'roundId']);
      store.createIndex('person', 'userId');
    },
    // Another edition of the program wants the database: this page has to let go of it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

async function withDatabase<T>(run: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    return await run(db);
  } finally {
    db.close();
  }
}

type ShelfDependencies = {
  openDesks: OpenDesks;
  newId: () => string;
  /** The browser does not keep it: forbidden, or full. */
  onTrouble: (error: unknown) => void;
  legacy?: Storage | null;
};

export function createShelf(work: Work, deps: ShelfDependencies): Shelf {
  const desk = deps.newId();
  let release: (() => void) | null = null;
  let place = 0;
  /** What the database has not been told yet; null takes out. */
  let waiting = new Map<string, KeptWrite | null>();
  const places = new Map<string, number>();
  let database: Promise<IDBPDatabase<Schema>> | null = null;
  /** One after another; nothing is written before it is known what was there. */
  let begin: () => void = () => undefined;
  let line: Promise<void> = new Promise((resolve) => {
    begin = resolve;
  });

  function inLine(run: (db: IDBPDatabase<Schema>) => Promise<void>): Promise<void> {
    line = line.then(async () => {
      try {
        await run(await (database ??= open()));
      } catch (error) {
        database = null;
        deps.onTrouble(error);
      }
    });
    return line;
  }

  async function write(db: IDBPDatabase<Schema>): Promise<void> {
    const now = waiting;
    if (now.size === 0) return;
    waiting = new Map();
    const tx = db.transaction('writes', 'readwrite');
    await Promise.all([
      ...[...now].map(([id, kept]) =>
        kept === null
          ? tx.store.delete(id)
          : tx.store.put({ ...kept, ...work, desk, place: placeOf(id) }),
      ),
      tx.done,
    ]);
  }

  function placeOf(id: string): number {
    const known = places.get(id);
    if (known !== undefined) return known;
    place += 1;
    places.set(id, place);
    return place;
  }

  async function takeOver(db: IDBPDatabase<Schema>): Promise<KeptWrite[]> {
    await takeLegacy(db, deps.legacy ?? null, deps.newId);
    return deps.openDesks.alone(async () => {
      const held = await deps.openDesks.all();
      const tx = db.transaction('writes', 'readwrite');
      const rows = await tx.store.index('work').getAll([work.userId, work.roundId]);
      const left = rows.filter((row) => row.desk === desk || !held.has(row.desk)).sort(inOrder);
      for (const row of left) {
        places.set(row.id, row.place);
        place = Math.max(place, row.place);
        await tx.store.put({ ...row, desk });
      }
      await tx.done;
      return left.map(({ id, write: kept, version, isTried, phase }) => ({
        ...{ id, write: kept, version, isTried, phase },
      }));
    });
  }

  return {
    async takeOver() {
      release ??= deps.openDesks.hold(desk);
      begin();
      let found: readonly KeptWrite[] = [];
      await inLine(async (db) => {
        found = await takeOver(db);
      });
      return found;
    },
    keep(kept) {
      waiting.set(kept.id, { ...kept });
      void inLine(write);
    },
    drop(id) {
      waiting.set(id, null);
      void inLine(write);
    },
    settled: () => inLine(write),
    async leave() {
      await inLine(write);
      release?.();
      release = null;
      (await database)?.close();
      database = null;
    },
  };
}

function inOrder(a: Row, b: Row): number {
  return a.place - b.place;
}

/** What an earlier edition of the program kept in another place. */
async function takeLegacy(
  db: IDBPDatabase<Schema>,
  storage: Storage | null,
  newId: () => string,
): Promise<void> {
  if (storage === null) return;
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  for (const name of names.filter((one) => one.startsWith(LEGACY_PREFIX))) {
    const [roundId = '', userId = ''] = name.slice(LEGACY_PREFIX.length).split('.');
    const tx = db.transaction('writes', 'readwrite');
    const rows = readLegacy(storage.getItem(name)).map((write: DeskWrite, at): Row => ({
      ...{ id: newId(), write, version: null, isTried: true, phase: 'open' },
      ...{ userId, roundId, title: '', desk: '', place: at - 1_000_000 },
    }));
    await Promise.all([...rows.map((row) => tx.store.put(row)), tx.done]);
    storage.removeItem(name);
  }
}

/** What of a person's work has not been sent, by round. */
export async function listUnsent(userId: string): Promise<readonly UnsentWork[]> {
  const rows = await withDatabase((db) => db.getAllFromIndex('writes', 'person', userId));
  const byRound = new Map<string, UnsentWork>();
  for (const { roundId, title } of rows) {
    const known = byRound.get(roundId);
    byRound.set(roundId, { userId, roundId, title, count: (known?.count ?? 0) + 1 });
  }
  return [...byRound.values()];
}

/** Let go of everything a person has not sent. */
export async function discardUnsent(userId: string): Promise<void> {
  await withDatabase(async (db) => {
    const tx = db.transaction('writes', 'readwrite');
    const ids = await tx.store.index('person').getAllKeys(userId);
    await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done]);
  });
}
