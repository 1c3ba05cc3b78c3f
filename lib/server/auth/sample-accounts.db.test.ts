import { describe, expect } from 'vitest';

import {
  aPerson,
  authRoutes,
  CONFIG,
  cookieOf,
  headersWith,
  LATER,
  PASSWORD,
  post,
} from '@/lib/testing/accounts';
import { test } from '@/lib/testing/database/test';
import { as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { createToken } from '../use-cases/create-token';
import { findActor } from './get-actor';
import { readSignInPage } from './pages';

describe('a sample account', () => {
  const REMOTE: Record<string, Record<string, string>> = {
    'another host': { host: 'desk.daily.example' },
    'a host that begins like ours': { host: 'localhost.attacker.example' },
    'no host': { host: '' },
    'a forwarded host': { 'x-forwarded-host': 'desk.daily.example' },
    'two forwarded hosts': { 'x-forwarded-host': 'localhost:3000, desk.daily.example' },
    'a forwarded address': { 'x-forwarded-for': '203.0.113.7' },
    'a forwarded address behind a local one': { 'x-forwarded-for': '127.0.0.1, 203.0.113.7' },
    'the address a proxy saw': { 'x-real-ip': '203.0.113.7' },
    'a proxy that names itself': { via: '1.1 proxy' },
    'the standard header of proxies': { forwarded: 'for=203.0.113.7' },
  };
  const LOCAL: Record<string, Record<string, string>> = {
    localhost: {},
    'the loopback address': { host: '127.0.0.1:3000' },
    'the loopback address of IPv6': { host: '[::1]:3000' },
    'what the server adds itself': {
      'x-forwarded-host': 'localhost:3000',
      'x-forwarded-for': '::ffff:127.0.0.1',
    },
  };
  const aSample = (db: Db) => aPerson(db, { email: 'checker@sample.example', isSample: true });

  test.for(Object.keys(LOCAL))('comes in by one click at %s', async (name, { db }) => {
    const { email } = await aSample(db);

    const response = await authRoutes(db).sample(post({ email }, LOCAL[name]));

    expect(response.status).toBe(200);
  });

  test.for(Object.keys(REMOTE))('is refused by every way in from %s', async (name, { db }) => {
    const { email, userId, newsroomId } = await aSample(db);
    const headers = REMOTE[name] ?? {};
    const { sample, password } = authRoutes(db);
    const cookie = cookieOf(await sample(post({ email })));
    const token = await as(
      db,
      { userId, newsroomId, roles: ['checker'], scopes: null },
      (context) => createToken({ name: 'Try', scopes: ['read'], days: 1 }, context),
      LATER,
    );
    const bearer = { authorization: `Bearer ${token.token}`, host: 'localhost:3000' };
    const context = { now: LATER, config: CONFIG };
    // Each of these lets the account in from here.
    expect(await findActor(db, headersWith(cookie), context)).not.toBeNull();
    expect(await findActor(db, new Headers(bearer), context)).not.toBeNull();

    expect((await sample(post({ email }, headers))).status).toBe(403);
    expect((await password(post({ email, password: PASSWORD }, headers))).status).toBe(403);
    expect(await findActor(db, headersWith(cookie, headers), context)).toBeNull();
    expect(await findActor(db, new Headers({ ...bearer, ...headers }), context)).toBeNull();
    const page = await readSignInPage(db, headersWith('', headers), context);
    expect(page.samples).toEqual([]);
  });

  test.for([
    ['an installation with a public address', { NEXTAUTH_URL: 'https://desk.daily.example' }],
    ['an installation that has switched them off', { OBELUS_SAMPLE_SIGN_IN: false }],
  ] as const)('is refused by %s, whatever the request claims', async ([, change], { db }) => {
    const { email } = await aSample(db);
    const config = { ...CONFIG, ...change };
    const { sample, password } = authRoutes(db, { config });

    expect((await sample(post({ email }))).status).toBe(403);
    expect((await password(post({ email, password: PASSWORD }))).status).toBe(403);
  });

  test('is offered on the sign-in page, and no other account is', async ({ db }) => {
    const { newsroomId } = await aSample(db);
    const ana = await aPerson(db, { newsroomId });
    const context = { now: LATER, config: CONFIG };

    const { samples } = await readSignInPage(db, headersWith(''), context);

    expect(samples).toEqual([
      { email: 'checker@sample.example', name: 'checker', roles: ['checker'] },
    ]);
    expect((await authRoutes(db).sample(post({ email: ana.email }))).status).toBe(404);
  });
});
