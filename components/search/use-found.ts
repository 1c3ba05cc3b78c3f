'use client';

import { useEffect, useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { SearchHit } from '@/lib/contracts/search';

/** Whoever types on is not asked for yet. */
const PAUSE_MS = 160;
const SHOWN = 8;

type Found = { asked: string; hits: readonly SearchHit[]; state: 'found' | 'failed' };

/** What is found for a text that is being typed. Old results stay until new ones are there. */
export function useFound(text: string): {
  hits: readonly SearchHit[];
  state: 'waiting' | 'found' | 'failed';
} {
  const asked = text.trim();
  const [found, setFound] = useState<Found>({ asked: '', hits: [], state: 'found' });
  useEffect(() => {
    if (asked === '') return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void callLater(
        async () => (await import('@/lib/contracts/endpoints/search')).search,
        { query: { q: asked, limit: SHOWN } },
        { signal: stop.signal },
      ).then((result) => {
        if (stop.signal.aborted) return;
        setFound(
          result.ok
            ? { asked, hits: result.data.hits, state: 'found' }
            : { asked, hits: [], state: 'failed' },
        );
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
  if (asked === '') return { hits: [], state: 'waiting' };
  return { hits: found.hits, state: found.asked === asked ? found.state : 'waiting' };
}
