/** The newsroom's identity provider, played by a real OpenID Connect server on this machine. */
import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, beforeAll, describe, expect } from 'vitest';

import { aPerson, authRoutes, CONFIG, ORIGIN, PASSWORD, post } from '@/lib/testing/accounts';
import { test } from '@/lib/testing/database/test';
import { as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { createInvitation } from '../use-cases/create-invitation';
import { askedAgainCookie, askedAgainOf } from './asked-again';
import { findActor } from './get-actor';
import { handleNextAuth } from './next-auth-handler';
import { type AuthConfig, sessionCookieName } from './session-cookie';

const server = new OAuth2Server();
let config: AuthConfig = CONFIG;

beforeAll(async () => {
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  config = {
    ...CONFIG,
    OIDC_ISSUER: server.issuer.url,
    OIDC_CLIENT_ID: 'obelus',
    OIDC_CLIENT_SECRET: 'a secret of the client',
  };
});

afterAll(async () => {
  await server.stop();
});

type Claims = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  auth_time?: number;
};

const BEN: Claims = {
  sub: 'ben-at-the-provider',
  email: 'Ben@Daily.example',
  email_verified: true,
  name: 'Ben Oyelaran',
};

/** A browser: it keeps cookies and follows redirects to this application and to the provider. */
function aBrowser(db: Db) {
  const cookies = new Map<string, string>();
  const now = () => new Date();

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, ORIGIN);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(url, {
      ...init,
      headers: [['host', url.host], ['cookie', cookie], ...new Headers(init.headers)],
    });
    const response = await handleNextAuth(request, url.pathname.split('/').slice(3), {
      db,
      config,
      now,
      logError: () => undefined,
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  return {
    cookies,
    ask,

    /** From the button to where the browser ends up: a path of this application. */
    async signIn(
      claims: Claims,
      change: (callback: URL) => void = () => undefined,
      /** Of the address of the sign-in. */
      query = '',
    ) {
      const { csrfToken } = (await (await ask('/api/auth/csrf')).json()) as { csrfToken: string };
      const begun = await ask(`/api/auth/signin/oidc${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrfToken, callbackUrl: '/rounds/7', json: 'true' }),
      });
      const { url } = (await begun.json()) as { url: string };
      server.service.on('beforeTokenSigning', (token: { payload: object }) => {
        Object.assign(token.payload, claims, { aud: 'obelus' });
      });
      const authorized = await fetch(url, { redirect: 'manual' });
      const callback = new URL(authorized.headers.get('location') ?? '');
      change(callback);
      const arrived = await ask(`${callback.pathname}${callback.search}`);
      server.service.removeAllListeners('beforeTokenSigning');
      return { authorization: new URL(url), location: arrived.headers.get('location') ?? '' };
    },

    actor() {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = new Headers({ host: 'localhost:3000', cookie });
      return findActor(db, headers, { now: now(), config });
    },
  };
}

async function invite(db: Db, email: string) {
  const { userId, newsroomId } = await aPerson(db, {
    email: 'ada@daily.example',
    roles: ['administrator'],
  });
  await as(
    db,
    { userId, newsroomId, roles: ['administrator'], scopes: null },
    (context) => createInvitation({ email, roles: ['editor'], baseUrl: ORIGIN }, context),
    new Date(),
  );
  return { newsroomId };
}

describe('single sign-on', () => {
  test('brings in somebody who is invited, and makes them a member', async ({ db }) => {
    const { newsroomId } = await invite(db, 'ben@daily.example');
    const browser = aBrowser(db);

    const { authorization, location } = await browser.signIn(BEN);

    expect(location).toBe(`${ORIGIN}/rounds/7`);
    expect(await browser.actor()).toMatchObject({ newsroomId, roles: ['editor'] });
    const user = await db.user.findUniqueOrThrow({ where: { email: 'ben@daily.example' } });
    expect(user).toMatchObject({ name: 'Ben Oyelaran', passwordHash: null });
    // What the protocol asks for against stolen and swapped answers.
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(authorization.searchParams.get(name)).toMatch(/.{20,}/);
    }
    expect(authorization.searchParams.get('code_challenge_method')).toBe('S256');
  });

  test('keeps the session as a hash and none of the provider’s tokens', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    const browser = aBrowser(db);
    await browser.signIn(BEN);
    const token = browser.cookies.get(sessionCookieName(config)) ?? '';

    const kept = JSON.stringify([await db.session.findMany(), await db.account.findMany()]);

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(kept).not.toContain(token);
    expect(await db.account.findFirst()).toMatchObject({
      provider: 'oidc',
      providerAccountId: BEN.sub,
      access_token: null,
      id_token: null,
      refresh_token: null,
    });
  });

  test('knows the person again by their account, also under another address', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    await aBrowser(db).signIn(BEN);
    const browser = aBrowser(db);

    await browser.signIn({ ...BEN, email: 'ben.oyelaran@daily.example' });

    expect(await browser.actor()).toMatchObject({ roles: ['editor'] });
    expect(await db.user.count({ where: { email: { startsWith: 'ben' } } })).toBe(1);
  });

  test('links a member who had a password until now', async ({ db }) => {
    const { userId } = await aPerson(db, { email: 'ben@daily.example', roles: ['legal'] });
    const browser = aBrowser(db);

    await browser.signIn(BEN);

    expect(await browser.actor()).toMatchObject({ userId, roles: ['legal'] });
  });

  test.for([
    ['nobody invited', BEN, 'not_invited'],
    ['has no verified address', { ...BEN, email_verified: false }, 'email_not_verified'],
    ['does not say it is verified', { ...BEN, email_verified: undefined }, 'email_not_verified'],
    ['has no address', { ...BEN, email: undefined }, 'email_not_verified'],
  ] as const)('refuses somebody who %s', async ([, claims, error], { db }) => {
    await invite(db, error === 'not_invited' ? 'somebody-else@daily.example' : 'ben@daily.example');
    const browser = aBrowser(db);
    const { sub, email, email_verified } = claims;

    const { location } = await browser.signIn({
      sub,
      ...(email !== undefined && { email }),
      ...(email_verified !== undefined && { email_verified }),
    });

    expect(location).toBe(`/sign-in?error=${error}`);
    expect(await browser.actor()).toBeNull();
    expect(await db.user.count({ where: { email: 'ben@daily.example' } })).toBe(0);
  });

  test('refuses a member whose membership has ended or who is disabled', async ({ db }) => {
    const { userId } = await aPerson(db, { email: 'ben@daily.example' });
    await db.membership.updateMany({ where: { userId }, data: { roles: [] } });
    expect((await aBrowser(db).signIn(BEN)).location).toBe('/sign-in?error=not_invited');

    await db.membership.updateMany({ where: { userId }, data: { roles: ['viewer'] } });
    await db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    expect((await aBrowser(db).signIn(BEN)).location).toBe('/sign-in?error=disabled');
  });

  test('never leads to a sample account', async ({ db }) => {
    await aPerson(db, { email: 'ben@daily.example', isSample: true });

    expect((await aBrowser(db).signIn(BEN)).location).toBe('/sign-in?error=not_invited');
  });

  test('refuses an answer that does not belong to this browser’s question', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    const browser = aBrowser(db);

    const { location } = await browser.signIn(BEN, (callback) => {
      callback.searchParams.set('state', 'of another question');
    });

    expect(location).toContain('error=');
    expect(await browser.actor()).toBeNull();
  });

  test('does not link the account to whoever was signed in here before', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    const eve = await aPerson(db, { email: 'eve@daily.example', roles: ['viewer'] });
    const browser = aBrowser(db);
    const signedIn = await authRoutes(db, { now: () => new Date() }).password(
      post({ email: eve.email, password: PASSWORD }),
    );
    const [name = '', value = ''] = (signedIn.headers.getSetCookie()[0] ?? '').split(/[=;]/);
    browser.cookies.set(name, value);
    expect(await browser.actor()).toMatchObject({ userId: eve.userId });

    await browser.signIn(BEN);

    expect(await browser.actor()).toMatchObject({ roles: ['editor'] });
    expect(await db.account.count({ where: { userId: eve.userId } })).toBe(0);
    // Eve's session in this browser is over.
    expect(await db.session.count({ where: { userId: eve.userId } })).toBe(0);
  });

  test('tells the browser who is signed in, extends the session, and ends it', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    const browser = aBrowser(db);
    expect(await (await browser.ask('/api/auth/session')).json()).toEqual({});
    await browser.signIn(BEN);

    const session: unknown = await (await browser.ask('/api/auth/session')).json();
    const { csrfToken } = (await (await browser.ask('/api/auth/csrf')).json()) as {
      csrfToken: string;
    };
    await browser.ask('/api/auth/signout', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken, json: 'true' }),
    });

    expect(session).toMatchObject({ user: { name: 'Ben Oyelaran', email: 'ben@daily.example' } });
    expect(await browser.actor()).toBeNull();
    expect(await db.session.count()).toBe(0);
  });

  test('takes its own address from the configuration, whatever the request says', async ({
    db,
  }) => {
    const browser = aBrowser(db);
    const forged = { host: 'attacker.example', 'x-forwarded-host': 'attacker.example' };

    const providers = await (await browser.ask('/api/auth/providers', { headers: forged })).text();

    expect(providers).toContain(`${ORIGIN}/api/auth/callback/oidc`);
    expect(providers).not.toContain('attacker');
  });
});

const AGAIN = '?prompt=login';

describe('when the single sign-on asked who somebody is', () => {
  const askedAt = async (db: Db) =>
    (await db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).authenticatedAt;
  const secondsAgo = (count: number) => Math.floor(Date.now() / 1000) - count;

  test('is what it says itself, and never in the future', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    const hourAgo = secondsAgo(3_600);
    const { authorization } = await aBrowser(db).signIn({ ...BEN, auth_time: hourAgo });
    expect(authorization.searchParams.get('max_age')).toBe('28800');
    expect(await askedAt(db)).toEqual(new Date(hourAgo * 1000));

    await aBrowser(db).signIn({ ...BEN, auth_time: secondsAgo(-3_600) });
    expect((await askedAt(db)).getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('is not known where it does not say so, but for a request to ask anew', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    const browser = aBrowser(db);
    await browser.signIn(BEN);
    expect(await askedAt(db)).toEqual(new Date(0));

    const { authorization, location } = await browser.signIn(BEN, undefined, AGAIN);
    expect(authorization.searchParams.get('prompt')).toBe('login');
    expect(authorization.searchParams.get('max_age')).toBe('0');
    expect(location).toBe(`${ORIGIN}/rounds/7`);
    expect(Date.now() - (await askedAt(db)).getTime()).toBeLessThan(60_000);

    // What was asked anew for one request is nothing to the next.
    await browser.signIn(BEN);
    expect(await askedAt(db)).toEqual(new Date(0));
  });

  test('is not believed of an answer that is to another request, or came after minutes', async ({
    db,
  }) => {
    await invite(db, 'ben@daily.example');
    const note = askedAgainCookie('https://sso.example/?state=of-this-one', CONFIG, new Date());
    const headers = new Headers({ cookie: (note ?? '').split(';')[0] ?? '' });
    const of = (state: string, after = 0, config = CONFIG) =>
      askedAgainOf(headers, state, { config, now: new Date(Date.now() + after) });
    expect(of('of-another')).toBeNull();
    expect(of('of-this-one', 6 * 60_000)).toBeNull();
    expect(of('of-this-one', 0, { ...CONFIG, NEXTAUTH_SECRET: 'another secret' })).toBeNull();
    // The control.
    expect(of('of-this-one', 1_000)).not.toBeNull();
  });

  test('is refused where it says that it did not ask anew', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    const browser = aBrowser(db);
    await browser.signIn(BEN);
    const { location } = await browser.signIn(
      { ...BEN, auth_time: secondsAgo(3_600) },
      undefined,
      AGAIN,
    );
    expect(location).toBe('/sign-in?error=not_asked_again&next=%2Frounds%2F7');
    // Who was signed in here still is, and can sign nothing with it.
    expect(await browser.actor()).toMatchObject({ roles: ['editor'] });
    expect(await askedAt(db)).toEqual(new Date(0));
  });

  test('is asked by this application and by no link', async ({ db }) => {
    await invite(db, 'ben@daily.example');
    const { authorization } = await aBrowser(db).signIn(
      BEN,
      undefined,
      '?prompt=none&max_age=999999&scope=everything',
    );
    expect(authorization.searchParams.get('prompt')).toBeNull();
    expect(authorization.searchParams.get('max_age')).toBe('28800');
    expect(authorization.searchParams.get('scope')).toBe('openid email profile');
  });
});
