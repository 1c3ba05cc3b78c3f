import 'server-only';

import type { Actor } from '@/lib/domain/access/access-request';

import type { Db } from '../db/client';
import { asActor } from '../db/transactions';
import { countUnread } from '../repositories/notification-repository';
import type { Doorbell } from './doorbell';
import { NOBODY } from './frame-stream';

type BellParts = {
  db: Db;
  doorbell: Doorbell;
  gate: <T>(work: () => Promise<T>) => Promise<T>;
};

/**
 * How many notifications wait for whoever follows the newsroom. It goes in the frame
 * that says who is there, which for a newsroom names no one: like that, it is no part
 * of the record and takes the place of what was said before.
 */
export function bellOf({ db, doorbell, gate }: BellParts, actor: Actor) {
  let said: string | null = null;
  return {
    listen: (ring: () => void) =>
      doorbell.listenFor(actor.userId, () => {
        said = null;
        ring();
      }),
    read: async () => {
      if (said !== null) return said;
      const unread = await gate(() => asActor(db, actor, (tx) => countUnread(tx, actor.userId)));
      said = unread === 0 ? NOBODY : JSON.stringify({ people: [], unread });
      return said;
    },
  };
}
