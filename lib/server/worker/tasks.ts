import 'server-only';

import type { Task } from 'graphile-worker';

import { setTimeout as pause } from 'node:timers/promises';

import { blobs } from '../blobs/blobs';
import { findBrowser } from '../capturing/find-browser';
import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { createHeadNoter } from '../use-cases/note-heads';
import { keyPlace, signingKeys } from '../signing/signing-keys';
import { env } from '../env';
import { deleteExpired } from '../repositories/upkeep-repository';
import { createMailer } from '../notifying/mailer';
import { deleteOldNotices } from '../repositories/notification-repository';
import { checkLinksTask } from './tasks/check-links';
import { notifyTasks } from './tasks/notify';
import { takeCaptureTask } from './tasks/take-capture';

const KEPT_NOTICES_MS = 90 * 24 * 3_600_000;

/** What the worker can do, by the name under which a job is queued. */
export function workerTasks(db: Db): Record<string, Task> {
  const noteHeads = createHeadNoter({
    db,
    folder: keyPlace().folder,
    keys: () => signingKeys(keyPlace(), new Date()),
  });
  const now = () => new Date();
  const fetching = { allowHosts: env().FETCH_ALLOW_HOSTS };
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL, NEXTAUTH_SECRET } = env();
  return {
    take_capture: takeCaptureTask({
      db,
      store: blobs(),
      fetching,
      findBrowser: () => findBrowser(env().CHROMIUM_PATH),
      now,
    }),
    check_links: checkLinksTask({ db, fetching, now, pause: (ms) => pause(ms) }),
    ...notifyTasks({
      db,
      mailer: SMTP_URL === undefined ? null : createMailer({ url: SMTP_URL, from: MAIL_FROM }),
      posting: fetching,
      address: NEXTAUTH_URL,
      secret: NEXTAUTH_SECRET,
      now,
      random: Math.random,
    }),
    // After a signature and an export, and every few minutes: what is older cannot be written anew unseen.
    note_heads: () => noteHeads(new Date()).then(() => undefined),
    delete_expired: () =>
      asSystem(db, 'worker', async (tx) => {
        await deleteExpired(tx, new Date());
        await deleteOldNotices(tx, new Date(Date.now() - KEPT_NOTICES_MS));
      }),
  };
}

/** What it does by the clock, a line each: minute, hour, day, month, weekday, task. */
export const TIMETABLE = [
  '17 * * * * delete_expired',
  '*/15 * * * * check_links',
  '*/5 * * * * note_heads',
  '*/10 * * * * tell_due',
  '*/15 * * * * send_digests',
].join('\n');
