import 'server-only';

import { randomUUID } from 'node:crypto';

import { env } from '../env';
import { logger } from '../logger';
import { database } from '../runtime';
import { createAuthRoutes } from './create-auth-routes';
import { handleNextAuth } from './next-auth-handler';

/** The ways in and out, joined with the real parts. Made when first needed: a build has no database. */
let routes: ReturnType<typeof createAuthRoutes> | undefined;

type Route = keyof ReturnType<typeof createAuthRoutes>;

export function authRoute(name: Route): (request: Request) => Promise<Response> {
  return (request) => {
    routes ??= createAuthRoutes({
      db: database(),
      config: env(),
      now: () => new Date(),
      newRequestId: () => randomUUID(),
      logError: (error, { requestId }) =>
        logger().error({ err: error, requestId }, 'sign-in failed'),
    });
    return routes[name](request);
  };
}

export async function nextAuthRoute(
  request: Request,
  { params }: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await params;
  return handleNextAuth(request, nextauth, {
    db: database(),
    config: env(),
    now: () => new Date(),
    logError: (message) => logger().warn(message),
  });
}
