import 'fake-indexeddb/auto';

import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';

import type { KeptWrite } from './outbox-types';
import { createShelf, discardUnsent, listUnsent, type OpenDesks } from './shelf';

const ANA = 'ana';
const work = { userId: ANA, roundId: 'round', title: 'Reservoir lowered' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

let ids = 0;
const newId = () => `id-${(ids += 1)}`;

function aWrite(id: string, claimText = id): KeptWrite {
  const write = { kind: 'update', annotationId: 'a', patch: { claimText }, before: {} } as const;
  return { id, write, version: 3, isTried: false, phase: 'open' };
}

/** A browser whose tabs can be closed: their locks end with them. */
function aBrowser() {
  const held = new Set<string>();
  let line = Promise.resolve();
  const openDesks: OpenDesks = {
    hold: (desk) => {
      held.add(desk);
      return () => held.delete(desk);
    },
    all: () => Promise.resolve(new Set(held)),
    alone: async (run) => {
      const before = line;
      let end: () => void = () => undefined;
      line = new Promise((resolve) => {
        end = resolve;
      });
      await before;
      try {
        return await run();
      } finally {
        end();
      }
    },
  };
  const troubles: unknown[] = [];
  return {
    open: (of = work, legacy: Storage | null = null) =>
      createShelf(of, { openDesks, newId, onTrouble: (error) => troubles.push(error), legacy }),
    /** As a crash does: nothing is told to anyone. */
    crash: () => held.clear(),
    troubles,
  };
}

const idsOf = (kept: readonly KeptWrite[]) => kept.map(({ id }) => id);

describe('unsent work', () => {
  test('outlives the tab, in order, under the keys it was sent with', async () => {
    const browser = aBrowser();
    const before = browser.open();
    await before.takeOver();
    for (const id of ['w3', 'w1', 'w2']) before.keep(aWrite(id));
    before.keep({ ...aWrite('w1', 'typed on'), isTried: true });
    before.drop('w2');
    await before.settled();
    browser.crash();

    expect(await browser.open().takeOver()).toEqual([
      aWrite('w3'),
      { ...aWrite('w1', 'typed on'), isTried: true },
    ]);
    expect(browser.troubles).toEqual([]);
  });

  test('goes to one of two tabs that come back at once', async () => {
    const browser = aBrowser();
    const before = browser.open();
    await before.takeOver();
    before.keep(aWrite('w1'));
    await before.settled();
    browser.crash();

    const tabs = [browser.open(), browser.open(), browser.open()];
    const found = await Promise.all(tabs.map((tab) => tab.takeOver()));
    expect(found.flatMap(idsOf)).toEqual(['w1']);
  });

  test('stays with its tab while that is open, and is given away when it leaves', async () => {
    const browser = aBrowser();
    const open = browser.open();
    await open.takeOver();
    open.keep(aWrite('w1'));
    await open.settled();
    expect(await browser.open().takeOver()).toEqual([]);

    await open.leave();
    expect(idsOf(await browser.open().takeOver())).toEqual(['w1']);
  });

  test('keeps its order after writes of a later visit, whatever the clock says', async () => {
    const browser = aBrowser();
    for (const id of ['z', 'm', 'a']) {
      const visit = browser.open();
      await visit.takeOver();
      visit.keep(aWrite(id));
      await visit.settled();
      browser.crash();
    }
    expect(idsOf(await browser.open().takeOver())).toEqual(['z', 'm', 'a']);
  });

  test('is of one person and one round; it is counted by round and let go by person', async () => {
    const browser = aBrowser();
    for (const of of [
      work,
      { ...work, roundId: 'other', title: 'Harbor' },
      { ...work, userId: 'ben' },
    ]) {
      const shelf = browser.open(of);
      await shelf.takeOver();
      shelf.keep(aWrite(newId()));
      await shelf.leave();
    }
    expect(await listUnsent(ANA)).toEqual(
      expect.arrayContaining([
        { userId: ANA, roundId: 'round', title: 'Reservoir lowered', count: 1 },
        { userId: ANA, roundId: 'other', title: 'Harbor', count: 1 },
      ]),
    );
    await discardUnsent(ANA);
    expect(await listUnsent(ANA)).toEqual([]);
    expect(await listUnsent('ben')).toHaveLength(1);
  });

  test('of an earlier edition of the program is taken over once', async () => {
    const browser = aBrowser();
    const texts = new Map([
      [
        `obelus.desk.round.${ANA}`,
        JSON.stringify({ format: 1, writes: [aWrite('w').write, { kind: 'unheard of' }] }),
      ],
    ]);
    const storage = {
      get length() {
        return texts.size;
      },
      key: (at: number) => [...texts.keys()][at] ?? null,
      getItem: (name: string) => texts.get(name) ?? null,
      removeItem: (name: string) => void texts.delete(name),
    } as unknown as Storage;
    const first = await browser.open(work, storage).takeOver();
    expect(first.map(({ write }) => write)).toEqual([aWrite('w').write]);
    expect(texts.size).toBe(0);
    browser.crash();
    expect(await browser.open(work, storage).takeOver()).toEqual(first);
  });

  test('that a browser does not keep is said', async () => {
    const browser = aBrowser();
    const shelf = browser.open();
    globalThis.indexedDB = {
      open: () => {
        throw new Error('The quota is used up');
      },
    } as unknown as IDBFactory;
    expect(await shelf.takeOver()).toEqual([]);
    shelf.keep(aWrite('w1'));
    await shelf.settled();
    expect(browser.troubles.length).toBeGreaterThan(0);
  });
});
