import 'server-only';

import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions } from 'next-auth';

import { safeNextPath } from '@/lib/contracts/next-path';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import { deleteSession } from '../repositories/session-repository';
import { createAdapter } from './adapter';
import { askedAgainCookie, askedAgainOf, endedAskedAgainCookie } from './asked-again';
import {
  type AuthConfig,
  cookiesOf,
  isSecure,
  newSecret,
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
  sessionCookieName,
  sessionTokenOf,
} from './session-cookie';
import { authTimeOf, singleSignOnOf, ssoDenialOf, wasNotAskedAgain } from './single-sign-on';

export type NextAuthDependencies = {
  db: Db;
  config: AuthConfig;
  now: () => Date;
  logError: (message: string, error: unknown) => void;
};

/** What next-auth does here; a request for anything else is answered with nothing. */
const ACTIONS: ReadonlySet<string> = new Set([
  'callback',
  'csrf',
  'error',
  'providers',
  'session',
  'signin',
  'signout',
]);

/**
 * next-auth on web requests. It is given a request of its own making, so that
 * what it sees is decided here: it takes its own address from the configuration
 * and never from a header, and it does not see the session of whoever used this
 * browser before, which it would otherwise link the new person's account to.
 */
export async function handleNextAuth(
  request: Request,
  segments: readonly string[],
  deps: NextAuthDependencies,
): Promise<Response> {
  const action = segments[0] ?? '';
  if (!ACTIONS.has(action)) return new Response(null, { status: 404 });
  tellItsAddress(deps.config);

  const cookies = cookiesOf(request.headers);
  const isComingIn = action === 'signin' || action === 'callback';
  if (isComingIn) cookies[sessionCookieName(deps.config)] = undefined;

  const given = Object.fromEntries(new URL(request.url).searchParams);
  const isAskedAgain =
    action === 'signin' && request.method === 'POST' && given['prompt'] === 'login';
  const answer = new Answer();
  await NextAuth(
    {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      query: {
        ...(isAskedAgain ? ASK_AGAIN : action === 'signin' ? withoutProviderWords(given) : given),
        nextauth: [...segments],
      },
      body: await readForm(request),
      cookies: definedOnly(cookies),
    } as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    optionsFor(request.headers, given['state'] ?? null, deps),
  );
  if (isAskedAgain) {
    const noted = askedAgainCookie(answer.leadsTo(), deps.config, deps.now());
    if (noted !== null) answer.addCookie(noted);
  } else if (action === 'callback') answer.addCookie(endedAskedAgainCookie(deps.config));

  const earlier = sessionTokenOf(request.headers, deps.config);
  if (isComingIn && earlier !== null && answer.setsCookie(sessionCookieName(deps.config))) {
    await asSystem(deps.db, 'sign_in', (tx) => deleteSession(tx, sha256(earlier)));
  }
  return answer.toResponse();
}

/** OpenID Connect Core 1.0, 3.1.2.1: ask, whoever is known to be there, and say when. */
const ASK_AGAIN = { prompt: 'login', max_age: '0' };

/** Of the address of a sign-in, what is passed on to the provider is decided here and not by a link. */
function withoutProviderWords(given: Record<string, string>): Record<string, string> {
  const { callbackUrl, error } = given;
  return {
    ...(callbackUrl !== undefined && { callbackUrl }),
    ...(error !== undefined && { error }),
  };
}

