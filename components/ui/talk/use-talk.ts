'use client';

import { useCallback, useEffect, useState } from 'react';

import { callLater } from '@/lib/client/call';
import { listenToTalk } from '@/lib/client/live/talk-news';
import type { TalkView } from '@/lib/contracts/talk';

/** A walk over the claims by keyboard reads nothing on the way. */
const RESTS_MS = 150;

const loadEndpoint = () =>
  import('@/lib/contracts/endpoints/talk').then((module) => module.getTalk);

export type Talk = {
  /** Null until it is read, and where nothing can be read. */
  view: TalkView | null;
  /** Read it again, after a change of one's own. */
  read: () => void;
};

/** What is said on one claim, kept as the server has it. */
export function useTalk(annotationId: string): Talk {
  const [read, setRead] = useState<{ id: string; view: TalkView } | null>(null);
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((count) => count + 1), []);

  useEffect(
    () =>
      listenToTalk((changed) => {
        if (changed === null || changed === annotationId) again();
      }),
    [annotationId, again],
  );

  useEffect(() => {
    const waiting = new AbortController();
    const timer = setTimeout(
      () => {
        void callLater(loadEndpoint, { params: { annotationId } }, { signal: waiting.signal }).then(
          (result) => {
            if (result.ok && !waiting.signal.aborted)
              setRead({ id: annotationId, view: result.data });
          },
        );
      },
      asked === 0 ? RESTS_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      waiting.abort();
    };
  }, [annotationId, asked]);

  return { view: read?.id === annotationId ? read.view : null, read: again };
}
