'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import type { Problem } from '@/lib/contracts/problem';

const UNREACHABLE =
  'The server cannot be reached. Check the connection and try again; nothing you typed is lost.';

type Answer<T> = { ok: true; data: T } | { ok: false; problem: Problem | null };

export type WriteState = 'idle' | 'saving' | 'saved';

/**
 * One write of a settings page: whether it is under way or done, what is wrong
 * with which field, what is wrong with the whole. After success the page is read
 * anew from the server.
 */
export function useWrite() {
  const router = useRouter();
  const [state, setState] = useState<WriteState>('idle');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);

  /** The answer, or `null` where the write was refused; what was typed stays as it is. */
  async function write<T>(send: () => Promise<Answer<T>>): Promise<{ data: T } | null> {
    if (state === 'saving') return null;
    setState('saving');
    setErrors({});
    setFailure(null);
    const result = await send();
    if (result.ok) {
      setState('saved');
      router.refresh();
      return result;
    }
    setState('idle');
    const issues = result.problem?.issues ?? [];
    // Of several things wrong with a field the first is said.
    setErrors(Object.fromEntries(issues.toReversed().map(({ path, message }) => [path, message])));
    setFailure(result.problem?.detail ?? UNREACHABLE);
    return null;
  }

  /** Something was changed since: what was said of the last write no longer holds. */
  function touch() {
    if (state === 'saved') setState('idle');
    setFailure(null);
    setErrors({});
  }

  return { state, errors, failure, write, touch };
}
