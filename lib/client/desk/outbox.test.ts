import { describe, expect, test } from 'vitest';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Problem } from '@/lib/contracts/problem';

import { anAnnotation } from '@/lib/testing/desk';
import { aCitation } from '@/lib/testing/marks';

import { createOutbox } from './outbox';
import type { KeptWrite, Outcome } from './outbox-types';
import type { DeskWrite, Patch } from './writes';

const ID = anAnnotation({}).id;

function anUpdate(patch: Patch, before: Patch = {}): DeskWrite {
  return { kind: 'update', annotationId: ID, patch, before };
}

function aProblem(code: Problem['code'], status: number, current?: AnnotationView): Outcome {
  return {
    ok: false,
    problem: {
      type: 'about:blank',
      title: code,
      status,
      code,
      detail: 'No.',
      requestId: 'r',
      ...(current !== undefined && { current }),
    },
  };
}

/** An outbox whose server answers when the test says so, and whose clock the test moves. */
function anOutbox() {
  const sent: {
    write: DeskWrite;
    version: number | null;
    key: string;
    answer: (outcome: Outcome) => void;
  }[] = [];
  const kept = new Map<string, KeptWrite>();
  const joined: string[] = [];
  let ids = 0;
  let timers: (() => void)[] = [];
  const outbox = createOutbox({
    send: (write, version, { idempotencyKey: key }) =>
      new Promise((resolve) => {
        sent.push({ write, version, key, answer: resolve });
      }),
    schedule: (run) => {
      timers.push(run);
      return () => {
        timers = timers.filter((timer) => timer !== run);
      };
    },
    onAnswer: () => undefined,
    onCurrent: () => undefined,
    onChange: () => undefined,
    newId: () => `key-${(ids += 1)}`,
    personId: anAnnotation({}).reviewerId,
    phase: () => 'open',
    onKeep: (one) => kept.set(one.id, { ...one }),
    onDrop: (id) => kept.delete(id),
    onJoined: (_, fields) => joined.push(...fields),
  });
  outbox.setVersion(ID, 1);
  return {
    outbox,
    sent,
    kept,
    joined,
    runTimers: () => {
      const due = timers;
      timers = [];
      for (const run of due) run();
    },
    answer: async (outcome: Outcome) => {
      sent.at(-1)?.answer(outcome);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const accepted = (version: number): Outcome => ({
  ok: true,
  answer: { annotation: anAnnotation({ version }) },
});

describe('outbox', () => {
  test('sends one write of a claim after another, each on the newest version', async () => {
    const { outbox, sent, answer } = anOutbox();
    outbox.add(anUpdate({ verdict: 'disputed' }));
    outbox.add({ kind: 'delete', annotationId: ID });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.version).toBe(1);

    await answer(accepted(2));
    expect(sent[1]?.write.kind).toBe('delete');
    expect(sent[1]?.version).toBe(2);
  });

  test('joins keystrokes into one write and waits for the last of them', () => {
    const { outbox, sent, runTimers } = anOutbox();
    outbox.add(anUpdate({ claimText: 'a' }, { claimText: '' }), 800);
    outbox.add(anUpdate({ claimText: 'ab' }, { claimText: 'a' }), 800);
    expect(sent).toHaveLength(0);

    runTimers();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.write).toMatchObject({
      patch: { claimText: 'ab' },
      before: { claimText: '' },
    });
  });

  test('does not change a write that is on its way', () => {
    const { outbox, sent } = anOutbox();
    outbox.add(anUpdate({ claimText: 'a' }));
    outbox.add(anUpdate({ claimText: 'ab' }));
    expect(sent[0]?.write).toMatchObject({ patch: { claimText: 'a' } });
    expect(outbox.all()).toHaveLength(2);
  });

  test('keeps a write through a lost connection and sends it again', async () => {
    const { outbox, sent, answer, runTimers } = anOutbox();
    outbox.add(anUpdate({ verdict: 'disputed' }));
    await answer({ ok: false, problem: null });
    expect(outbox.stateOf(ID)).toEqual({ status: 'unreachable' });
    expect(outbox.all()).toHaveLength(1);

    runTimers();
    await answer(accepted(2));
    expect(sent).toHaveLength(2);
    expect(outbox.all()).toHaveLength(0);
    expect(outbox.stateOf(ID)).toBeNull();
  });

  test('keeps what was refused until a person decides', async () => {
    const { outbox, sent, answer } = anOutbox();
    outbox.add(anUpdate({ verdict: 'disputed' }));
    await answer(aProblem('round_closed', 409));
    expect(outbox.stateOf(ID)?.status).toBe('refused');
    outbox.add(anUpdate({ claimText: 'typed on' }));
    expect(sent).toHaveLength(1);

    outbox.retry(ID);
    expect(sent).toHaveLength(2);
  });

  test('goes on by itself when somebody else changed another field', async () => {
    const { outbox, sent, answer } = anOutbox();
    outbox.add(anUpdate({ verdict: 'disputed' }, { verdict: null }));
    await answer(aProblem('stale_version', 412, anAnnotation({ version: 5, claimText: 'theirs' })));
    expect(sent).toHaveLength(2);
    expect(sent[1]?.version).toBe(5);
  });

  test('asks when somebody else changed the same field, and sends what the person keeps', async () => {
    const { outbox, sent, answer } = anOutbox();
    outbox.add(anUpdate({ claimText: 'mine' }, { claimText: 'was' }));
    await answer(aProblem('stale_version', 412, anAnnotation({ version: 5, claimText: 'theirs' })));
    expect(outbox.stateOf(ID)).toMatchObject({
      status: 'conflict',
      conflict: { fields: ['claimText'], current: { claimText: 'theirs' } },
    });
    expect(sent).toHaveLength(1);

    outbox.resolve(ID, 'mine');
    expect(sent[1]).toMatchObject({ version: 5, write: { patch: { claimText: 'mine' } } });
  });

  test('lets the person take the other version', async () => {
    const { outbox, sent, answer } = anOutbox();
    outbox.add(anUpdate({ claimText: 'mine' }, { claimText: 'was' }));
    await answer(aProblem('stale_version', 412, anAnnotation({ version: 5, claimText: 'theirs' })));
    outbox.resolve(ID, 'theirs');
    expect(outbox.all()).toHaveLength(0);
    expect(sent).toHaveLength(1);
  });

  test('takes a citation for saved whose answer was lost', async () => {
    const { outbox, answer } = anOutbox();
    const id = '018f0000-0000-7000-8000-0000000000c1';
    const citation = aCitation({ id, source: 'Port office' });
    outbox.add({ kind: 'add_citation', annotationId: ID, body: citation });
    await answer(
      aProblem('stale_version', 412, anAnnotation({ version: 2, citations: [citation] })),
    );
    expect(outbox.all()).toHaveLength(0);
  });

  test('sends what may have arrived again as it was, under its key, and what is typed on after it', async () => {
    const { outbox, sent, answer, runTimers, kept } = anOutbox();
    outbox.add(anUpdate({ claimText: 'a' }, { claimText: 'was' }));
    await answer({ ok: false, problem: null });
    outbox.add(anUpdate({ claimText: 'ab' }, { claimText: 'a' }));
    expect([...kept.values()].map(({ isTried }) => isTried)).toEqual([true, false]);
    runTimers();
    expect(sent[1]).toMatchObject({ key: sent[0]?.key, write: { patch: { claimText: 'a' } } });
    await answer(accepted(2));
    expect(sent[2]).toMatchObject({ version: 2, write: { patch: { claimText: 'ab' } } });
    expect(sent[2]?.key).not.toBe(sent[0]?.key);
    await answer(accepted(3));
    expect(kept.size).toBe(0);
  });

  test('joins wordings where each changed other words, under a new key, and says so', async () => {
    const { outbox, sent, answer, joined } = anOutbox();
    const was = 'The office counted 412 people on Saturday, its log says.';
    outbox.add(anUpdate({ claimText: was.replace('412', '421') }, { claimText: was }));
    const theirs = was.replace('log', 'diary');
    await answer(aProblem('stale_version', 412, anAnnotation({ version: 5, claimText: theirs })));
    expect(sent[1]).toMatchObject({
      version: 5,
      write: { patch: { claimText: 'The office counted 421 people on Saturday, its diary says.' } },
    });
    expect(sent[1]?.key).not.toBe(sent[0]?.key);
    expect(joined).toEqual(['claimText']);
  });

  test('sends what was not in question when the person takes the other version', async () => {
    const { outbox, sent, answer } = anOutbox();
    outbox.add(
      anUpdate({ claimText: 'mine', verdict: 'disputed' }, { claimText: 'was', verdict: null }),
    );
    await answer(aProblem('stale_version', 412, anAnnotation({ version: 5, claimText: 'theirs' })));
    outbox.resolve(ID, 'theirs');
    expect(sent[1]?.write).toMatchObject({ patch: { verdict: 'disputed' } });
    expect(sent[1]?.write).not.toHaveProperty('patch.claimText');
  });

  test('sends words of both, and asks again when those are changed too', async () => {
    const { outbox, sent, answer } = anOutbox();
    outbox.add(anUpdate({ claimText: 'mine' }, { claimText: 'was' }));
    await answer(aProblem('stale_version', 412, anAnnotation({ version: 5, claimText: 'theirs' })));
    outbox.resolve(ID, { claimText: 'mine and theirs' });
    expect(sent[1]?.write).toMatchObject({ patch: { claimText: 'mine and theirs' } });
    await answer(aProblem('stale_version', 412, anAnnotation({ version: 6, claimText: 'new' })));
    expect(outbox.stateOf(ID)).toMatchObject({ conflict: { current: { claimText: 'new' } } });
  });

  test('asks before it deletes what somebody else has worked on since', async () => {
    const { outbox, sent, answer } = anOutbox();
    outbox.add({ kind: 'delete', annotationId: ID });
    const current = anAnnotation({ version: 5, claimText: 'theirs', updatedById: 'somebody else' });
    await answer(aProblem('stale_version', 412, current));
    expect(outbox.stateOf(ID)).toMatchObject({ conflict: { fields: ['deletion'] } });
    outbox.resolve(ID, 'theirs');
    expect(outbox.all()).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test('asks before it writes over a citation that somebody else has changed or taken off', async () => {
    const id = '018f0000-0000-7000-8000-0000000000c1';
    const { id: _id, ...before } = aCitation({ id, source: 'Port office' });
    const body = { ...before, source: 'Port office, log' };
    const write: DeskWrite = {
      kind: 'update_citation',
      annotationId: ID,
      citationId: id,
      body,
      before,
    };

    const changed = anOutbox();
    changed.outbox.add(write);
    const theirs = aCitation({ id, source: 'Harbor office' });
    await changed.answer(
      aProblem('stale_version', 412, anAnnotation({ version: 2, citations: [theirs] })),
    );
    expect(changed.outbox.stateOf(ID)).toMatchObject({ conflict: { fields: ['citation'] } });

    const gone = anOutbox();
    gone.outbox.add(write);
    await gone.answer(aProblem('stale_version', 412, anAnnotation({ version: 2, citations: [] })));
    expect(gone.outbox.stateOf(ID)).toMatchObject({ conflict: { fields: ['citation'] } });
    gone.outbox.resolve(ID, 'mine');
    expect(gone.sent[1]?.write).toMatchObject({
      kind: 'add_citation',
      body: { source: 'Port office, log' },
    });

    const untouched = anOutbox();
    untouched.outbox.add(write);
    const same = aCitation({ id, source: 'Port office' });
    await untouched.answer(
      aProblem('stale_version', 412, anAnnotation({ version: 2, citations: [same] })),
    );
    expect(untouched.sent).toHaveLength(2);
  });
});
