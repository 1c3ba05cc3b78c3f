import { describe, expect } from 'vitest';

import type { Role } from '@/lib/domain/access/access-request';
import {
  aPerson,
  authRoutes,
  CONFIG,
  cookieOf,
  detailOf,
  headersWith,
  LATER,
  PASSWORD,
  post,
} from '@/lib/testing/accounts';
import { test } from '@/lib/testing/database/test';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { addRoles, setRoles } from '../repositories/membership-repository';
import { findActor } from './get-actor';

const minutes = (count: number) => new Date(LATER.getTime() + count * 60_000);
const hours = (count: number) => minutes(count * 60);

function actorWith(db: Db, cookie: string, now = LATER, config = CONFIG) {
  return findActor(db, headersWith(cookie), { now, config });
}

describe('signing in with a password', () => {
  test('gives the browser a session of the person', async ({ db }) => {
    const { userId, newsroomId, email } = await aPerson(db, { roles: ['editor', 'legal'] });

    const response = await authRoutes(db).password(post({ email, password: PASSWORD }));

    expect(response.status).toBe(200);
    const set = response.headers.getSetCookie()[0] ?? '';
    expect(set).toMatch(/^next-auth\.session-token=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
    expect(await actorWith(db, cookieOf(response))).toEqual({
      userId,
      newsroomId,
      roles: ['editor', 'legal'],
      scopes: null,
    });
  });

  test('keeps the token only as its hash', async ({ db }) => {
    const { email } = await aPerson(db);
    const response = await authRoutes(db).password(post({ email, password: PASSWORD }));
    const token = cookieOf(response).split('=')[1] ?? '';

    const [row] = await db.session.findMany();

    expect(token).not.toBe('');
    expect(row?.sessionToken).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('marks the cookie as secure where the address is https', async ({ db }) => {
    const config = { ...CONFIG, NEXTAUTH_URL: 'https://desk.daily.example' };
    const { email } = await aPerson(db);

    const response = await authRoutes(db, { config }).password(post({ email, password: PASSWORD }));

    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Secure-next-auth\.session-token=.*; Secure$/,
    );
    expect(await actorWith(db, cookieOf(response), LATER, config)).not.toBeNull();
  });

  test('finds the person however the address is written', async ({ db }) => {
    await aPerson(db, { email: 'ana@daily.example' });
    const body = { email: '  Ana@DAILY.example ', password: PASSWORD };

    expect((await authRoutes(db).password(post(body))).status).toBe(200);
  });

  test('answers a wrong password and an unknown person alike', async ({ db }) => {
    const { email } = await aPerson(db);
    const { password } = authRoutes(db);

    const wrong = await password(post({ email, password: 'not this one at all' }));
    const unknown = await password(post({ email: 'nobody@daily.example', password: PASSWORD }));

    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await wrong.json()).toEqual(await unknown.json());
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect(await db.session.count()).toBe(0);
  });

  test('refuses a person who has no password', async ({ db }) => {
    const { email } = await aPerson(db, { passwordHash: null });

    const response = await authRoutes(db).password(post({ email, password: PASSWORD }));

    expect(response.status).toBe(401);
  });

  test('refuses a password of more than 128 characters before any work', async ({ db }) => {
    const { email } = await aPerson(db);

    const response = await authRoutes(db).password(post({ email, password: 'x'.repeat(129) }));

    expect(response.status).toBe(422);
    expect(await db.rateLimit.count()).toBe(0);
  });

  test('tells a disabled person and one who is no member any more', async ({ db }) => {
    const { userId, newsroomId, email } = await aPerson(db);
    const { password } = authRoutes(db);

    await asSystem(db, 'seed', (tx) => setRoles(tx, { newsroomId, userId, roles: [] }));
    const former = await password(post({ email, password: PASSWORD }));
    await db.user.update({ where: { id: userId }, data: { disabledAt: LATER } });
    const disabled = await password(post({ email, password: PASSWORD }));

    expect(former.status).toBe(403);
    expect(await detailOf(former)).toContain('no newsroom');
    expect(disabled.status).toBe(403);
    expect(await detailOf(disabled)).toContain('disabled');
  });

  test('refuses what another site sends', async ({ db }) => {
    const { email } = await aPerson(db);
    const { password } = authRoutes(db);
    const from = (headers: Record<string, string>) =>
      password(post({ email, password: PASSWORD }, headers));

    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('ends the session that the browser had, and gives a new token', async ({ db }) => {
    const { email } = await aPerson(db);
    const { password } = authRoutes(db);
    const first = cookieOf(await password(post({ email, password: PASSWORD })));

    const second = cookieOf(await password(post({ email, password: PASSWORD }, { cookie: first })));

    expect(second).not.toBe(first);
    expect(await actorWith(db, first)).toBeNull();
    expect(await actorWith(db, second)).not.toBeNull();
  });
});

describe('a session', () => {
  async function signedIn(db: Db, roles: Role[] = ['checker']) {
    const person = await aPerson(db, { roles });
    const response = await authRoutes(db).password(
      post({ email: person.email, password: PASSWORD }),
    );
    return { ...person, cookie: cookieOf(response) };
  }

  test('ends at once when the person signs out', async ({ db }) => {
    const { cookie } = await signedIn(db);
    expect(await actorWith(db, cookie)).not.toBeNull();

    const response = await authRoutes(db).signOut(post({}, { cookie }));

    expect(response.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect(await actorWith(db, cookie)).toBeNull();
    expect(await db.session.count()).toBe(0);
  });

  test('ends at once when the membership ends, and when the person is disabled', async ({ db }) => {
    const { cookie, userId, newsroomId } = await signedIn(db);

    await asSystem(db, 'seed', (tx) => setRoles(tx, { newsroomId, userId, roles: [] }));
    expect(await actorWith(db, cookie)).toBeNull();

    await asSystem(db, 'seed', (tx) => setRoles(tx, { newsroomId, userId, roles: ['viewer'] }));
    expect(await actorWith(db, cookie)).toMatchObject({ roles: ['viewer'] });

    await db.user.update({ where: { id: userId }, data: { disabledAt: LATER } });
    expect(await actorWith(db, cookie)).toBeNull();
  });

  test('goes on while it is used, for seven days, and ends after eight idle hours', async ({
    db,
  }) => {
    const { cookie } = await signedIn(db);

    for (const hour of [7, 14, 21]) expect(await actorWith(db, cookie, hours(hour))).not.toBeNull();
    expect(await actorWith(db, cookie, hours(29.1))).toBeNull();
    for (let hour = 28; hour < 168; hour += 7) await actorWith(db, cookie, hours(hour));
    expect(await actorWith(db, cookie, hours(167.9))).not.toBeNull();
    expect(await actorWith(db, cookie, hours(168))).toBeNull();
  });

  test('is of nobody when its token is made up', async ({ db }) => {
    await signedIn(db);

    expect(await actorWith(db, 'next-auth.session-token=made-up')).toBeNull();
    expect(await actorWith(db, 'next-auth.session-token=')).toBeNull();
    expect(await actorWith(db, '')).toBeNull();
  });

  test('all end when the password changes, but for a new one here', async ({ db }) => {
    const { cookie, email } = await signedIn(db);
    const { password, changePassword } = authRoutes(db);
    const elsewhere = cookieOf(await password(post({ email, password: PASSWORD })));
    const next = 'another four words here';

    const wrong = await changePassword(
      post({ current: 'a wrong one', password: next }, { cookie }),
    );
    const changed = await changePassword(post({ current: PASSWORD, password: next }, { cookie }));

    expect(wrong.status).toBe(422);
    expect(changed.status).toBe(200);
    expect(await actorWith(db, cookie)).toBeNull();
    expect(await actorWith(db, elsewhere)).toBeNull();
    expect(await actorWith(db, cookieOf(changed))).not.toBeNull();
    expect((await password(post({ email, password: next }))).status).toBe(200);
  });

  test('shows the newsroom joined first, and another when that one has ended', async ({ db }) => {
    const { cookie, userId, newsroomId } = await signedIn(db);
    const other = await aPerson(db, { email: 'ben@evening.example', roles: ['administrator'] });
    await asSystem(db, 'seed', (tx) =>
      addRoles(tx, { newsroomId: other.newsroomId, userId, roles: ['writer'], now: LATER }),
    );

    expect(await actorWith(db, cookie)).toMatchObject({ newsroomId });
    await asSystem(db, 'seed', (tx) => setRoles(tx, { newsroomId, userId, roles: [] }));
    expect(await actorWith(db, cookie)).toMatchObject({ newsroomId: other.newsroomId });
  });
});

describe('the throttle', () => {
  const WRONG = 'not this one at all';

  test('makes an account wait longer with each failure, whatever address the guesses claim', async ({
    db,
  }) => {
    const { email } = await aPerson(db);
    const { password } = authRoutes(db);
    const guess = (address: string) =>
      password(post({ email, password: WRONG }, { 'x-forwarded-for': address }));

    for (const host of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']) {
      expect((await guess(host)).status).toBe(401);
    }
    const refused = await guess('192.0.2.5');

    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' });
  });

  test('refuses the right password too while an account waits', async ({ db }) => {
    const { email } = await aPerson(db);
    const { password } = authRoutes(db);
    for (let i = 0; i < 4; i += 1) await password(post({ email, password: WRONG }));

    expect((await password(post({ email, password: PASSWORD }))).status).toBe(429);
  });

  test('counts attempts made at the same moment one by one', async ({ db }) => {
    const { email } = await aPerson(db);
    const { password } = authRoutes(db);

    const responses = await Promise.all(
      Array.from({ length: 40 }, () => password(post({ email, password: WRONG }))),
    );

    const tried = responses.filter(({ status }) => status === 401);
    expect(tried.length).toBeLessThanOrEqual(10);
    expect(responses.filter(({ status }) => status === 429).length).toBe(40 - tried.length);
  });

  test('forgets the failures of an account when its person comes in', async ({ db }) => {
    const { email } = await aPerson(db);
    const { password } = authRoutes(db);
    for (let i = 0; i < 2; i += 1) await password(post({ email, password: WRONG }));
    expect((await password(post({ email, password: PASSWORD }))).status).toBe(200);

    for (let i = 0; i < 3; i += 1) {
      expect((await password(post({ email, password: WRONG }))).status).toBe(401);
    }
  });

  test('leaves other accounts alone', async ({ db }) => {
    const { email } = await aPerson(db);
    const ben = await aPerson(db, { email: 'ben@daily.example' });
    const { password } = authRoutes(db);
    for (let i = 0; i < 6; i += 1) await password(post({ email, password: WRONG }));

    expect((await password(post({ email: ben.email, password: PASSWORD }))).status).toBe(200);
  });
});
