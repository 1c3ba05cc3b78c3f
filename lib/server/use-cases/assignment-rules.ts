import 'server-only';

import { AppError } from '../app-error';
import type { Tx } from '../db/client';
import { listActiveMembers } from '../repositories/member-repository';

/** @throws AppError where one of these cannot be assigned to anything. */
export async function refuseStrangers(tx: Tx, userIds: readonly string[]): Promise<void> {
  const members = new Set((await listActiveMembers(tx)).map(({ userId }) => userId));
  if (userIds.some((userId) => !members.has(userId))) {
    throw new AppError('invalid_input', 'One of the reviewers is no member of this newsroom.');
  }
}

export function refusePastDue(dueAt: string | null, now: Date): void {
  if (dueAt !== null && new Date(dueAt) <= now) {
    throw new AppError('invalid_input', 'The due date has passed. Choose a later one, or none.');
  }
}
