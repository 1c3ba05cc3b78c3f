import { createHash } from 'node:crypto';

import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, expectTypeOf, test } from 'vitest';

import type { JsonObject } from '../shared/json';
import {
  type ChainHead,
  type EventFacts,
  FIRST_PREV_HASH,
  hashInput,
  linkEvent,
  verifyChain,
} from './event-chain';
import type { EventPayloads, NewsroomEvent } from './event-types';

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function rehashed(event: EventFacts): EventFacts {
  return { ...event, hash: sha256(hashInput(event)) };
}

function chainOf(types: readonly string[], chainId = 'chain'): EventFacts[] {
  const chain: EventFacts[] = [];
  let head: ChainHead | null = null;
  for (const [at, type] of types.entries()) {
    const event = linkEvent(
      head,
      {
        chainId,
        newsroomId: 'daily',
        articleId: 'article',
        roundId: null,
        ownerId: null,
        actorId: 'ana',
        type,
        payload: { at, note: 'é 🗳' },
        occurredAt: '2025-03-01T12:00:00.000Z',
      },
      sha256,
    );
    chain.push(event);
    head = event;
  }
  return chain;
}

function headOf(chain: readonly EventFacts[]): ChainHead | null {
  return chain.at(-1) ?? null;
}

const types = fc.array(fc.constantFrom('round.created', 'annotation.created', 'query.asked'), {
  minLength: 3,
  maxLength: 12,
});
/** A chain and the place of one of its events. */
const chainAndPlace = types
  .map((names) => chainOf(names))
  .chain((chain) =>
    fc.record({ chain: fc.constant(chain), at: fc.nat({ max: chain.length - 1 }) }),
  );

const CHANGES: Record<keyof EventFacts, unknown> = {
  chainId: 'other',
  rev: 99,
  newsroomId: 'weekly',
  articleId: null,
  roundId: 'round',
  ownerId: 'ben',
  actorId: null,
  type: 'round.closed',
  payload: { at: 0, note: 'altered' },
  occurredAt: '2025-03-01T12:00:00.001Z',
  prevHash: 'f'.repeat(64),
  hash: 'f'.repeat(64),
};
const field = fc.constantFrom(...(Object.keys(CHANGES) as (keyof EventFacts)[]));

describe('laws', () => {
  property.prop([types])('a chain as it was written is intact', (names) => {
    const chain = chainOf(names);
    expect(verifyChain(chain, sha256, { noted: headOf(chain) })).toMatchObject({
      status: 'intact',
      head: { rev: names.length },
    });
  });

  property.prop([chainAndPlace, field])('any altered field is found', ({ chain, at }, name) => {
    const altered = chain.map((event, place) =>
      place === at ? { ...event, [name]: CHANGES[name] } : event,
    );
    const check = verifyChain(altered, sha256, { noted: headOf(chain) });
    expect(check.status).toBe('broken');
    if (check.status === 'broken') expect(check.rev).toBeLessThanOrEqual(at + 1);
  });

  property.prop([chainAndPlace, field])(
    'an altered event whose hash was taken again is found by the next link or the head',
    ({ chain, at }, name) => {
      fc.pre(name !== 'hash');
      const altered = chain.map((event, place) =>
        place === at ? rehashed({ ...event, [name]: CHANGES[name] }) : event,
      );
      expect(verifyChain(altered, sha256, { noted: headOf(chain) }).status).toBe('broken');
    },
  );

  property.prop([chainAndPlace])('a deleted event is found', ({ chain, at }) => {
    const deleted = chain.toSpliced(at, 1);
    const check = verifyChain(deleted, sha256, { noted: headOf(chain) });
    expect(check).toMatchObject({
      status: 'broken',
      rev: at + 1,
      fault: at === chain.length - 1 ? 'cut_off' : 'missing',
    });
  });

  property.prop([chainAndPlace])('an inserted event is found', ({ chain, at }) => {
    const forged = rehashed({ ...(chain[at] ?? fail()), type: 'query.closed' });
    const check = verifyChain(chain.toSpliced(at, 0, forged), sha256, { noted: headOf(chain) });
    expect(check.status).toBe('broken');
  });

  property.prop([chainAndPlace, fc.nat({ max: 11 })])(
    'two swapped events are found',
    ({ chain, at }, other) => {
      const to = other % chain.length;
      fc.pre(to !== at);
      const swapped = chain.with(at, chain[to] ?? fail()).with(to, chain[at] ?? fail());
      expect(verifyChain(swapped, sha256).status).toBe('broken');
    },
  );

  property.prop([chainAndPlace])(
    'two events with their numbers and links exchanged are found',
    ({ chain, at }) => {
      fc.pre(at > 0);
      const [a, b] = [chain[at - 1] ?? fail(), chain[at] ?? fail()];
      const relabelled = chain
        .with(at - 1, rehashed({ ...b, rev: a.rev, prevHash: a.prevHash, type: 'round.closed' }))
        .with(at, rehashed({ ...a, rev: b.rev, prevHash: b.prevHash }));
      expect(verifyChain(relabelled, sha256, { noted: headOf(chain) }).status).toBe('broken');
    },
  );

  property.prop([chainAndPlace])(
    'a chain written anew from some event on is found by a noted head',
    ({ chain, at }) => {
      const anew = chainOf(chain.map(({ type }, place) => (place < at ? type : 'report.exported')));
      expect(verifyChain(anew, sha256)).toMatchObject({ status: 'intact' });
      expect(verifyChain(anew, sha256, { noted: headOf(chain) })).toMatchObject({
        status: 'broken',
        fault: 'head_differs',
      });
    },
  );

  property.prop([chainAndPlace])(
    'a chain checked in parts is as good as whole',
    ({ chain, at }) => {
      const first = verifyChain(chain.slice(0, at), sha256);
      if (first.status === 'broken') return fail();
      expect(verifyChain(chain.slice(at), sha256, { after: first.head })).toEqual(
        verifyChain(chain, sha256),
      );
    },
  );
});

