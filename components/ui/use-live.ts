'use client';

import { useEffect, useState } from 'react';

import type { LiveStatus } from '@/lib/client/live/connection';
import type { StreamFrame } from '@/lib/contracts/event-stream';
import { NEWSROOM } from '@/lib/contracts/followed';

import { useNewest } from './use-newest';

/** How long a page that nobody looks at stays connected. It catches up when it is looked at. */
const HIDDEN_MS = 60_000;

/**
 * Follows an article, or the newsroom, for as long as the page is open and looked at.
 *
 * @param drawnAt Where the record stood when the page was drawn; without it the page
 *   hears a `start` first, and reads what it shows afresh.
 */
export function useLive(
  articleId: string | null,
  onFrame: (frame: StreamFrame) => void,
  drawnAt: string | null = null,
): LiveStatus {
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const hear = useNewest(onFrame);
  // Where the page stands: it goes on from there when it is looked at again.
  const [last] = useState(() => ({ of: articleId, after: drawnAt }));

  useEffect(() => {
    let stop: (() => void) | null = null;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function start() {
      // Comes after the text, which is read without it.
      const { followInBrowser } = await import('@/lib/client/live/browser-live');
      if (isOver || stop !== null) return;
      if (last.of !== articleId) Object.assign(last, { of: articleId, after: null });
      const live = followInBrowser(
        { of: articleId ?? NEWSROOM, after: last.after },
        {
          onFrame: (frame) => {
            if (frame.id !== null) last.after = frame.id;
            hear(frame);
          },
          onStatus: setStatus,
        },
      );
      const retry = () => live.retryNow();
      window.addEventListener('online', retry);
      stop = () => {
        window.removeEventListener('online', retry);
        live.close();
        stop = null;
      };
    }
    function look() {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') void start().catch(() => undefined);
      else timer = setTimeout(() => stop?.(), HIDDEN_MS);
    }
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      stop?.();
    };
  }, [articleId, hear, last]);

  return status;
}
