import 'server-only';

import { headers as requestHeaders } from 'next/headers';

import type { ConfirmingBy } from '@/lib/contracts/sign-off';

import { asSystem } from '../db/transactions';
import { env } from '../env';
import { getNewsroomRow } from '../repositories/newsroom-repository';
import { findUserById } from '../repositories/user-repository';
import { database } from '../runtime';
import { password as samplePassword } from '../sample/accounts.json';
import type { UseCaseContext } from '../use-cases/context';
import { confirmingOf } from './confirm-person';
import { findSignedIn } from './get-actor';

/** What the person at this browser will be asked for before a signature. */
export async function getConfirming({ tx, actor, now }: UseCaseContext): Promise<ConfirmingBy> {
  const db = database();
  const session = await findSignedIn(db, await requestHeaders(), { now, config: env() });
  const user = await asSystem(db, 'sign_in', (system) => findUserById(system, actor.userId));
  const { settings } = await getNewsroomRow(tx, actor.newsroomId);
  return {
    by: confirmingOf({
      hasPassword: user?.passwordHash !== null,
      authenticatedAt: session?.authenticatedAt ?? null,
      withinMinutes: settings.confirmWithinMinutes,
      now,
    }),
    // It stands in the source, and the account is refused everywhere but on this machine.
    samplePassword: user?.isSample === true ? samplePassword : null,
  };
}
