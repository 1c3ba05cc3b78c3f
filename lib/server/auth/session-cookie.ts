import 'server-only';

import { randomBytes } from 'node:crypto';

import type { Env } from '../env';

/** What of the configuration decides how people sign in. */
export type AuthConfig = Pick<
  Env,
  | 'NEXTAUTH_URL'
  | 'NEXTAUTH_SECRET'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_NAME'
  | 'OBELUS_SAMPLE_SIGN_IN'
  | 'TRUSTED_PROXY_HOPS'
>;

/** A browser that does nothing for so long is signed out. */
export const SESSION_IDLE_MS = 8 * 60 * 60 * 1000;
/** Whatever it does, it signs in anew after this. */
export const SESSION_ABSOLUTE_MS = 7 * 24 * 60 * 60 * 1000;

export function isSecure(config: Pick<AuthConfig, 'NEXTAUTH_URL'>): boolean {
  return config.NEXTAUTH_URL.startsWith('https://');
}

/** The name next-auth gives it by default. */
export function sessionCookieName(config: Pick<AuthConfig, 'NEXTAUTH_URL'>): string {
  return `${isSecure(config) ? '__Secure-' : ''}next-auth.session-token`;
}

/** The token that the browser holds; the database knows its hash. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The session's token in a request's cookies, or `null`. */
export function sessionTokenOf(
  headers: Headers,
  config: Pick<AuthConfig, 'NEXTAUTH_URL'>,
): string | null {
  return cookiesOf(headers)[sessionCookieName(config)] ?? null;
}

export function cookiesOf(headers: Headers): Partial<Record<string, string>> {
  const pairs: [string, string][] = [];
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) pairs.push([part.slice(0, at).trim(), decoded(part.slice(at + 1).trim())]);
  }
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The cookie outlives the idle time, because only the database counts that: a
 * page that is merely read sends no new cookie.
 */
export function sessionCookie(config: AuthConfig, token: string): string {
  return cookie(config, token, SESSION_ABSOLUTE_MS / 1000);
}

export function endedSessionCookie(config: AuthConfig): string {
  return cookie(config, '', 0);
}

function cookie(config: AuthConfig, value: string, maxAgeSeconds: number): string {
  const secure = isSecure(config) ? '; Secure' : '';
  return `${sessionCookieName(config)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}
