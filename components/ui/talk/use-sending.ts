'use client';

import { useState } from 'react';

import type { Problem } from '@/lib/contracts/problem';

type Answer = { ok: true } | { ok: false; problem: Problem | null };

/** One write from a small form: what was typed stays there until the server has it. */
export function useSending() {
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** @returns whether it arrived. */
  async function send(write: () => Promise<Answer>): Promise<boolean> {
    setBusy(true);
    setError(null);
    const result = await write();
    setBusy(false);
    if (result.ok) return true;
    setError(
      result.problem?.detail ?? 'The server did not answer. Your words are still here: try again.',
    );
    return false;
  }

  return { error, isBusy, send };
}