function optionsFor(
  headers: Headers,
  state: string | null,
  { db, config, now, logError }: NextAuthDependencies,
): AuthOptions {
  const provider = singleSignOnOf(config);
  let authenticatedAt = now();
  return {
    adapter: createAdapter(db, {
      headers,
      now: now(),
      config,
      authenticatedAt: () => authenticatedAt,
    }),
    providers: provider === null ? [] : [provider],
    secret: config.NEXTAUTH_SECRET,
    useSecureCookies: isSecure(config),
    session: {
      strategy: 'database',
      maxAge: SESSION_IDLE_MS / 1000,
      updateAge: 5 * 60,
      generateSessionToken: newSecret,
    },
    cookies: {
      sessionToken: {
        name: sessionCookieName(config),
        options: {
          httpOnly: true,
          sameSite: 'lax',
          path: '/',
          secure: isSecure(config),
          maxAge: SESSION_ABSOLUTE_MS / 1000,
        },
      },
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    callbacks: {
      async signIn({ account, profile }) {
        if (account === null || profile === undefined) return false;
        const askedAgain = askedAgainOf(headers, state, { config, now: now() });
        if (wasNotAskedAgain(profile, askedAgain)) {
          return `/sign-in?error=not_asked_again&next=${encodeURIComponent(wayBack(headers))}`;
        }
        authenticatedAt = authTimeOf(profile, { askedAgain, now: now() });
        const denial = await ssoDenialOf(db, {
          profile,
          providerAccountId: account.providerAccountId,
          now: now(),
        });
        return denial === null ? true : `/sign-in?error=${denial}`;
      },
      // What a browser is told of its session: enough to show who is signed in.
      session: ({ session, user }) => ({
        expires: session.expires,
        user: { id: user.id, name: user.name, email: user.email },
      }),
    },
    logger: {
      // The code alone: what comes with it can hold tokens and addresses.
      error: (code) => logError(`next-auth: ${code}`, null),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** Where the person was led from, as next-auth keeps it in the browser. */
function wayBack(headers: Headers): string {
  const kept = Object.entries(cookiesOf(headers)).find(([name]) => name.endsWith(CALLBACK_COOKIE));
  const [, address = ''] = kept ?? [];
  return safeNextPath(URL.canParse(address) ? new URL(address).pathname : address);
}

const CALLBACK_COOKIE = 'next-auth.callback-url';

/** next-auth reads its address from the environment and from nowhere else. */
function tellItsAddress({ NEXTAUTH_URL }: AuthConfig): void {
  // eslint-disable-next-line no-restricted-properties -- it is written here, not read
  process.env['NEXTAUTH_URL'] = NEXTAUTH_URL;
}

async function readForm(request: Request): Promise<Record<string, unknown>> {
  if (request.method !== 'POST') return {};
  const text = (await request.text()).slice(0, 10_000);
  const isJson = request.headers.get('content-type')?.includes('application/json') === true;
  if (!isJson) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

function definedOnly(cookies: Partial<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cookies).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** The response as next-auth writes it, piece by piece. */
class Answer {
  private code = 200;
  private body: string | null = null;
  private readonly headers = new Headers();

  status(code: number): this {
    this.code = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    if (name.toLowerCase() === 'set-cookie') return this.headers.getSetCookie();
    return this.headers.get(name) ?? undefined;
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers.delete(name);
    for (const each of typeof value === 'string' ? [value] : value) this.headers.append(name, each);
    return this;
  }

  json(value: unknown): void {
    this.headers.set('content-type', 'application/json');
    this.body = JSON.stringify(value);
  }

  send(value: unknown): void {
    if (typeof value === 'string') this.body = value;
    else if (value !== undefined) this.json(value);
  }

  end(): void {
    // Nothing more comes; the body is what was sent.
  }

  /** The address that a browser is led to: in the answer, or beside it. */
  leadsTo(): string {
    const location = this.headers.get('location');
    if (location !== null) return location;
    try {
      const { url } = JSON.parse(this.body ?? '') as { url?: unknown };
      return typeof url === 'string' ? url : '';
    } catch {
      return '';
    }
  }

  addCookie(line: string): void {
    this.headers.append('set-cookie', line);
  }

  setsCookie(name: string): boolean {
    return this.headers
      .getSetCookie()
      .some((cookie) => cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}=;`));
  }

  toResponse(): Response {
    const headers = new Headers(this.headers);
    headers.set('cache-control', 'private, no-store');
    return new Response(this.body, { status: this.code, headers });
  }
}
