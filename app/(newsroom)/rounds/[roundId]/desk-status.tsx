'use client';

import { useState } from 'react';

import { KeptWork } from '@/components/desk/kept-work';
import { StatusBar } from '@/components/shell/status-bar';
import { LiveStatus } from '@/components/ui/live-status';
import { PeopleHere } from '@/components/ui/people-here';
import type { DeskState, DeskStore } from '@/lib/client/desk/store';
import type { LiveStatus as Status } from '@/lib/client/live/connection';
import type { PresentPerson } from '@/lib/contracts/presence';

import { keptEntries, savingOf } from './saving';
import { deskKeyHints } from './use-desk-keys';

type DeskStatusProps = {
  store: DeskStore;
  state: DeskState;
  live: Status;
  people: readonly PresentPerson[];
  isReadOnly: boolean;
  onClaim: (annotationId: string) => void;
};

/** Below the desk: whether the work is saved, what could not be, who else is there, the keys. */
export function DeskStatus({ store, state, live, people, isReadOnly, onClaim }: DeskStatusProps) {
  const [isKeptShown, setKeptShown] = useState(false);
  return (
    <>
      <StatusBar
        saving={savingOf(state, {
          onRetry: () => store.outbox.flush(),
          onShow: () => setKeptShown(true),
        })}
        keys={deskKeyHints(isReadOnly)}
      >
        <LiveStatus status={live} />
        <PeopleHere people={people} />
      </StatusBar>
      <KeptWork
        entries={isKeptShown ? keptEntries(store, state) : []}
        open={isKeptShown}
        onOpenChange={setKeptShown}
        onClaim={onClaim}
      />
    </>
  );
}
