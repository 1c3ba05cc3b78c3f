import { describe, expect, test } from 'vitest';

import type { PresentPerson } from '@/lib/contracts/presence';

import { createPresence, type Whereabouts } from './presence';

const ID = (digit: number) => `018f0000-0000-7000-8000-00000000000${digit}`;
const somewhere = (start: number): Whereabouts => ({
  annotationId: null,
  start,
  end: start + 1,
  writes: null,
});

function aPerson(userId: string): PresentPerson {
  return {
    ...{ userId, name: 'Ben', reviewerIndex: 1, role: 'checker', roundId: ID(9) },
    ...{ annotationId: null, start: null, end: null, writes: null },
  };
}

const aFrame = (...people: PresentPerson[]) => ({
  id: null,
  event: 'presence',
  data: JSON.stringify({ people }),
});

function aPage() {
  const said: { start: number | null | undefined; isLeaving: boolean }[] = [];
  const seen: string[][] = [];
  let timer: { run: () => void; delayMs: number } | null = null;
  const presence = createPresence({
    say: ({ start }, isLeaving) => said.push({ start, isLeaving }),
    schedule: (run, delayMs) => {
      timer = { run, delayMs };
      return () => {
        timer = null;
      };
    },
    onPeople: (people) => seen.push(people.map(({ userId }) => userId)),
    random: () => 0.5,
  });
  const pass = () => {
    const due = timer;
    timer = null;
    due?.run();
    return due?.delayMs ?? null;
  };
  return { presence, said, seen, pass, next: () => timer?.delayMs ?? null };
}

describe('presence', () => {
  test('is told where reading comes to rest, then again and again, and at the end', () => {
    const { presence, said, pass } = aPage();
    presence.at(somewhere(1));
    presence.at(somewhere(2));
    expect(pass()).toBe(250);
    expect(pass()).toBe(10_000);
    presence.leave();
    expect(said).toEqual([
      { start: 2, isLeaving: false },
      { start: 2, isLeaving: false },
      { start: 2, isLeaving: true },
    ]);
    expect(pass()).toBeNull();
  });

  test('answers whoever has just come, who has heard of nobody yet', () => {
    const { presence, seen, pass, next } = aPage();
    presence.at(somewhere(1));
    pass();
    presence.onFrame(aFrame(aPerson(ID(1))));
    expect(pass()).toBe(500);
    presence.onFrame(aFrame(aPerson(ID(1))));
    expect(next()).toBe(10_000);
    expect(seen).toEqual([[ID(1)], [ID(1)]]);
  });

  test('of others is forgotten while the stream is cut', () => {
    const { presence, seen } = aPage();
    presence.onFrame(aFrame(aPerson(ID(1))));
    presence.forget();
    expect(seen.at(-1)).toEqual([]);
  });
});
