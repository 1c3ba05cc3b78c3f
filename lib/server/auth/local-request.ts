import 'server-only';

import type { AuthConfig } from './session-cookie';

/**
 * Whether a request was made on this machine to an installation that is meant
 * for this machine. Only then are the sample accounts there, whose password
 * stands in the source.
 *
 * Every address the request names must be this machine's: a proxy that passes
 * requests on as "Host: localhost" gives itself away by what it forwards. And
 * whatever a request claims, an installation with a public address has no
 * sample accounts.
 */
export function isSampleSignInOpen(
  headers: Headers,
  config: Pick<AuthConfig, 'NEXTAUTH_URL' | 'OBELUS_SAMPLE_SIGN_IN'>,
): boolean {
  if (!config.OBELUS_SAMPLE_SIGN_IN) return false;
  if (!isLocalHost(new URL(config.NEXTAUTH_URL).host)) return false;

  const host = headers.get('host');
  if (host === null || !isLocalHost(host)) return false;
  if (!valuesOf(headers, 'x-forwarded-host').every(isLocalHost)) return false;
  if (!valuesOf(headers, 'x-forwarded-for').every(isLoopbackAddress)) return false;
  if (!valuesOf(headers, 'x-real-ip').every(isLoopbackAddress)) return false;
  return !headers.has('forwarded') && !headers.has('via');
}

function valuesOf(headers: Headers, name: string): string[] {
  const value = headers.get(name);
  return value === null ? [] : value.split(',').map((part) => part.trim());
}

/** `localhost:3000`, `127.0.0.1`, `[::1]:3000`. */
function isLocalHost(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host);
}

function isLoopbackAddress(address: string): boolean {
  return /^(?:::ffff:)?127\.0\.0\.1$|^::1$/i.test(address);
}
