import { describe, expect } from 'vitest';

import {
  authRoutes,
  CONFIG,
  cookieOf,
  headersWith,
  LATER,
  PASSWORD,
  post,
} from '@/lib/testing/accounts';
import { blockedOnLock } from '@/lib/testing/database/blocked-on-lock';
import { test } from '@/lib/testing/database/test';
import { latch } from '@/lib/testing/latch';

import { asSystem } from '../db/transactions';
import { setUpNewsroom } from '../use-cases/set-up-newsroom';
import { findActor } from './get-actor';
import { readSignInPage } from './pages';

const FIRST = {
  newsroomName: 'The Daily',
  name: 'Ana Ito',
  email: 'ana@daily.example',
  password: PASSWORD,
};

describe('the first run', () => {
  test('makes the newsroom, its scale, its stages and its administrator, and signs them in', async ({
    db,
  }) => {
    const response = await authRoutes(db).setUp(post(FIRST));

    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ next: '/settings/verdicts?welcome' });
    const actor = await findActor(db, headersWith(cookieOf(response)), {
      now: LATER,
      config: CONFIG,
    });
    expect(actor).toMatchObject({ roles: ['administrator'] });
    const newsroom = await db.newsroom.findFirstOrThrow({ include: { scales: true } });
    expect(newsroom).toMatchObject({ name: 'The Daily', scales: [{ version: 1 }] });
    expect((await db.event.findMany({ orderBy: { rev: 'asc' } })).map(({ type }) => type)).toEqual([
      'newsroom.created',
      'member.joined',
    ]);
  });

  test('happens once', async ({ db }) => {
    const { setUp } = authRoutes(db);
    await setUp(post(FIRST));

    const response = await setUp(post({ ...FIRST, email: 'late@daily.example' }));

    expect(response.status).toBe(403);
    expect(await db.newsroom.count()).toBe(1);
    expect(await db.user.count()).toBe(1);
  });

  test('happens once also when a second person comes while the first is at it', async ({ db }) => {
    const isMade = latch();
    const letGo = latch();
    const { newsroomName, name, email } = FIRST;
    const input = { newsroomName, name, passwordHash: 'none' };
    const first = asSystem(db, 'set_up', async (tx) => {
      await setUpNewsroom({ ...input, email }, { tx, now: LATER });
      isMade.open();
      await letGo.opened;
    });
    await isMade.opened;
    const second = asSystem(db, 'set_up', (tx) =>
      setUpNewsroom({ ...input, email: 'late@daily.example' }, { tx, now: LATER }),
    );
    const refused = expect(second).rejects.toMatchObject({ code: 'forbidden' });
    await blockedOnLock(db);
    letGo.open();

    await Promise.all([first, refused]);
    expect(await db.newsroom.count()).toBe(1);
  });

  test('is where the sign-in page leads until then', async ({ db }) => {
    const context = { now: LATER, config: CONFIG };
    const page = () => readSignInPage(db, headersWith(''), context);
    expect((await page()).isEmpty).toBe(true);

    await authRoutes(db).setUp(post(FIRST));

    expect((await page()).isEmpty).toBe(false);
  });

  test.for([
    ['newsroomName', { newsroomName: '  ' }],
    ['name', { name: '' }],
    ['email', { email: 'ana at daily' }],
    ['password', { password: 'short' }],
    ['password', { password: 'Password12345!' }],
    ['password', { password: 'aaaaaaaaaaaaaaaa' }],
    ['password', { password: 'abcdefghijklmnop' }],
    ['password', { password: 'four words '.repeat(12) }],
  ] as const)('says what is wrong with %s: %j', async ([path, change], { db }) => {
    const response = await authRoutes(db).setUp(post({ ...FIRST, ...change }));

    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ issues: [{ path }] });
    expect(await db.user.count()).toBe(0);
  });

  test('takes a password longer than 72 bytes whole', async ({ db }) => {
    const long = 'a long sentence about nothing at all, '.repeat(3);
    const { setUp, password } = authRoutes(db);
    await setUp(post({ ...FIRST, password: long }));
    const { email } = FIRST;

    expect((await password(post({ email, password: long.slice(0, 72) }))).status).toBe(401);
    expect((await password(post({ email, password: long }))).status).toBe(200);
  });
});
