'use client';

import { useState } from 'react';

import type { Problem } from '@/lib/contracts/problem';

export type SavingProblem = {
  words: string;
  /** What was worked on has been overtaken: to try the same again is no use. */
  isStale: boolean;
};

type Answer<Data> = { ok: true; data: Data } | { ok: false; problem: Problem | null };

type SavingOptions<Data> = {
  send: () => Promise<Answer<Data>>;
  /** What is saved is left; until the next page is there, nothing can be pressed again. */
  onSaved: (data: Data) => void | Promise<void>;
  /** Said when the server was not reached. */
  unanswered: string;
  /** Problems that say so. */
  staleCodes?: readonly Problem['code'][];
};

/** One write from a screen that is left when it succeeds, and stands with a reason when not. */
export function useSaving() {
  const [problem, setProblem] = useState<SavingProblem | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function save<Data>({ send, onSaved, unanswered, staleCodes = [] }: SavingOptions<Data>) {
    setBusy(true);
    setProblem(null);
    const result = await send();
    if (result.ok) {
      await onSaved(result.data);
      return;
    }
    setBusy(false);
    setProblem({
      words: result.problem?.detail ?? unanswered,
      isStale: result.problem !== null && staleCodes.includes(result.problem.code),
    });
  }

  return { isBusy, problem, setProblem, save };
}
