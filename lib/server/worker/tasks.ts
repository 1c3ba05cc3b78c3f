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
import { checkLinksTask } from './tasks/check-links';
import { takeCaptureTask } from './tasks/take-capture';

/** What the worker can do, by the name under which a job is queued. */
export function workerTasks(db: Db): Record<string, Task> {
  const noteHeads = createHeadNoter({
    db,
    folder: keyPlace().folder,
    keys: () => signingKeys(keyPlace(), new Date()),
  });
  const now = () => new Date();
  const fetching = { allowHosts: env().FETCH_ALLOW_HOSTS };
  return {
    take_capture: takeCaptureTask({
      db,
      store: blobs(),
      fetching,
      findBrowser: () => findBrowser(env().CHROMIUM_PATH),
      now,
    }),
    check_links: checkLinksTask({ db, fetching, now, pause: (ms) => pause(ms) }),
    // After a signature and an export, and every few minutes: what is older cannot be written anew unseen.
    note_heads: () => noteHeads(new Date()).then(() => undefined),
    delete_expired: () => asSystem(db, 'worker', (tx) => deleteExpired(tx, new Date())),
  };
}

/** What it does by the clock, a line each: minute, hour, day, month, weekday, task. */
export const TIMETABLE = [
  '17 * * * * delete_expired',
  '*/15 * * * * check_links',
  '*/5 * * * * note_heads',
].join('\n');
