'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { createDeskActions, type DeskActions } from '@/lib/client/desk/actions';
import { browserKeep } from '@/lib/client/desk/kept-writes';
import type { Send } from '@/lib/client/desk/outbox';
import { createDeskStore, type DeskState, type DeskStore } from '@/lib/client/desk/store';
import { newId } from '@/lib/client/new-id';
import type { DeskView } from '@/lib/contracts/desk';

const loadSending = () => import('@/lib/client/desk/send');

/** The endpoints and their contracts come after the text. */
const sendLater: Send = async (...write) => {
  try {
    return await (await loadSending()).sendWrite(...write);
  } catch {
    // Not fetched, as when the connection is gone: it is tried again like any write.
    return { ok: false, problem: null };
  }
};

type Desk = { store: DeskStore; actions: DeskActions; state: DeskState };

/** The desk's state for as long as the page is open, and what keeps it from being lost. */
export function useDeskStore(desk: DeskView, person: { userId: string; name: string }): Desk {
  const [{ store, actions }] = useState(() => {
    const made = createDeskStore(desk, {
      send: sendLater,
      kept: browserKeep(desk.round.id, person.userId),
      now: () => new Date().toISOString(),
      schedule: (run, delayMs) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      person,
    });
    return { store: made, actions: createDeskActions(made, newId) };
  });
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);

  const shown = useRef(desk);
  useEffect(() => {
    if (shown.current === desk) return;
    shown.current = desk;
    store.receive(desk);
  }, [desk, store]);

  useEffect(() => {
    store.recover();
    void loadSending().catch(() => undefined);
    const sendAll = () => store.outbox.flush({ keepalive: true });
    const sendHidden = () => {
      if (document.visibilityState === 'hidden') sendAll();
    };
    const sendAgain = () => store.outbox.flush();
    window.addEventListener('pagehide', sendAll);
    document.addEventListener('visibilitychange', sendHidden);
    window.addEventListener('online', sendAgain);
    return () => {
      store.outbox.flush();
      window.removeEventListener('pagehide', sendAll);
      document.removeEventListener('visibilitychange', sendHidden);
      window.removeEventListener('online', sendAgain);
    };
  }, [store]);

  return { store, actions, state };
}
