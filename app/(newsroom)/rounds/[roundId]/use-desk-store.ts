'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { callLater } from '@/lib/client/call';
import { createDeskActions, type DeskActions } from '@/lib/client/desk/actions';
import { showMessage } from '@/components/ui/messages';
import { browserShelf } from '@/lib/client/desk/browser-shelf';
import { guardedSend } from '@/lib/client/desk/guarded-send';
import type { Send } from '@/lib/client/desk/outbox-types';
import { createDeskStore, type DeskState, type DeskStore } from '@/lib/client/desk/store';
import { SEND_NOW } from '@/lib/client/desk/send-now';
import type { PatchField } from '@/lib/client/desk/writes';
import { newId } from '@/lib/client/new-id';
import type { AnnotationView } from '@/lib/contracts/annotation';
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

const loadRound = () =>
  import('@/lib/contracts/endpoints/rounds').then((module) => module.getRound);

let hasTrouble = false;

/** Said once: from here on, what is not sent is only in the open page. */
function noteTrouble(): void {
  if (hasTrouble) return;
  hasTrouble = true;
  showMessage({
    tone: 'bad',
    text: 'This browser does not keep unsent work. Leave the page open until everything is saved.',
  });
}

function tellJoined(_: AnnotationView, fields: readonly PatchField[]): void {
  const words = fields.map((field) => JOINED_WORDS[field] ?? 'text').join(', ');
  showMessage({ text: `Joined with a colleague’s change of the ${words}. Look it over.` });
}

const JOINED_WORDS: Partial<Record<PatchField, string>> = {
  claimText: 'wording',
  rationale: 'rationale',
  suggestedFix: 'suggested fix',
};

type Desk = { store: DeskStore; actions: DeskActions; state: DeskState };

/** The desk's state for as long as the page is open, and what keeps it from being lost. */
export function useDeskStore(desk: DeskView, person: { userId: string; name: string }): Desk {
  const [{ store, actions }] = useState(() => {
    const made = createDeskStore(desk, {
      send: guardedSend({
        send: sendLater,
        readPhase: async () => {
          const result = await callLater(loadRound, { params: { roundId: desk.round.id } });
          return result.ok ? result.data.phase : null;
        },
      }),
      shelf: browserShelf(
        { userId: person.userId, roundId: desk.round.id, title: desk.article.title },
        noteTrouble,
      ),
      newId,
      now: () => new Date().toISOString(),
      schedule: (run, delayMs) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      person,
      onJoined: tellJoined,
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
    void store.recover();
    void loadSending().catch(() => undefined);
    const sendAll = () => store.outbox.flush({ keepalive: true });
    const sendHidden = () => {
      if (document.visibilityState === 'hidden') sendAll();
    };
    const sendAgain = () => store.outbox.flush();
    window.addEventListener('pagehide', sendAll);
    document.addEventListener('visibilitychange', sendHidden);
    window.addEventListener('online', sendAgain);
    window.addEventListener(SEND_NOW, sendAgain);
    return () => {
      void store.leave();
      window.removeEventListener('pagehide', sendAll);
      document.removeEventListener('visibilitychange', sendHidden);
      window.removeEventListener('online', sendAgain);
      window.removeEventListener(SEND_NOW, sendAgain);
    };
  }, [store]);

  return { store, actions, state };
}
