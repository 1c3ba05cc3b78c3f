import { describe, expect } from 'vitest';

import { aPerson } from '@/lib/testing/accounts';
import { blockedOnLock } from '@/lib/testing/database/blocked-on-lock';
import { test } from '@/lib/testing/database/test';
import { as, NOW } from '@/lib/testing/factories';
import { latch } from '@/lib/testing/latch';

import type { Actor, Role } from '@/lib/domain/access/access-request';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { updateMember } from './update-member';

async function anAdministrator(db: Db): Promise<Actor> {
  const { userId, newsroomId } = await aPerson(db, {
    email: 'ada@daily.example',
    roles: ['administrator'],
  });
  return { userId, newsroomId, roles: ['administrator'], scopes: null };
}

describe('a membership', () => {
  test('keeps the newsroom its last administrator', async ({ db }) => {
    const administrator = await anAdministrator(db);
    const { userId } = administrator;
    const change = (roles: Role[]) =>
      as(db, administrator, (context) => updateMember({ userId, roles }, context));

    await expect(change(['editor'])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(change([])).rejects.toMatchObject({ code: 'forbidden' });
    await aPerson(db, {
      email: 'ben@daily.example',
      roles: ['administrator'],
      newsroomId: administrator.newsroomId,
    });
    expect(await change(['editor'])).toMatchObject({ roles: ['editor'] });
  });

  test('of two administrators who end each other at once, one stays', async ({ db }) => {
    const ada = await anAdministrator(db);
    const { userId } = await aPerson(db, {
      email: 'ben@daily.example',
      roles: ['administrator'],
      newsroomId: ada.newsroomId,
    });
    const ben: Actor = { ...ada, userId };
    const hasEnded = latch();
    const letGo = latch();
    const first = as(db, ada, async (context) => {
      await updateMember({ userId: ben.userId, roles: [] }, context);
      hasEnded.open();
      await letGo.opened;
    });
    await hasEnded.opened;
    const second = as(db, ben, (context) =>
      updateMember({ userId: ada.userId, roles: [] }, context),
    );
    const refused = expect(second).rejects.toMatchObject({ code: 'forbidden' });
    await blockedOnLock(db);
    letGo.open();

    await Promise.all([first, refused]);
    expect(await db.membership.count({ where: { roles: { has: 'administrator' } } })).toBe(1);
  });

  test('that has ended does not come back by a link that was sent before', async ({ db }) => {
    const ada = await anAdministrator(db);
    const ben = await aPerson(db, {
      email: 'ben@daily.example',
      roles: ['checker'],
      newsroomId: ada.newsroomId,
    });
    const [his, hers] = ['ben@daily.example', 'cleo@daily.example'].map((email) => ({
      id: uuidv7(),
      newsroomId: ada.newsroomId,
      email,
      roles: ['checker' as const],
      invitedById: ada.userId,
      tokenHash: email,
      expiresAt: new Date(NOW.getTime() + 1_000),
      createdAt: NOW,
    }));
    if (his === undefined || hers === undefined) throw new Error('Two were invited');
    await db.invitation.createMany({ data: [his, hers] });

    await as(db, ada, (context) => updateMember({ userId: ben.userId, roles: [] }, context));

    const states = await db.invitation.findMany({ orderBy: { email: 'asc' } });
    expect(states.map(({ revokedAt }) => revokedAt)).toEqual([NOW, null]);
  });

  test('of another newsroom is not there', async ({ db }) => {
    const administrator = await anAdministrator(db);
    const other = await aPerson(db, { email: 'ben@evening.example' });

    await expect(
      as(db, administrator, (context) =>
        updateMember({ userId: other.userId, roles: ['viewer'] }, context),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
