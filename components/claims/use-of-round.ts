'use client';

import { useEffect, useState } from 'react';

import type { CallResult } from '@/lib/client/call';
import type { Endpoint, EndpointResult } from '@/lib/contracts/endpoint';

/** How long an answer about a round serves for the next claim of it that is opened. */
const FRESH_MS = 15_000;

const answers = new Map<string, { at: number; answer: Promise<unknown> }>();

/**
 * Something of a whole round that one claim at a time is shown from. It is read
 * anew when `state` is another: the claim that is open, or its version. Null until
 * it is there, and where it cannot be had.
 */
export function useOfRound<E extends Endpoint>(
  load: () => Promise<CallResult<E>>,
  { name, state }: { name: string; state: string },
): [EndpointResult<E> | null, (data: EndpointResult<E>) => void, () => void] {
  const key = `${name} ${state}`;
  const [held, setHeld] = useState<{ key: string; data: EndpointResult<E> } | null>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void answerOf(name, load).then((result) => {
      if (isWanted && result.ok) setHeld({ key, data: result.data });
    });
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is loaded is named by its key
  }, [key, again]);
  return [
    held?.key === key ? held.data : null,
    (data) => {
      answers.delete(name);
      setHeld({ key, data });
    },
    () => {
      answers.delete(name);
      setAgain((count) => count + 1);
    },
  ];
}

function answerOf<E extends Endpoint>(
  name: string,
  load: () => Promise<CallResult<E>>,
): Promise<CallResult<E>> {
  const known = answers.get(name);
  if (known !== undefined && Date.now() - known.at < FRESH_MS) {
    // One name stands for one endpoint and round.
    return known.answer as Promise<CallResult<E>>;
  }
  const answer = load();
  answers.set(name, { at: Date.now(), answer });
  void answer.then((result) => {
    if (!result.ok) answers.delete(name);
  });
  return answer;
}
