'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

import type { CardPart } from '@/components/claims/card-props';
import { useLive } from '@/components/ui/use-live';
import { useNewest } from '@/components/ui/use-newest';
import { callLater } from '@/lib/client/call';
import type { DeskStore } from '@/lib/client/desk/store';
import type { LiveStatus } from '@/lib/client/live/connection';
import { createDeskNews } from '@/lib/client/live/desk-news';
import type { DeskView } from '@/lib/contracts/desk';
import type { StreamFrame } from '@/lib/contracts/event-stream';

const loadEndpoint = () =>
  import('@/lib/contracts/endpoints/rounds').then((module) => module.getDeskChanges);

type DeskLive = {
  desk: DeskView;
  store: DeskStore;
  /** The claim whose card is open, and the part of it that is open for writing. */
  writing: { annotationId: string | null; part: CardPart | null };
  /** Hears every frame too. */
  onFrame: (frame: StreamFrame) => void;
};

/** What others change appears on the desk, and leaves alone what is being written on it. */
export function useDeskLive({ desk, store, writing, onFrame }: DeskLive): LiveStatus {
  const router = useRouter();
  const shown = useNewest(() => ({ phase: desk.round.phase, versionId: desk.version.id }));
  const refreshPage = useNewest(() => router.refresh());
  const roundId = desk.round.id;
  const [news] = useState(() =>
    createDeskNews({
      store,
      shown,
      refreshPage,
      schedule: (run, delayMs) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      fetchChanges: async (ids) => {
        const result = await callLater(loadEndpoint, {
          params: { roundId },
          query: ids === null ? {} : { annotations: ids.join(',') },
        });
        return result.ok ? result.data : null;
      },
    }),
  );

  // The first view is followed by the reading that the stream begins with.
  const [first] = useState(desk);
  useEffect(() => {
    if (desk !== first) news.readAll();
  }, [desk, first, news]);

  const { annotationId, part } = writing;
  useEffect(() => {
    if (annotationId === null || part === null || part === 'history') return undefined;
    store.hold(annotationId, 'part');
    return () => store.release('part');
  }, [annotationId, part, store]);

  return useLive(desk.article.id, (frame) => {
    news.onFrame(frame);
    onFrame(frame);
  });
}
