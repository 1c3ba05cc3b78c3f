import 'server-only';

import type { Endpoint, EndpointInput } from '@/lib/contracts/endpoint';
import {
  acceptInvitation,
  changePassword,
  joinNewsroom,
  setUp,
  signIn,
  signInAsSample,
  signOut,
} from '@/lib/contracts/endpoints/sign-in';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { problemResponse } from '../http/problem-response';
import { parseInput, readBody } from '../http/read-request';
import { refuseForeignOrigin } from '../http/same-origin';
import { hasUsers } from '../repositories/user-repository';
import { AppError } from '../app-error';
import { setUpNewsroom } from '../use-cases/set-up-newsroom';
import { acceptAsMember, acceptAsNewPerson } from './accept-invitation';
import { changePassword as changePasswordOf } from './change-password';
import { hashPassword } from './password-hash';
import { type AuthConfig, endedSessionCookie, sessionCookie } from './session-cookie';
import {
  signInAsSample as signInAsSampleAccount,
  type SignInContext,
  signInWithPassword,
  signOut as endSession,
  startSession,
} from './sign-in';
import { createSignInThrottle, type SignInThrottle } from './sign-in-throttle';

type AuthDependencies = {
  db: Db;
  config: AuthConfig;
  now: () => Date;
  newRequestId: () => string;
  logError: (error: unknown, context: { requestId: string }) => void;
};

/** What a way of signing in does to the browser's session. */
type Outcome = { next: string; session: { token: string } | 'kept' | 'ended' };

type Handler = (request: Request) => Promise<Response>;

/**
 * The routes by which a browser comes in and goes out. Like the path of an API
 * request, but there is no actor yet, and the answer carries the cookie.
 */
export function createAuthRoutes(deps: AuthDependencies) {
  const throttle = createSignInThrottle(deps.db);

  return {
    password: route(deps, throttle, signIn, async ({ body }, context) => {
      const { sessionToken } = await signInWithPassword(body, context);
      return { next: '/', session: { token: sessionToken } };
    }),

    sample: route(deps, throttle, signInAsSample, async ({ body }, context) => {
      const { sessionToken } = await signInAsSampleAccount(body, context);
      return { next: '/', session: { token: sessionToken } };
    }),

    signOut: route(deps, throttle, signOut, async (_, context) => {
      await endSession(context);
      return { next: '/sign-in', session: 'ended' };
    }),

    setUp: route(deps, throttle, setUp, async ({ body }, context) => {
      const { password, ...input } = body;
      // Before the password is hashed: once there is somebody, this costs no work.
      await asSystem(context.db, 'set_up', async (tx) => {
        if (await hasUsers(tx)) throw new AppError('forbidden', SET_UP_ALREADY);
      });
      const passwordHash = await hashPassword(password);
      const token = await asSystem(context.db, 'set_up', async (tx) => {
        const { userId } = await setUpNewsroom({ ...input, passwordHash }, { ...context, tx });
        return startSession(userId, context)(tx);
      });
      return { next: '/settings/verdicts?welcome', session: { token } };
    }),

    acceptInvitation: route(deps, throttle, acceptInvitation, async ({ body }, context) => {
      const { sessionToken } = await acceptAsNewPerson(body, context);
      return { next: '/', session: { token: sessionToken } };
    }),

    join: route(deps, throttle, joinNewsroom, async ({ body }, context) => {
      const { sessionToken } = await acceptAsMember(body, context);
      return { next: '/', session: sessionToken === null ? 'kept' : { token: sessionToken } };
    }),

    changePassword: route(deps, throttle, changePassword, async ({ body }, context) => {
      const { sessionToken } = await changePasswordOf(body, context);
      return { next: '/settings/account', session: { token: sessionToken } };
    }),
  };
}

const SET_UP_ALREADY =
  'This installation is set up already. Sign in, or ask its administrator for an invitation.';

function route<E extends Endpoint>(
  deps: AuthDependencies,
  throttle: SignInThrottle,
  endpoint: E,
  run: (input: EndpointInput<E>, context: SignInContext) => Promise<Outcome>,
): Handler {
  return async (request) => {
    const requestId = deps.newRequestId();
    try {
      refuseForeignOrigin(request);
      const { json } = await readBody(request, endpoint);
      const input = parseInput(endpoint, {
        params: undefined,
        query: undefined,
        body: json,
        ifMatch: undefined,
      });
      const context = {
        db: deps.db,
        throttle,
        config: deps.config,
        headers: request.headers,
        now: deps.now(),
      };
      const { next, session } = await run(input, context);
      return answer(deps.config, { next, session, status: endpoint.status, requestId });
    } catch (error) {
      return problemResponse(error, requestId, deps.logError);
    }
  };
}

function answer(
  config: AuthConfig,
  { next, session, status, requestId }: Outcome & { status: number; requestId: string },
): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store', 'x-request-id': requestId });
  if (session === 'ended') {
    headers.append('set-cookie', endedSessionCookie(config));
    // What the browser kept of pages; not its storage, where unsent work may be.
    headers.set('clear-site-data', '"cache"');
  } else if (session !== 'kept') {
    headers.append('set-cookie', sessionCookie(config, session.token));
  }
  return Response.json({ next }, { status, headers });
}
