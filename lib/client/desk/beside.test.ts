/** Notes to the adjudicator and words of second readers: on their way like every write of the desk. */
import { describe, expect, test } from 'vitest';

import type { Problem } from '@/lib/contracts/problem';
import { aDesk, anAnnotation, aShelf, REVIEWER_OF_DESK } from '@/lib/testing/desk';

import { createDeskActions } from './actions';
import type { Outcome, Send } from './outbox-types';
import { createDeskStore, type DeskRecord } from './store';

const CLAIM = anAnnotation({ id: 'a', start: 0, end: 5 });
const LOST: Outcome = { ok: false, problem: null };
const TAKEN: Outcome = { ok: true, answer: {} };
let keys = 0;

/** A desk and what it sends; each request is answered with the next outcome, and then with none. */
function open(desk: DeskRecord, outcomes: Outcome[], shelf = aShelf()) {
  const sent: { write: Parameters<Send>[0]; key: string }[] = [];
  const store = createDeskStore(desk, {
    send: (write, _version, { idempotencyKey: key }) => {
      sent.push({ write, key });
      const outcome = outcomes.shift();
      return outcome === undefined ? new Promise(() => undefined) : Promise.resolve(outcome);
    },
    shelf,
    newId: () => `key-${(keys += 1)}`,
    now: () => '2025-03-11T10:00:00.000Z',
    schedule: () => () => undefined,
    person: REVIEWER_OF_DESK,
  });
  const actions = createDeskActions(store, () => `id-${(keys += 1)}`);
  const settle = async () => {
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
  };
  return { store, actions, sent, shelf, settle };
}

function readingAlong(): DeskRecord {
  const desk = aDesk([CLAIM]);
  return { ...desk, may: { ...desk.may, annotate: false } };
}

const STALE: Problem = {
  ...{ type: 'about:blank', title: 'stale_version', status: 412, code: 'stale_version' },
  detail: 'Someone changed this claim since you read it.',
  requestId: '',
  current: { ...CLAIM, version: 2 },
};

describe('a note to the adjudicator', () => {
  test('outlives a lost connection and the page, and is sent again under its key', async () => {
    const before = open(aDesk([CLAIM]), [LOST]);
    before.actions.note('a', ' Look at page four. ');
    await before.settle();
    expect(before.store.getState().beside).toEqual([
      { kind: 'note', annotationId: 'a', body: 'Look at page four.' },
    ]);

    const after = open(aDesk([CLAIM]), [TAKEN], before.shelf);
    await after.store.recover();
    await after.settle();
    expect(after.sent).toEqual(before.sent);
    expect(after.store.getState()).toMatchObject({ beside: [], unsaved: 0 });
    expect(await after.shelf.takeOver()).toEqual([]);
  });

  test('that waits behind another becomes one with it', async () => {
    const { actions, sent, store } = open(aDesk([CLAIM]), []);
    actions.note('a', 'one');
    actions.note('a', 'two');
    actions.note('a', 'three');
    expect(sent.map(({ write }) => write)).toMatchObject([{ body: 'one' }]);
    expect(store.getState().beside.map((write) => write.kind === 'note' && write.body)).toEqual([
      'one',
      'three',
    ]);
  });

  test('that comes after the closing of the round is kept and shown, and not sent', async () => {
    const before = open(aDesk([CLAIM]), [LOST]);
    before.actions.note('a', 'Look at page four.');
    await before.settle();
    const after = open(readingAlong(), [TAKEN], before.shelf);
    await after.store.recover();
    expect(after.sent).toEqual([]);
    expect(after.store.getState().heldBack).toMatchObject([
      { write: { kind: 'note', body: 'Look at page four.' } },
    ]);
  });
});

describe('the word of a second reader', () => {
  const NO = { agrees: false, note: 'The report says 60.', seenVersion: 1 };

  test('is sent from a desk that is only read, also after a reload', async () => {
    const before = open(readingAlong(), [LOST]);
    before.actions.giveSecondReading('a', NO);
    await before.settle();
    const after = open(readingAlong(), [TAKEN], before.shelf);
    await after.store.recover();
    await after.settle();
    expect(after.sent).toEqual(before.sent);
    expect(after.sent).toMatchObject([{ write: { kind: 'second_reading', ...NO } }]);
    expect(after.store.getState()).toMatchObject({ beside: [], unsaved: 0, heldBack: [] });
  });

  test('is never given to a claim that they did not read', async () => {
    const { actions, sent, store, settle } = open(aDesk([CLAIM]), [
      { ok: false, problem: STALE },
      TAKEN,
    ]);
    actions.giveSecondReading('a', NO);
    await settle();
    // Sent once, and kept: a person says it again, or something else.
    expect(sent).toHaveLength(1);
    expect(store.getState().lanes.get('a')).toMatchObject({ status: 'refused' });
    expect(store.getState().beside).toMatchObject([{ note: 'The report says 60.' }]);

    actions.giveSecondReading('a', { agrees: true, note: '', seenVersion: 2 });
    await settle();
    expect(sent.at(-1)?.write).toMatchObject({ agrees: true, seenVersion: 2 });
    expect(store.getState()).toMatchObject({ beside: [], unsaved: 0 });
  });
});
