import 'server-only';

import { AppError } from '../app-error';

/**
 * Refuse a write that another site makes with the cookies of a signed-in
 * person. A bearer token is no cookie: no site can make a browser send it.
 *
 * @throws AppError unless the browser says that the request comes from here.
 */
export function refuseForeignOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (request.headers.get('authorization')?.startsWith('Bearer ') === true) return;

  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin') return;
  const origin = request.headers.get('origin');
  const host = request.headers.get('host');
  if (site === null && origin !== null && host !== null && isOriginOf(origin, host)) return;

  throw new AppError(
    'forbidden',
    'This write does not come from Obelus itself. A program signs in with a bearer token.',
  );
}

function isOriginOf(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false; // `null`, as a sandboxed page sends it.
  }
}
