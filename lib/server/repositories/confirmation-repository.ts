import 'server-only';

import type { Tx } from '../db/client';

export type ConfirmationMethod = 'password' | 'sign_in';

export async function insertConfirmation(
  tx: Tx,
  confirmation: {
    id: string;
    newsroomId: string;
    userId: string;
    purpose: 'sign_off';
    subjectSha256: string;
    tokenHash: string;
    method: ConfirmationMethod;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx.confirmation.create({ data: confirmation, select: { id: true } });
}

/**
 * Use a confirmation up, in the transaction of what it is for. Of two at once the
 * second waits for the first and then finds it used.
 *
 * @returns how the person showed who they are, or `null` where it does not hold.
 */
export async function takeConfirmation(
  tx: Tx,
  given: {
    userId: string;
    purpose: 'sign_off';
    subjectSha256: string;
    tokenHash: string;
    now: Date;
  },
): Promise<ConfirmationMethod | null> {
  const { now, ...which } = given;
  const [taken] = await tx.confirmation.updateManyAndReturn({
    where: { ...which, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { method: true },
  });
  if (taken === undefined) return null;
  return taken.method === 'password' ? 'password' : 'sign_in';
}
