'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

import type { StreamFrame } from '@/lib/contracts/event-stream';

import { LiveStatus } from './live-status';
import { useLive } from './use-live';

/** What comes together is shown together; and no more often than this. */
const TOGETHER_MS = 400;
const APART_MS = 2_000;

/**
 * In the status bar of a page that the server draws: it is drawn anew when something
 * happens to its article, or, without one, to an article of the newsroom. What is typed
 * on the page stays.
 *
 * @param at Where the record stood when the page was drawn: what came since is not missed.
 */
export function LivePage({ articleId = null, at }: { articleId?: string | null; at: string }) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const drawnAt = useRef(0);

  const hear = ({ event }: StreamFrame) => {
    if (event !== 'change' && event !== 'start') return;
    const wait = Math.max(TOGETHER_MS, drawnAt.current + APART_MS - Date.now());
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      drawnAt.current = Date.now();
      router.refresh();
    }, wait);
  };
  const live = useLive(articleId, hear, at);
  useEffect(() => () => clearTimeout(timer.current), []);

  return <LiveStatus status={live} />;
}
