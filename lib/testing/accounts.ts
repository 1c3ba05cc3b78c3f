/** People who can sign in, and a browser that keeps its cookies, for the tests of accounts. */
import type { Problem } from '@/lib/contracts/problem';
import type { Role } from '@/lib/domain/access/access-request';
import { createAuthRoutes } from '@/lib/server/auth/create-auth-routes';
import { hashPassword } from '@/lib/server/auth/password-hash';
import type { AuthConfig } from '@/lib/server/auth/session-cookie';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { insertUser } from '@/lib/server/repositories/user-repository';
import { addRoles } from '@/lib/server/repositories/membership-repository';

import { aNewsroom } from './factories';

/** After every row that the factories make with the database's own clock. */
export const LATER = new Date('2031-05-06T09:00:00Z');

export const ORIGIN = 'http://localhost:3000';

export const CONFIG: AuthConfig = {
  NEXTAUTH_URL: ORIGIN,
  NEXTAUTH_SECRET: 'a secret of the tests, long enough for anyone',
  OIDC_ISSUER: undefined,
  OIDC_CLIENT_ID: undefined,
  OIDC_CLIENT_SECRET: undefined,
  OIDC_NAME: 'Newsroom single sign-on',
  OBELUS_SAMPLE_SIGN_IN: true,
  TRUSTED_PROXY_HOPS: 0,
};

export const PASSWORD = 'four words make this';

let hashed: Promise<string> | undefined;

type Person = { userId: string; newsroomId: string; email: string };

export async function aPerson(
  db: Db,
  {
    email = 'ana@daily.example',
    roles = ['checker'],
    newsroomId,
    isSample = false,
    passwordHash,
  }: {
    email?: string;
    roles?: Role[];
    newsroomId?: string;
    isSample?: boolean;
    passwordHash?: null;
  } = {},
): Promise<Person> {
  const newsroom = newsroomId ?? (await aNewsroom(db)).id;
  hashed ??= hashPassword(PASSWORD);
  const hash = passwordHash === null ? null : await hashed;
  const now = new Date('2031-05-01T09:00:00Z');
  const userId = await asSystem(db, 'seed', async (tx) => {
    const user = await insertUser(tx, {
      name: email.split('@')[0] ?? email,
      email,
      passwordHash: hash,
      emailVerified: null,
      now,
    });
    if (isSample) await tx.user.update({ where: { id: user.id }, data: { isSample } });
    await addRoles(tx, { newsroomId: newsroom, userId: user.id, roles, now });
    return user.id;
  });
  return { userId, newsroomId: newsroom, email };
}

type Routes = ReturnType<typeof createAuthRoutes>;

/** The routes as the application joins them, at a time that the test sets. */
export function authRoutes(
  db: Db,
  { config = CONFIG, now = () => LATER }: { config?: AuthConfig; now?: () => Date } = {},
): Routes {
  return createAuthRoutes({
    db,
    config,
    now,
    newRequestId: () => 'request-of-the-test',
    logError: (error) => {
      throw error;
    },
  });
}

/** What a browser of this origin sends. */
export function post(
  body: unknown,
  { cookie, ...headers }: Record<string, string> & { cookie?: string } = {},
): Request {
  return new Request(`${ORIGIN}/api/auth/any`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      host: 'localhost:3000',
      'sec-fetch-site': 'same-origin',
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
  });
}

/** The sentence for a person in a refusal. */
export async function detailOf(response: Response): Promise<string> {
  return ((await response.json()) as Problem).detail;
}

/** `name=value` of the cookie that an answer sets, to be sent back. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

export function headersWith(cookie: string, more: Record<string, string> = {}): Headers {
  return new Headers({ host: 'localhost:3000', cookie, ...more });
}
