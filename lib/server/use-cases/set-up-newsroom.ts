import 'server-only';

import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';

import { AppError } from '../app-error';
import type { Tx } from '../db/client';
import { uuidv7 } from '../new-id';
import { recordEvent } from '../repositories/event-repository';
import { addRoles } from '../repositories/membership-repository';
import { insertNewsroom, lockSetUp } from '../repositories/newsroom-repository';
import { insertScale } from '../repositories/scale-repository';
import { hasUsers, insertUser } from '../repositories/user-repository';
import { DEFAULT_SETTINGS } from './default-settings';

/**
 * Make the newsroom and its first administrator. There is nobody yet who could
 * allow it: whoever comes first is the administrator, and nobody after them.
 */
export async function setUpNewsroom(
  input: { newsroomName: string; name: string; email: string; passwordHash: string },
  { tx, now }: { tx: Tx; now: Date },
): Promise<{ userId: string; newsroomId: string }> {
  await lockSetUp(tx);
  if (await hasUsers(tx)) {
    throw new AppError(
      'forbidden',
      'This installation is set up already. Sign in, or ask its administrator for an invitation.',
    );
  }
  const newsroomId = uuidv7();
  await insertNewsroom(tx, {
    id: newsroomId,
    name: input.newsroomName,
    settings: DEFAULT_SETTINGS,
    now,
  });
  const scaleId = uuidv7();
  await insertScale(tx, { ...DEFAULT_SCALE, id: scaleId, newsroomId, version: 1, createdAt: now });
  const user = await insertUser(tx, {
    name: input.name,
    email: input.email,
    passwordHash: input.passwordHash,
    emailVerified: null,
    now,
  });
  await addRoles(tx, { newsroomId, userId: user.id, roles: ['administrator'], now });

  const event = { newsroomId, articleId: null, actor: { userId: user.id }, now } as const;
  await recordEvent(tx, {
    ...event,
    type: 'newsroom.created',
    payload: { name: input.newsroomName },
  });
  await recordEvent(tx, {
    ...event,
    type: 'member.joined',
    payload: { userId: user.id, invitationId: null, roles: ['administrator'] },
  });
  return { userId: user.id, newsroomId };
}
