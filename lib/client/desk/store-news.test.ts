/** What others change arrives on a desk on which somebody works. */
import { describe, expect, test } from 'vitest';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { aDesk, anAnnotation, aShelf, REVIEWER_OF_DESK } from '@/lib/testing/desk';
import { aCitation } from '@/lib/testing/marks';

import { createDeskActions } from './actions';
import type { Outcome } from './outbox-types';
import { createDeskStore, type DeskNews } from './store';
import type { DeskWrite } from './writes';

let keys = 0;

const OTHER = '018f0000-0000-7000-8000-0000000000ff';
const first = anAnnotation({ id: 'a', start: 0, end: 5, version: 3 });
const theirs = (change: Partial<Omit<AnnotationView, 'start' | 'end'>>) =>
  anAnnotation({ id: 'a', start: 0, end: 5, version: 4, updatedById: OTHER, ...change });

function open(annotations: readonly AnnotationView[] = [first]) {
  const sent: { write: DeskWrite; version: number | null; answer: (outcome: Outcome) => void }[] =
    [];
  const store = createDeskStore(aDesk(annotations), {
    send: (write, version) =>
      new Promise((answer) => {
        sent.push({ write, version, answer });
      }),
    shelf: aShelf(),
    newId: () => `key-${(keys += 1)}`,
    now: () => '2025-03-11T10:00:00.000Z',
    schedule: () => () => undefined,
    person: REVIEWER_OF_DESK,
  });
  let ids = 0;
  const actions = createDeskActions(store, () => `new-${(ids += 1)}`);
  const news = (change: Partial<DeskNews>, before = store.answers()) =>
    store.merge({ annotations: [], gone: [], queries: [], coverageMarks: [], ...change }, before);
  return { store, actions, sent, news };
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('news of a claim', () => {
  test('is shown, and the next change here is made on it', () => {
    const { store, actions, sent, news } = open();
    news({ annotations: [theirs({ verdict: 'supported' })] });
    expect(store.find('a')?.verdict).toBe('supported');
    actions.edit('a', { priority: 'high' }, 'Priority changed');
    expect(sent[0]?.version).toBe(4);
  });

  test('leaves what is typed and not yet saved as it is, and lets the server measure it', async () => {
    const { store, actions, sent, news } = open();
    actions.type('a', { claimText: 'what I type' }, 'Claim reworded');
    news({ annotations: [theirs({ claimText: 'what they wrote', verdict: 'supported' })] });
    expect(store.find('a')?.claimText).toBe('what I type');

    store.outbox.flush();
    expect(sent[0]?.version).toBe(3);
    const current = theirs({ claimText: 'what they wrote', verdict: 'supported' });
    sent[0]?.answer({
      ok: false,
      problem: {
        type: 'about:blank',
        title: 'stale_version',
        status: 412,
        code: 'stale_version',
        detail: '',
        requestId: '',
        current,
      },
    });
    await settle();
    expect(store.getState().lanes.get('a')).toMatchObject({
      status: 'conflict',
      conflict: { fields: ['claimText'], current: { claimText: 'what they wrote' } },
    });
    expect(store.find('a')).toMatchObject({ claimText: 'what I type', verdict: 'supported' });
  });

  test('waits while the claim is written on, between two stretches of typing too', async () => {
    const { store, actions, sent, news } = open();
    store.hold('a', 'part');
    actions.type('a', { claimText: 'mine' }, 'Claim reworded');
    store.outbox.flush();
    sent[0]?.answer({
      ok: true,
      answer: { annotation: { ...first, claimText: 'mine', version: 4 } },
    });
    await settle();
    news({ annotations: [theirs({ claimText: 'theirs', version: 5 })] });
    actions.type('a', { claimText: 'mine, more' }, 'Claim reworded');
    store.outbox.flush();
    // Made on the version that was seen: the server answers 412 and the person sees both.
    expect(sent[1]).toMatchObject({ version: 4, write: { before: { claimText: 'mine' } } });
  });

  test('is shown when the writing ends without a word', () => {
    const { store, news } = open();
    store.hold('a', 'part');
    news({ annotations: [theirs({ claimText: 'theirs' })] });
    expect(store.find('a')?.claimText).toBe('was');
    store.release('part');
    expect(store.find('a')?.claimText).toBe('theirs');
  });

  test('that is older than an answer changes nothing', async () => {
    const { store, actions, sent, news } = open();
    actions.edit('a', { verdict: 'disputed' }, 'Verdict changed');
    sent[0]?.answer({ ok: true, answer: { annotation: theirs({ verdict: 'disputed' }) } });
    await settle();
    news({ annotations: [first] });
    expect(store.find('a')?.verdict).toBe('disputed');
  });

  test('brings new claims and takes deleted ones away, but none with unsaved work', () => {
    const { store, actions, news } = open();
    news({ annotations: [anAnnotation({ id: 'b', start: 8, end: 9 })] });
    expect(store.getState().annotations.map(({ id }) => id)).toEqual(['a', 'b']);
    actions.type('a', { claimText: 'not saved' }, 'Claim reworded');
    news({ gone: ['a', 'b'] });
    expect(store.getState().annotations.map(({ id }) => id)).toEqual(['a']);
    expect(store.find('a')?.claimText).toBe('not saved');
  });

  test('does not bring back what was just deleted here', async () => {
    const { store, actions, sent, news } = open();
    actions.remove('a');
    sent[0]?.answer({ ok: true, answer: {} });
    await settle();
    news({ annotations: [first] });
    expect(store.find('a')).toBeNull();
    // The control: somebody restored it.
    news({ annotations: [theirs({ version: 5 })] });
    expect(store.find('a')).not.toBeNull();
  });
});

describe('undo', () => {
  async function edited() {
    const opened = open();
    opened.actions.edit('a', { verdict: 'disputed', priority: 'high' }, 'Verdict changed');
    opened.sent[0]?.answer({
      ok: true,
      answer: { annotation: { ...first, verdict: 'disputed', priority: 'high', version: 4 } },
    });
    await settle();
    return opened;
  }

  test('takes back one’s own fields after somebody else changed another', async () => {
    const { store, actions, news } = await edited();
    const mine = { verdict: 'disputed', priority: 'high' } as const;
    news({ annotations: [theirs({ ...mine, claimText: 'theirs', version: 5 })] });
    expect(actions.undo()).toEqual({ label: 'Verdict changed', isOvertaken: false });
    expect(store.find('a')).toMatchObject({
      verdict: null,
      priority: 'medium',
      claimText: 'theirs',
    });
  });

  test('leaves a field that somebody else has changed since, and says so', async () => {
    const { store, actions, news } = await edited();
    news({ annotations: [theirs({ verdict: 'supported', priority: 'high', version: 5 })] });
    expect(actions.undo()).toEqual({ label: 'Verdict changed', isOvertaken: true });
    expect(store.find('a')).toMatchObject({ verdict: 'supported', priority: 'medium' });
  });

  test('leaves a mark that somebody else has worked on since', async () => {
    const { store, actions, sent, news } = open([]);
    const id = actions.mark({
      quote: { type: 'TextQuoteSelector', exact: 'let down', prefix: '', suffix: '' },
      position: {
        type: 'TextPositionSelector',
        start: first.start,
        end: first.end,
      },
    });
    sent[0]?.answer({ ok: true, answer: { annotation: { ...first, id, version: 1 } } });
    await settle();
    news({ annotations: [{ ...first, id, version: 2, updatedById: OTHER, verdict: 'supported' }] });
    expect(actions.undo()).toEqual({ label: 'Claim marked', isOvertaken: true });
    expect(store.find(id)?.verdict).toBe('supported');
  });

  test('leaves a citation that somebody else has changed since', async () => {
    const { store, actions, sent, news } = open();
    const { id: _id, ...fields } = aCitation({ id: 'c', source: 'Port office' });
    actions.cite('a', fields);
    const [cited] = store.find('a')?.citations ?? [];
    if (cited === undefined) throw new Error('The citation is there at once');
    sent[0]?.answer({
      ok: true,
      answer: { annotation: { ...first, version: 4, citations: [cited] } },
    });
    await settle();
    const changed = { ...cited, source: 'Harbor office' };
    news({ annotations: [theirs({ version: 5, citations: [changed] })] });
    expect(actions.undo()).toEqual({ label: 'Citation added', isOvertaken: true });
    expect(store.find('a')?.citations).toEqual([changed]);
  });
});
