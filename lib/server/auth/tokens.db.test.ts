import { describe, expect } from 'vitest';

import {
  aPerson,
  authRoutes,
  CONFIG,
  cookieOf,
  LATER,
  PASSWORD,
  post,
} from '@/lib/testing/accounts';
import { test } from '@/lib/testing/database/test';
import { as } from '@/lib/testing/factories';

import type { Actor, Role, Scope } from '@/lib/domain/access/access-request';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { addRoles, setRoles } from '../repositories/membership-repository';
import { createToken } from '../use-cases/create-token';
import { revokeToken } from '../use-cases/revoke-token';
import { findActor } from './get-actor';

const days = (count: number) => new Date(LATER.getTime() + count * 24 * 60 * 60_000);

describe('an API token', () => {
  async function aToken(db: Db, scopes: Scope[] = ['read']) {
    const person = await aPerson(db, { roles: ['editor'] });
    const actor: Actor = { ...person, roles: ['editor'], scopes: null };
    const token = await as(
      db,
      actor,
      (context) => createToken({ name: 'Importer', scopes, days: 30 }, context),
      LATER,
    );
    return { ...person, actor, token };
  }
  const find = (db: Db, secret: string, now = LATER, more: Record<string, string> = {}) =>
    findActor(db, new Headers({ authorization: `Bearer ${secret}`, ...more }), {
      now,
      config: CONFIG,
    });

  test('acts as its owner within its scopes, and is kept as its hash', async ({ db }) => {
    const { token, userId, newsroomId } = await aToken(db, ['read', 'write']);

    expect(token.token).toMatch(/^obelus_[\w-]{43}$/);
    expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(token.token);
    expect(await find(db, token.token)).toEqual({
      userId,
      newsroomId,
      roles: ['editor'],
      scopes: ['read', 'write'],
    });
  });

  test('is of no use once it has run out or been revoked', async ({ db }) => {
    const { token, actor } = await aToken(db);

    expect(await find(db, token.token, days(29.9))).not.toBeNull();
    expect(await find(db, token.token, days(30))).toBeNull();
    await as(db, actor, (context) => revokeToken({ tokenId: token.id }, context));
    expect(await find(db, token.token)).toBeNull();
  });

  test('follows its owner: their roles, their membership, their being disabled', async ({ db }) => {
    const { token, userId, newsroomId } = await aToken(db);
    const set = (roles: Role[]) =>
      asSystem(db, 'seed', (tx) => setRoles(tx, { newsroomId, userId, roles }));

    await set(['viewer']);
    expect(await find(db, token.token)).toMatchObject({ roles: ['viewer'] });
    await db.user.update({ where: { id: userId }, data: { disabledAt: LATER } });
    expect(await find(db, token.token)).toBeNull();
    await db.user.update({ where: { id: userId }, data: { disabledAt: null } });
    await set([]);
    expect(await find(db, token.token)).toBeNull();
    // Back by a new invitation; what was made during the first membership is not.
    await asSystem(db, 'seed', (tx) =>
      addRoles(tx, { newsroomId, userId, roles: ['editor'], now: days(1) }),
    );
    expect(await find(db, token.token, days(2))).toBeNull();
  });

  test('is never made good by a session beside it', async ({ db }) => {
    const { email } = await aToken(db);
    const cookie = cookieOf(await authRoutes(db).password(post({ email, password: PASSWORD })));

    expect(await find(db, `obelus_${'x'.repeat(43)}`, LATER, { cookie })).toBeNull();
    expect(await find(db, '', LATER, { cookie })).toBeNull();
    // The header of a proxy's own sign-in is none of ours.
    const beside = new Headers({ authorization: 'Basic YTpi', cookie, host: 'localhost:3000' });
    expect(await findActor(db, beside, { now: LATER, config: CONFIG })).not.toBeNull();
  });

  test('says when it was last used, to the minute', async ({ db }) => {
    const { token } = await aToken(db);
    const usedAt = async () => (await db.apiToken.findFirstOrThrow()).lastUsedAt?.getTime();
    const seconds = (count: number) => new Date(LATER.getTime() + count * 1000);

    await find(db, token.token, LATER);
    await find(db, token.token, seconds(30));
    expect(await usedAt()).toBe(LATER.getTime());
    await find(db, token.token, seconds(61));
    expect(await usedAt()).toBe(seconds(61).getTime());
  });

  test('cannot make another, and cannot be revoked by somebody else', async ({ db }) => {
    const { token, actor } = await aToken(db);
    const colleague = await aPerson(db, {
      email: 'ben@daily.example',
      roles: ['administrator'],
      newsroomId: actor.newsroomId,
    });

    await expect(
      as(db, { ...actor, scopes: ['read', 'write', 'sign'] }, (context) =>
        createToken({ name: 'More', scopes: ['sign'], days: 1 }, context),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      as(db, { ...actor, userId: colleague.userId, roles: ['administrator'] }, (context) =>
        revokeToken({ tokenId: token.id }, context),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
