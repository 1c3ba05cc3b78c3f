import 'server-only';

import { createHmac, timingSafeEqual } from 'node:crypto';

import { type AuthConfig, cookiesOf, isSecure } from './session-cookie';

/**
 * That a way to the single sign-on was begun to have somebody asked anew who they are,
 * and when. It is noted in this browser alone, bound to the `state` of that one request
 * and signed: an answer to another request, of another browser or of long ago is none
 * to this one.
 */
export type AskedAgain = { startedAt: Date };

/** How long the person has at the provider, in seconds. */
const LASTS_SECONDS = 5 * 60;

/** The way there, as the provider answered it: `state` stands in its address. */
export function askedAgainCookie(address: string, config: AuthConfig, now: Date): string | null {
  const state = URL.canParse(address) ? new URL(address).searchParams.get('state') : null;
  if (state === null || state === '') return null;
  const startedAt = String(now.getTime());
  return cookie(config, `${startedAt}.${signatureOf(state, startedAt, config)}`, LASTS_SECONDS);
}

/** What the answer with this `state` is an answer to; null where nobody was asked anew for it. */
export function askedAgainOf(
  headers: Headers,
  state: string | null,
  { config, now }: { config: AuthConfig; now: Date },
): AskedAgain | null {
  const [startedAt = '', signature = ''] = (cookiesOf(headers)[nameOf(config)] ?? '').split('.');
  if (state === null || !/^\d{1,16}$/.test(startedAt)) return null;
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf(state, startedAt, config));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const began = new Date(Number(startedAt));
  const age = now.getTime() - began.getTime();
  return age >= 0 && age <= LASTS_SECONDS * 1000 ? { startedAt: began } : null;
}

/** It answers one request. */
export function endedAskedAgainCookie(config: AuthConfig): string {
  return cookie(config, '', 0);
}

function signatureOf(state: string, startedAt: string, config: AuthConfig): string {
  return createHmac('sha256', config.NEXTAUTH_SECRET)
    .update(`asked again\n${startedAt}\n${state}`)
    .digest('base64url');
}

function nameOf(config: AuthConfig): string {
  return `${isSecure(config) ? '__Secure-' : ''}obelus.asked-again`;
}

function cookie(config: AuthConfig, value: string, maxAgeSeconds: number): string {
  const secure = isSecure(config) ? '; Secure' : '';
  return `${nameOf(config)}=${value}; Path=/api/auth; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}
