import { describe, expect, test } from 'vitest';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { aDesk, anAnnotation, aShelf, REVIEWER_OF_DESK } from '@/lib/testing/desk';

import { createDeskActions } from './actions';
import type { Outcome, Send } from './outbox-types';
import { createDeskStore, type DeskRecord } from './store';

const NOW = '2025-03-11T10:00:00.000Z';

function aTarget(start: number, end: number) {
  return {
    quote: { type: 'TextQuoteSelector', exact: 'let down', prefix: '', suffix: '' },
    position: {
      type: 'TextPositionSelector',
      start: start as AnnotationView['start'],
      end: end as AnnotationView['end'],
    },
  } as const;
}

/** A server that never answers, unless it is given answers. */
function aServer(): { send: Send; answers: ((outcome: Outcome) => void)[] } {
  const answers: ((outcome: Outcome) => void)[] = [];
  return { send: () => new Promise((resolve) => answers.push(resolve)), answers };
}

let keys = 0;

function open(desk: DeskRecord, shelf = aShelf()) {
  const server = aServer();
  const store = createDeskStore(desk, {
    send: server.send,
    shelf,
    newId: () => `key-${(keys += 1)}`,
    now: () => NOW,
    schedule: () => () => undefined,
    person: REVIEWER_OF_DESK,
  });
  let ids = 0;
  const actions = createDeskActions(store, () => {
    ids += 1;
    return `018f0000-0000-7000-8000-${String(ids).padStart(12, '0')}`;
  });
  return { store, actions, shelf, server };
}

const first = anAnnotation({ id: 'a', start: 0, end: 5 });
const second = anAnnotation({ id: 'b', start: 20, end: 30 });

describe('the state of the desk', () => {
  test('shows a new mark at once, in its place in the text', () => {
    const { store, actions } = open(aDesk([first, second]));
    const id = actions.mark(aTarget(8, 12), { verdict: 'disputed' });
    expect(store.getState().annotations.map((annotation) => annotation.id)).toEqual(['a', id, 'b']);
    expect(store.find(id)).toMatchObject({ verdict: 'disputed', claimText: 'let down' });
    expect(store.getState().unsaved).toBe(1);
  });

  test('leaves claims that did not change as the objects they were', () => {
    const { store, actions } = open(aDesk([first, second]));
    const before = store.find('b');
    actions.edit('a', { verdict: 'supported' }, 'Verdict changed');
    expect(store.find('a')?.verdict).toBe('supported');
    expect(store.find('b')).toBe(before);
  });

  test('takes the server’s word for what it saved', async () => {
    const { store, actions, server } = open(aDesk([first]));
    actions.edit('a', { claimText: 'mine ' }, 'Claim reworded');
    server.answers[0]?.({
      ok: true,
      answer: { annotation: { ...first, claimText: 'mine', version: 2 } },
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(store.find('a')?.claimText).toBe('mine');
    expect(store.getState()).toMatchObject({ unsaved: 0, savedAt: NOW });
  });

  test('takes back and does again one act after the other', () => {
    const { store, actions } = open(aDesk([first]));
    actions.edit('a', { verdict: 'supported' }, 'Verdict changed');
    actions.edit('a', { verdict: 'disputed' }, 'Verdict changed');
    actions.undo();
    expect(store.find('a')?.verdict).toBe('supported');
    actions.undo();
    expect(store.find('a')?.verdict).toBeNull();
    expect(actions.undo()).toBeNull();
    actions.redo();
    actions.redo();
    expect(store.find('a')?.verdict).toBe('disputed');
    expect(actions.redo()).toBeNull();
  });

  test('takes back a stretch of typing as one act', () => {
    const { store, actions } = open(aDesk([first]));
    actions.type('a', { claimText: 'n' }, 'Claim reworded');
    actions.type('a', { claimText: 'ne' }, 'Claim reworded');
    actions.type('a', { claimText: 'new' }, 'Claim reworded');
    actions.undo();
    expect(store.find('a')?.claimText).toBe('was');
  });

  test('brings a deleted claim back as it was', () => {
    const { store, actions } = open(aDesk([first]));
    const bringBack = actions.remove('a');
    expect(store.find('a')).toBeNull();
    bringBack();
    expect(store.find('a')).toEqual(first);
    expect(actions.undo()).toBeNull();
  });

  test('keeps what was not saved through a reload, once', async () => {
    const before = open(aDesk([first]));
    const id = before.actions.mark(aTarget(8, 12));
    before.actions.type('a', { claimText: 'typed' }, 'Claim reworded');

    const after = open(aDesk([first]), before.shelf);
    expect(after.store.find('a')?.claimText).toBe('was');
    await after.store.recover();
    await after.store.recover();
    expect(after.store.find('a')?.claimText).toBe('typed');
    expect(after.store.find(id)).not.toBeNull();
    expect(after.store.getState().unsaved).toBe(2);
  });

  test('does not send a mark again that had arrived before the reload', async () => {
    const before = open(aDesk([]));
    const id = before.actions.mark(aTarget(8, 12));
    const after = open(aDesk([anAnnotation({ id, start: 8, end: 12 })]), before.shelf);
    await after.store.recover();
    expect(after.store.getState().unsaved).toBe(0);
  });

  test('holds back what comes after the round was closed, until a person lets it go', async () => {
    const before = open(aDesk([first]));
    before.actions.edit('a', { verdict: 'supported' }, 'Verdict changed');
    const desk = aDesk([first]);
    const after = open({ ...desk, may: { ...desk.may, annotate: false } }, before.shelf);
    await after.store.recover();
    const { heldBack, unsaved, annotations } = after.store.getState();
    expect(heldBack).toMatchObject([
      { write: { kind: 'update', patch: { verdict: 'supported' } } },
    ]);
    expect(unsaved).toBe(0);
    expect(annotations[0]?.verdict).toBeNull();
    expect(await after.shelf.takeOver()).toHaveLength(1);

    after.store.late.discard(heldBack[0]?.id ?? '');
    expect(after.store.getState().heldBack).toEqual([]);
    expect(await after.shelf.takeOver()).toEqual([]);
  });

  test('marks sentences as holding nothing to check, and takes it back', () => {
    const { store, actions } = open(aDesk([]));
    actions.cover([{ start: 0, end: 10 }], true);
    expect(store.getState().coverageMarks).toHaveLength(1);
    actions.undo();
    expect(store.getState().coverageMarks).toHaveLength(0);
  });

  test('says that a claim is queried as soon as it is asked about', () => {
    const { store, actions } = open(aDesk([first]));
    actions.ask('a', 'Who said so?');
    expect(store.find('a')?.checkStatus).toBe('queried');
    expect(store.getState().queries).toMatchObject([
      { annotationId: 'a', state: 'open', messages: [{ body: 'Who said so?' }] },
    ]);
  });
});
