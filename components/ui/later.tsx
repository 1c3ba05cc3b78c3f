'use client';

/**
 * Parts of a screen that are fetched when they are first needed. A part that
 * cannot be fetched leaves the screen as it is: a desk without a network goes on.
 */
import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react';

import { whenIdle } from '@/lib/client/when-idle';

type LaterProps = {
  /** Shown in its place until it is there. */
  waiting?: ReactNode;
  /** It could not be fetched. It is tried again when the network is back, or when asked for anew. */
  onMissing?: () => void;
};

export type LaterPart<Props extends object> = {
  (props: Props & LaterProps): ReactNode;
  /** Fetches it if it is not there. Resolves to whether it is. */
  fetch: () => Promise<boolean>;
};

const parts = new Set<() => Promise<boolean>>();

export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LaterPart<Props> {
  let part: ComponentType<Props> | null = null;
  let coming: Promise<boolean> | null = null;
  const listeners = new Set<() => void>();

  function fetchPart(): Promise<boolean> {
    coming ??= load().then(
      (loaded) => {
        part = loaded;
        for (const listener of listeners) listener();
        return true;
      },
      () => {
        coming = null;
        return false;
      },
    );
    return coming;
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  parts.add(fetchPart);
  return Object.assign(
    function Later({ waiting = null, onMissing, ...props }: Props & LaterProps) {
      const Part = useSyncExternalStore(
        subscribe,
        () => part,
        () => null,
      );
      const isMissing = Part === null;
      useEffect(() => {
        if (!isMissing) return undefined;
        let isGone = false;
        const ask = async () => {
          const isThere = await fetchPart();
          if (!isThere && !isGone) onMissing?.();
        };
        void ask();
        const again = () => void fetchPart();
        window.addEventListener('online', again);
        return () => {
          isGone = true;
          window.removeEventListener('online', again);
        };
        // eslint-disable-next-line react-hooks/exhaustive-deps -- who waits is told once
      }, [isMissing]);
      // What is left after the two are taken out are the part's own.
      return Part === null ? waiting : <Part {...(props as unknown as Props)} />;
    },
    { fetch: fetchPart },
  );
}

/**
 * Fetch every part of this screen while nothing else is to be done, so that each
 * is there at once, and without a network too.
 */
export function useEveryPart(): void {
  useEffect(
    () =>
      whenIdle(() => {
        for (const fetchPart of parts) void fetchPart();
      }),
    [],
  );
}

/** Fetch it, and where that fails again and again: soon, and as soon as the network is back. */
export function untilFetched<T>(load: () => Promise<T>): Promise<T> {
  return load().catch(
    () =>
      new Promise<T>((resolve) => {
        const stop = new AbortController();
        const again = () => {
          clearTimeout(timer);
          stop.abort();
          resolve(untilFetched(load));
        };
        const timer = setTimeout(again, 5_000);
        window.addEventListener('online', again, { signal: stop.signal });
      }),
  );
}

/** Stands for a window that is on its way: the keys of the screen beneath rest already. */
export function WindowComing() {
  return <div role="dialog" aria-busy="true" aria-label="Opening" className="sr" />;
}
