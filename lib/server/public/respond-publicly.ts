import 'server-only';

import { AppError } from '../app-error';
import { clientAddressOf } from '../auth/client-address';
import { TooManyAttempts } from '../rate-limiter';
import { env } from '../env';
import { logger } from '../logger';
import { database } from '../runtime';
import type { PublicContext, PublicPage } from './public-pages';
import { createPublicThrottle } from './public-throttle';

/**
 * The one way public pages are answered: counted first, without a cookie, and with
 * one answer for whatever is not there, so that nobody learns what once was.
 */
export async function respondPublicly(
  request: Request,
  read: (context: PublicContext) => Promise<PublicPage | null>,
): Promise<Response> {
  const { NEXTAUTH_URL: baseUrl, TRUSTED_PROXY_HOPS } = env();
  const db = database();
  const count = createPublicThrottle(db);
  return answerPublicly(request, read, {
    ...{ db, baseUrl, count, now: new Date() },
    trustedProxyHops: TRUSTED_PROXY_HOPS,
  });
}

type Answering = PublicContext & {
  /** @throws TooManyAttempts */
  count: (address: string) => Promise<void>;
  trustedProxyHops: number;
};

export async function answerPublicly(
  request: Request,
  read: (context: PublicContext) => Promise<PublicPage | null>,
  { count, trustedProxyHops, ...context }: Answering,
): Promise<Response> {
  try {
    await count(clientAddressOf(request.headers, trustedProxyHops));
    const page = await read(context);
    return page === null ? gone() : found(page);
  } catch (error) {
    if (error instanceof TooManyAttempts) {
      const headers = { 'retry-after': String(error.retryAfterSeconds) };
      return plain(429, `${error.message}\n`, headers);
    }
    if (!(error instanceof AppError)) logger().error({ err: error }, 'public page');
    return plain(500, 'Something went wrong on our side. Try again later.\n');
  }
}

function found({ body, contentType, isListed }: PublicPage): Response {
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'x-robots-tag': isListed ? 'all' : 'noindex, nofollow',
      // Read by programs of other sites; it is the same for everybody.
      'access-control-allow-origin': '*',
    },
  });
}

function gone(): Response {
  return plain(
    404,
    'There is no report at this address. It may have been withdrawn, or is being revised.\n',
  );
}

function plain(status: number, body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'x-robots-tag': 'noindex, nofollow',
      ...headers,
    },
  });
}
