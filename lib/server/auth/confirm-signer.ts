import 'server-only';

import type { Actor } from '@/lib/domain/access/access-request';

import { asActor } from '../db/transactions';
import { env } from '../env';
import type { ConfirmationMethod } from '../repositories/confirmation-repository';
import { getNewsroomRow } from '../repositories/newsroom-repository';
import { database } from '../runtime';
import { confirmPerson } from './confirm-person';
import { createSignInThrottle, type SignInThrottle } from './sign-in-throttle';

let throttle: SignInThrottle | undefined;

/** {@link confirmPerson} joined with the real parts, for a signature. */
export async function confirmSigner(
  { password }: { password: string | null },
  { actor, headers }: { actor: Actor; headers: Headers },
): Promise<ConfirmationMethod> {
  const db = database();
  throttle ??= createSignInThrottle(db);
  const { settings } = await asActor(db, actor, (tx) => getNewsroomRow(tx, actor.newsroomId));
  return confirmPerson(
    { actor, password, withinMinutes: settings.confirmWithinMinutes },
    { db, throttle, config: env(), headers, now: new Date() },
  );
}
