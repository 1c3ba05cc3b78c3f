/** Whatever becomes of the connection, the tab and the server: each write happens once, in order. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { anAnnotation, aShelf } from '@/lib/testing/desk';

import { guardedSend } from './guarded-send';
import { createOutbox } from './outbox';
import type { Outcome, Send } from './outbox-types';
import { type DeskWrite, keyOf } from './writes';

/** What becomes of a request: it arrives, or it is lost on the way there or on the way back. */
type Fate = 'arrives' | 'request lost' | 'answer lost' | 'tab crashes';
const aFate = fc.constantFrom<Fate>('arrives', 'request lost', 'answer lost', 'tab crashes');

const LANES = ['a', 'b', 'c'];

/** An answer to a query and the word of a second reader in turn: what is said is said once. */
function writeOf(annotationId: string, text: string): DeskWrite {
  return Number(text) % 2 === 0
    ? { kind: 'answer', annotationId, queryId: 'q', messageId: text, text }
    : {
        ...{ kind: 'second_reading', annotationId, readingId: text },
        ...{ agrees: false, note: text, seenVersion: 1 },
      };
}

function textOf(write: DeskWrite): string {
  if (write.kind === 'answer') return write.text;
  return write.kind === 'second_reading' ? write.note : '';
}

/** A server that does each key once, where it is told to remember them. */
function aServer({ remembersKeys }: { remembersKeys: boolean }) {
  const done: { lane: string; text: string }[] = [];
  const answers = new Map<string, Outcome>();
  const versions = new Map<string, number>();
  return {
    done,
    take(write: Parameters<Send>[0], key: string): Outcome {
      const known = answers.get(key);
      if (known !== undefined && remembersKeys) return known;
      const lane = keyOf(write);
      const version = (versions.get(lane) ?? 1) + 1;
      versions.set(lane, version);
      done.push({ lane, text: textOf(write) });
      const outcome: Outcome = {
        ok: true,
        answer: { annotation: anAnnotation({ id: lane, version }) },
      };
      answers.set(key, outcome);
      return outcome;
    },
  };
}

async function replay(
  writes: readonly number[],
  fates: readonly Fate[],
  server: ReturnType<typeof aServer>,
): Promise<void> {
  const shelf = aShelf();
  let at = 0;
  let ids = 0;
  function visit() {
    let timers: (() => void)[] = [];
    let isGone = false;
    const outbox = createOutbox({
      send: (write, _version, { idempotencyKey }) => {
        const fate = isGone ? 'request lost' : (fates[at] ?? 'arrives');
        at += 1;
        if (fate === 'tab crashes') isGone = true;
        if (fate === 'request lost') return Promise.resolve({ ok: false, problem: null });
        const outcome = server.take(write, idempotencyKey);
        if (fate === 'tab crashes') return new Promise(() => undefined);
        return Promise.resolve(fate === 'arrives' ? outcome : { ok: false, problem: null });
      },
      schedule: (run) => {
        timers.push(run);
        return () => {
          timers = timers.filter((timer) => timer !== run);
        };
      },
      newId: () => `key-${(ids += 1)}`,
      phase: () => 'open',
      personId: 'ana',
      onAnswer: () => undefined,
      onCurrent: () => undefined,
      onChange: () => undefined,
      onKeep: (kept) => isGone || shelf.keep(kept),
      onDrop: (id) => isGone || shelf.drop(id),
      onJoined: () => undefined,
    });
    return {
      outbox,
      isGone: () => isGone,
      settle: async () => {
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
        const due = timers;
        timers = [];
        for (const run of due) run();
      },
    };
  }

  let desk = visit();
  for (const [index, lane] of writes.entries()) {
    while (desk.isGone()) {
      desk = visit();
      desk.outbox.resume(await shelf.takeOver());
    }
    desk.outbox.add(writeOf(LANES[lane] ?? 'a', `${index}`));
    await desk.settle();
  }
  for (let round = 0; round < 200; round += 1) {
    while (desk.isGone()) {
      desk = visit();
      desk.outbox.resume(await shelf.takeOver());
    }
    await desk.settle();
    if (desk.outbox.all().length === 0 && !desk.isGone()) return;
  }
}

const theWrites = fc.array(fc.integer({ min: 0, max: LANES.length - 1 }), { maxLength: 12 });
const theFates = fc.array(aFate, { maxLength: 30 });

describe('writes on their way', () => {
  property.prop([theWrites, theFates])(
    'happen once and in order, through cuts and crashes',
    async (writes, fates) => {
      const server = aServer({ remembersKeys: true });
      await replay(writes, fates, server);
      for (const [index, lane] of LANES.entries()) {
        const meant = writes.flatMap((one, at) => (one === index ? [`${at}`] : []));
        expect(server.done.filter((one) => one.lane === lane).map(({ text }) => text)).toEqual(
          meant,
        );
      }
    },
  );

  test('happen twice where the server does not know the key again', async () => {
    const server = aServer({ remembersKeys: false });
    await replay([0], ['answer lost'], server);
    expect(server.done).toHaveLength(2);
  });
});

describe('work that waited for a connection', () => {
  const write = { kind: 'delete', annotationId: 'a' } as const;
  const options = { keepalive: false, idempotencyKey: 'k', phase: 'open' } as const;
  const LOST: Outcome = { ok: false, problem: null };

  function aGuard(phase: 'open' | 'adjudicated', answers: Outcome[]) {
    const sent: unknown[] = [];
    const send = guardedSend({
      send: (one) => {
        sent.push(one);
        return Promise.resolve(answers.shift() ?? { ok: true, answer: {} });
      },
      readPhase: () => Promise.resolve(phase),
    });
    return { send, sent };
  }

  test('is not slipped into a round that was closed meanwhile', async () => {
    const { send, sent } = aGuard('adjudicated', [LOST]);
    await send(write, 1, options);
    expect(await send(write, 1, options)).toMatchObject({ problem: { code: 'round_closed' } });
    expect(sent).toHaveLength(1);
  });

  test('is sent while the round is open, and as a correction where it was meant as one', async () => {
    const open = aGuard('open', [LOST]);
    await open.send(write, 1, options);
    expect(await open.send(write, 1, options)).toMatchObject({ ok: true });
    const meant = aGuard('adjudicated', [LOST]);
    await meant.send(write, 1, { ...options, phase: 'adjudicated' });
    expect(await meant.send(write, 1, { ...options, phase: 'adjudicated' })).toMatchObject({
      ok: true,
    });
  });
});
