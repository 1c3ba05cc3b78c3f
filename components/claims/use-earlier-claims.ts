'use client';

import { useEffect, useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { EarlierClaim } from '@/lib/contracts/search';

/** Whoever types on is not asked for yet. */
const PAUSE_MS = 450;
/** Fewer letters say much the same as everything. */
const LEAST = 12;

/** What was decided of claims that say much the same; asked for while `isAsking`. */
export function useEarlierClaims(
  annotationId: string,
  text: string,
  isAsking: boolean,
): readonly EarlierClaim[] {
  const words = text.trim();
  const [found, setFound] = useState<readonly EarlierClaim[]>([]);
  useEffect(() => {
    if (!isAsking || words.length < LEAST) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void callLater(
        async () => (await import('@/lib/contracts/endpoints/search')).findEarlierClaims,
        { query: { text: words, not: annotationId } },
        { signal: stop.signal },
      ).then((result) => {
        // Suggestions are a help: where they cannot be had, the work goes on without.
        if (!stop.signal.aborted && result.ok) setFound(result.data.claims);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [annotationId, words, isAsking]);
  return words.length < LEAST ? [] : found;
}
