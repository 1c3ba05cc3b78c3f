import 'server-only';

import type { Task } from 'graphile-worker';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { deleteExpired } from '../repositories/upkeep-repository';

/** What the worker can do, by the name under which a job is queued. */
export function workerTasks(db: Db): Record<string, Task> {
  return {
    delete_expired: () => asSystem(db, 'worker', (tx) => deleteExpired(tx, new Date())),
  };
}

/** What it does by the clock, a line each: minute, hour, day, month, weekday, task. */
export const TIMETABLE = ['17 * * * * delete_expired'].join('\n');