describe('a broken link is named', () => {
  const chain = chainOf(['round.created', 'annotation.created', 'query.asked', 'query.closed']);
  const noted = headOf(chain);
  const [first, second, third] = chain;

  test('an altered payload', () => {
    const payload: JsonObject = { at: 1, note: 'something else' };
    const altered = chain.with(1, { ...(second ?? fail()), payload });
    expect(verifyChain(altered, sha256)).toEqual({
      status: 'broken',
      rev: 2,
      fault: 'altered',
      detail: 'Event 2 (annotation.created) is not what was recorded: its hash differs.',
    });
  });

  test('a payload that JSON cannot carry', () => {
    const payload = { at: NaN };
    const altered = chain.with(1, { ...(second ?? fail()), payload });
    expect(verifyChain(altered, sha256)).toMatchObject({ rev: 2, fault: 'altered' });
  });

  test('a missing event', () => {
    expect(verifyChain(chain.toSpliced(1, 1), sha256)).toEqual({
      status: 'broken',
      rev: 2,
      fault: 'missing',
      detail: 'Event 2 is missing: event 3 stands in its place.',
    });
  });

  test('an event that stands twice', () => {
    const doubled = chain.toSpliced(1, 0, first ?? fail());
    expect(verifyChain(doubled, sha256)).toMatchObject({ rev: 1, fault: 'misplaced' });
  });

  test('an event that follows another than the one before it', () => {
    const relinked = rehashed({ ...(third ?? fail()), prevHash: first?.hash ?? '' });
    expect(verifyChain(chain.with(2, relinked), sha256)).toMatchObject({
      rev: 3,
      fault: 'wrong_prev',
    });
  });

  test('an event of another chain', () => {
    const strange = rehashed({ ...(third ?? fail()), chainId: 'other' });
    expect(verifyChain(chain.with(2, strange), sha256)).toMatchObject({
      rev: 3,
      fault: 'other_chain',
    });
  });

  test('an end that was cut off, which only a noted head shows', () => {
    const cut = chain.slice(0, 2);
    expect(verifyChain(cut, sha256)).toMatchObject({ status: 'intact' });
    expect(verifyChain(cut, sha256, { noted })).toEqual({
      status: 'broken',
      rev: 3,
      fault: 'cut_off',
      detail: 'The chain ends at event 2, but event 4 was noted as its head.',
    });
  });

  test('a chain that has grown since its head was noted is intact', () => {
    expect(verifyChain(chain, sha256, { noted: second })).toMatchObject({ status: 'intact' });
  });

  test('an empty chain is intact, unless a head was noted', () => {
    expect(verifyChain([], sha256)).toEqual({ status: 'intact', head: null });
    expect(verifyChain([], sha256, { noted })).toMatchObject({ fault: 'cut_off', rev: 1 });
  });

  test('the first event follows nothing', () => {
    expect(first).toMatchObject({ rev: 1, prevHash: FIRST_PREV_HASH });
  });
});

test('every payload is something a chain can hold', () => {
  expectTypeOf<EventPayloads[keyof EventPayloads]>().toExtend<JsonObject>();
  expectTypeOf<NewsroomEvent['type']>().toEqualTypeOf<keyof EventPayloads>();
});

function fail(): never {
  throw new Error('The chain is shorter than the test expects');
}
