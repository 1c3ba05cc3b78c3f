import 'server-only';

import type { JsonObject } from '@/lib/domain/shared/json';

import type { Tx } from '../db/client';

/**
 * Queue a job for the worker, in the transaction of what it follows from: it is run
 * when that has been committed, and never if it was not.
 *
 * A job is tried again with growing pauses until it is done, and may run twice, so a
 * task must be able to bear that. It works as the system: let the payload hold ids, and
 * the task read what they stand for.
 *
 * @param key one job of this key waits at a time: a later one takes its place.
 * @param due not before; at once where left out.
 */
export async function addJob(
  tx: Tx,
  task: string,
  payload: JsonObject,
  { key = null, due = null }: { key?: string | null; due?: Date | null } = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT queue_job(${task}, ${JSON.stringify(payload)}::json, ${key}, ${due}::timestamptz)`;
}
