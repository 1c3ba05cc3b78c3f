import 'server-only';

import { randomInt } from 'node:crypto';

import { email as emailSchema, personName } from '@/lib/contracts/newsroom';
import { type Role, ROLES } from '@/lib/domain/access/access-request';

import { hashPassword } from '../../auth/password-hash';
import { asSystem } from '../../db/transactions';
import { recordEvent } from '../../repositories/event-repository';
import { addRoles } from '../../repositories/membership-repository';
import { deleteSessionsOf } from '../../repositories/session-repository';
import { findUserByEmail, insertUser, setPasswordHash } from '../../repositories/user-repository';
import { plain, say, UsageError } from '../say';
import { findNewsroom, withDb } from '../session';

/** Make a person a member, with a password that is shown once. */
export async function addUser(
  address: string,
  options: { newsroom?: string | undefined; name: string; roles: string },
): Promise<number> {
  const email = readEmail(address);
  const name = personName.safeParse(options.name);
  if (!name.success) throw new UsageError('--name: write the name the colleagues know them by.');
  const roles = readRoles(options.roles);
  return withDb(async (db) => {
    const newsroomId = await findNewsroom(db, options.newsroom);
    const password = newPassword();
    const passwordHash = await hashPassword(password);
    const now = new Date();
    const isNew = await asSystem(db, 'command_line', async (tx) => {
      const known = await findUserByEmail(tx, email);
      const held = known?.memberships.find((one) => one.newsroomId === newsroomId)?.roles ?? [];
      if (held.length > 0) {
        throw new UsageError(`${email} is a member already.`);
      }
      const user =
        known ??
        (await insertUser(tx, { name: name.data, email, passwordHash, emailVerified: null, now }));
      await addRoles(tx, { newsroomId, userId: user.id, roles, now });
      await recordEvent(tx, {
        newsroomId,
        articleId: null,
        actor: null,
        now,
        type: 'member.joined',
        payload: { userId: user.id, invitationId: null, roles },
      });
      return known === null;
    });
    say(`${email} is a member: ${roles.join(', ')}.`);
    say(isNew ? `Password, shown once: ${password}` : 'They sign in as before.');
    return 0;
  });
}

/** Give a person a new password and end their sessions, on every machine. */
export async function resetPassword(address: string): Promise<number> {
  const email = readEmail(address);
  return withDb(async (db) => {
    const password = newPassword();
    const passwordHash = await hashPassword(password);
    await asSystem(db, 'command_line', async (tx) => {
      const user = await findUserByEmail(tx, email);
      if (user === null) throw new UsageError(`Nobody has the e-mail address ${email}.`);
      if (user.isSample) throw new UsageError('The password of a sample account stays as it is.');
      await setPasswordHash(tx, user.id, passwordHash);
      await deleteSessionsOf(tx, user.id);
    });
    say(`New password of ${email}, shown once: ${password}`);
    say('Their sessions have ended.');
    return 0;
  });
}

function readEmail(given: string): string {
  const result = emailSchema.safeParse(given);
  if (result.success) return result.data;
  throw new UsageError(`“${plain(given)}” is no e-mail address.`);
}

function readRoles(given: string): Role[] {
  const names = given.split(',').map((name) => name.trim());
  return [...new Set(names)].map((name) => {
    const role = ROLES.find((one) => one === name);
    if (role !== undefined) return role;
    throw new UsageError(`“${plain(name)}” is no role. There are: ${ROLES.join(', ')}.`);
  });
}

/** Without letters and digits that are taken for each other. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Twenty signs in groups of five: about 99 bits, and easy to read out. */
function newPassword(): string {
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join(''),
  );
  return groups.join('-');
}
