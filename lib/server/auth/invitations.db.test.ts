import { describe, expect } from 'vitest';

import {
  aPerson,
  authRoutes,
  CONFIG,
  cookieOf,
  detailOf,
  headersWith,
  LATER,
  ORIGIN,
  PASSWORD,
  post,
} from '@/lib/testing/accounts';
import { blockedOnLock } from '@/lib/testing/database/blocked-on-lock';
import { test } from '@/lib/testing/database/test';
import { aNewsroom, as } from '@/lib/testing/factories';
import { latch } from '@/lib/testing/latch';

import type { Actor, Role } from '@/lib/domain/access/access-request';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import { lockInvitation, setAccepted } from '../repositories/invitation-repository';
import { createInvitation } from '../use-cases/create-invitation';
import { revokeInvitation } from '../use-cases/revoke-invitation';
import { findActor } from './get-actor';
import { readInvitationPage } from './pages';

const days = (count: number) => new Date(LATER.getTime() + count * 24 * 60 * 60_000);

async function anAdministrator(db: Db): Promise<Actor> {
  const { userId, newsroomId } = await aPerson(db, {
    email: 'ada@daily.example',
    roles: ['administrator'],
  });
  return { userId, newsroomId, roles: ['administrator'], scopes: null };
}

async function eventTypes(db: Db, newsroomId: string): Promise<string[]> {
  const rows = await db.event.findMany({ where: { newsroomId }, orderBy: { rev: 'asc' } });
  return rows.map(({ type }) => type);
}

describe('an invitation', () => {
  async function invited(
    db: Db,
    { email = 'ben@daily.example', roles = ['editor'] }: { email?: string; roles?: Role[] } = {},
  ) {
    const administrator = await anAdministrator(db);
    const invitation = await as(
      db,
      administrator,
      (context) => createInvitation({ email, roles, baseUrl: ORIGIN }, context),
      LATER,
    );
    const token = invitation.url.split('/').at(-1) ?? '';
    return { administrator, invitation, token };
  }
  const body = (token: string) => ({ token, name: 'Ben Oyelaran', password: PASSWORD });

  test('makes whoever holds its link a member with its roles, once', async ({ db }) => {
    const { administrator, invitation, token } = await invited(db);
    const { acceptInvitation } = authRoutes(db);
    expect(invitation.url).toMatch(/^http:\/\/localhost:3000\/invitations\/[\w-]{43}$/);
    expect(JSON.stringify(await db.invitation.findMany())).not.toContain(token);

    const first = await acceptInvitation(post(body(token)));
    const second = await acceptInvitation(post(body(token)));

    expect(first.status).toBe(201);
    const actor = await findActor(db, headersWith(cookieOf(first)), { now: LATER, config: CONFIG });
    expect(actor).toMatchObject({ newsroomId: administrator.newsroomId, roles: ['editor'] });
    expect(second.status).toBe(403);
    expect(await detailOf(second)).toContain('been used');
    expect(await eventTypes(db, administrator.newsroomId)).toEqual([
      'member.invited',
      'member.joined',
    ]);
  });

  test('is used once also when its link is pressed while it is being used', async ({ db }) => {
    const { token } = await invited(db);
    const isUsed = latch();
    const letGo = latch();
    const eve = await aPerson(db, { email: 'eve@daily.example' });
    const first = asSystem(db, 'invitation', async (tx) => {
      const invitation = await lockInvitation(tx, sha256(token));
      await setAccepted(tx, { id: invitation?.id ?? '', acceptedById: eve.userId, now: LATER });
      isUsed.open();
      await letGo.opened;
    });
    await isUsed.opened;
    const second = authRoutes(db).acceptInvitation(post(body(token)));
    await blockedOnLock(db);
    letGo.open();

    await first;
    expect((await second).status).toBe(403);
    expect(await db.user.count({ where: { email: 'ben@daily.example' } })).toBe(0);
  });

  test('is of no use after seven days, after being revoked, or made up', async ({ db }) => {
    const { administrator, invitation, token } = await invited(db);
    const at = (now: Date) => authRoutes(db, { now: () => now }).acceptInvitation;

    const late = await at(days(7))(post(body(token)));
    await as(db, administrator, (context) =>
      revokeInvitation({ invitationId: invitation.id }, context),
    );
    const revoked = await at(LATER)(post(body(token)));
    const madeUp = await at(LATER)(post(body('a'.repeat(43))));

    expect(await detailOf(late)).toContain('run out');
    expect(await detailOf(revoked)).toContain('taken back');
    expect(madeUp.status).toBe(404);
    expect(await db.user.count()).toBe(1);
  });

  test('is not used up by being looked at', async ({ db }) => {
    const { token } = await invited(db);
    const context = { now: LATER, config: CONFIG };

    const page = await readInvitationPage(db, token, headersWith(''), context);
    const again = await readInvitationPage(db, token, headersWith(''), context);

    expect(page).toMatchObject({
      state: 'open',
      newsroomName: 'The Daily',
      email: 'ben@daily.example',
      roles: ['editor'],
      accept: 'new',
    });
    expect(again).toEqual(page);
  });

  test('is accepted by somebody with an account, by its password or by being signed in', async ({
    db,
  }) => {
    const ben = await aPerson(db, { email: 'ben@daily.example', roles: ['checker'] });
    const { administrator, token } = await invited(db);
    const { acceptInvitation, join, password } = authRoutes(db);
    const signIn = await password(post({ email: ben.email, password: PASSWORD }));

    const asNew = await acceptInvitation(post(body(token)));
    const wrong = await join(post({ token, password: 'not this one at all' }));
    const signedOut = await join(post({ token, password: null }));
    const joined = await join(post({ token, password: null }, { cookie: cookieOf(signIn) }));

    expect(asNew.status).toBe(409);
    expect(wrong.status).toBe(401);
    expect(signedOut.status).toBe(401);
    expect(joined.status).toBe(200);
    const memberships = await db.membership.findMany({ where: { userId: ben.userId } });
    expect(memberships.map(({ newsroomId }) => newsroomId).sort()).toEqual(
      [ben.newsroomId, administrator.newsroomId].sort(),
    );
  });

  test('is not for somebody else who is signed in', async ({ db }) => {
    const { token } = await invited(db);
    const eve = await aPerson(db, { email: 'eve@daily.example' });
    const { join, password } = authRoutes(db);
    const cookie = cookieOf(await password(post({ email: eve.email, password: PASSWORD })));

    const response = await join(post({ token, password: null }, { cookie }));

    expect(response.status).toBe(403);
    expect(await db.membership.count({ where: { userId: eve.userId } })).toBe(1);
  });

  test('is made and revoked by administrators only, in their own newsroom', async ({ db }) => {
    const { administrator, invitation } = await invited(db);
    const editor: Actor = { ...administrator, roles: ['editor', 'head_of_research', 'legal'] };
    const elsewhere: Actor = { ...administrator, newsroomId: (await aNewsroom(db)).id };
    const make = (actor: Actor) =>
      as(db, actor, (context) =>
        createInvitation({ email: 'x@y.example', roles: ['viewer'], baseUrl: ORIGIN }, context),
      );

    await expect(make(editor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      as(db, elsewhere, (context) => revokeInvitation({ invitationId: invitation.id }, context)),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      make({ ...administrator, scopes: ['read', 'write', 'sign'] }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
