/** Sends what desks that are gone left behind, from any page. What is refused stays for its desk. */
import { getRound } from '@/lib/contracts/endpoints/rounds';

import { call } from '../call';
import { newId } from '../new-id';
import { browserShelf } from './browser-shelf';
import { guardedSend } from './guarded-send';
import { createOutbox } from './outbox';
import type { OutboxDependencies } from './outbox-types';
import { sendWrite } from './send';
import { listUnsent, type UnsentWork } from './shelf';

export async function sendUnsent(userId: string): Promise<readonly UnsentWork[]> {
  for (const work of await listUnsent(userId)) await sendWork(work);
  return listUnsent(userId);
}

async function sendWork({ userId, roundId, title }: UnsentWork): Promise<void> {
  const shelf = browserShelf({ userId, roundId, title }, () => undefined);
  const kept = await shelf.takeOver();
  const nothing: Pick<OutboxDependencies, 'onAnswer' | 'onCurrent' | 'onJoined'> = {
    onAnswer: () => undefined,
    onCurrent: () => undefined,
    onJoined: () => undefined,
  };
  await new Promise<void>((done) => {
    const outbox = createOutbox({
      ...nothing,
      send: guardedSend({
        send: sendWrite,
        readPhase: async () => {
          const result = await call(getRound, { params: { roundId } });
          return result.ok ? result.data.phase : null;
        },
        isDoubtful: true,
      }),
      // One try: what does not arrive waits for the next page.
      schedule: () => () => undefined,
      newId,
      phase: () => 'open',
      personId: userId,
      onKeep: shelf.keep,
      onDrop: shelf.drop,
      onChange: () => {
        const isBusy = outbox.keys().some((key) => {
          const status = outbox.stateOf(key)?.status;
          return status === 'sending' || status === 'waiting';
        });
        if (!isBusy) done();
      },
    });
    outbox.resume(kept);
    if (kept.length === 0) done();
  });
  await shelf.leave();
}
