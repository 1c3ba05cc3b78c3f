import 'server-only';

import type { Task } from 'graphile-worker';
import { z } from 'zod';

import type { Db } from '../../db/client';
import { asSystem } from '../../db/transactions';
import { deliver } from '../../notifying/deliver';
import type { Mailer } from '../../notifying/mailer';
import type { PostingOptions } from '../../notifying/post-webhook';
import { sendDigests, sendNotice } from '../../notifying/send-notices';
import { tell } from '../../notifying/tell';
import { tellDue } from '../../notifying/tell-due';

type NotifyingDependencies = {
  db: Db;
  /** Null where the installation sends no mail. */
  mailer: Mailer | null;
  posting: PostingOptions;
  /** Where the application is reached. */
  address: string;
  secret: string;
  now: () => Date;
  random: () => number;
};

const place = z.object({ chainId: z.uuid(), rev: z.int() });
const notification = z.object({ notificationId: z.uuid() });
const delivery = z.object({ deliveryId: z.uuid() });

/** Telling people and programs of what happened. Each of these can run twice and tells once. */
export function notifyTasks(deps: NotifyingDependencies): Record<string, Task> {
  const { db, mailer, posting, secret, now, random } = deps;
  const origin = deps.address.replace(/\/+$/u, '');
  const hasMail = mailer !== null;
  return {
    tell: (raw) =>
      asSystem(db, 'worker', (tx) => tell(place.parse(raw), { tx, now: now(), hasMail, origin })),
    tell_due: () => asSystem(db, 'worker', (tx) => tellDue({ tx, now: now(), hasMail })),
    send_mail: async (raw) => {
      if (mailer === null) return;
      await sendNotice(notification.parse(raw).notificationId, {
        ...{ db, mailer, origin, secret, now },
      });
    },
    send_digests: async () => {
      if (mailer !== null) await sendDigests({ db, mailer, origin, secret, now });
    },
    deliver_webhook: (raw) => deliver(delivery.parse(raw).deliveryId, { db, posting, now, random }),
  };
}
