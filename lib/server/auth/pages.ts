import 'server-only';

import { headers as requestHeaders } from 'next/headers';

import type { Role } from '@/lib/domain/access/access-request';

import { AppError } from '../app-error';
import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { env } from '../env';
import { sha256 } from '../hash';
import { findInvitation } from '../repositories/invitation-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import { findUserByEmail, hasUsers, listSampleUsers } from '../repositories/user-repository';
import { database } from '../runtime';
import { requireOpen } from './accept-invitation';
import { type AuthContext, findActor, findSignedIn } from './get-actor';
import { isSampleSignInOpen } from './local-request';
import { singleSignOnOf } from './single-sign-on';

type SampleAccount = { email: string; name: string; roles: Role[] };

export type SignInPage = {
  /** Nobody has an account yet. */
  isEmpty: boolean;
  isSignedIn: boolean;
  /** What the newsroom calls its identity provider; `null` without one. */
  ssoName: string | null;
  /** Empty wherever sample accounts are refused. */
  samples: SampleAccount[];
};

export async function getSignInPage(): Promise<SignInPage> {
  return readSignInPage(database(), await requestHeaders(), { now: new Date(), config: env() });
}

export async function readSignInPage(
  db: Db,
  headers: Headers,
  context: AuthContext,
): Promise<SignInPage> {
  const isSignedIn = (await findActor(db, headers, context)) !== null;
  const offersSamples = isSampleSignInOpen(headers, context.config);
  const { users, samples } = await asSystem(db, 'sign_in', async (tx) => ({
    users: await hasUsers(tx),
    samples: offersSamples ? await listSampleUsers(tx) : [],
  }));
  return {
    isEmpty: !users,
    isSignedIn,
    ssoName: singleSignOnOf(context.config)?.name ?? null,
    samples: samples.map(({ email, name, memberships }) => ({
      email,
      name,
      roles: memberships.flatMap(({ roles }) => roles),
    })),
  };
}

export type InvitationPage =
  | { state: 'useless'; reason: string }
  | {
      state: 'open';
      newsroomName: string;
      invitedBy: string;
      email: string;
      roles: Role[];
      /** How this person can accept: `sign_on` has an account without a password. */
      accept: 'new' | 'password' | 'sign_on' | 'signed_in';
      ssoName: string | null;
      /** Somebody else is signed in here. */
      otherEmail: string | null;
    };

export async function getInvitationPage(token: string): Promise<InvitationPage> {
  return readInvitationPage(database(), token, await requestHeaders(), {
    now: new Date(),
    config: env(),
  });
}

export async function readInvitationPage(
  db: Db,
  token: string,
  headers: Headers,
  context: AuthContext,
): Promise<InvitationPage> {
  const signedIn = await findSignedIn(db, headers, context);
  try {
    return await asSystem(db, 'invitation', async (tx) => {
      const invitation = requireOpen(await findInvitation(tx, sha256(token)), context.now);
      const { email, invitedById, newsroomName, roles } = invitation;
      const account = await findUserByEmail(tx, email);
      const isTheirs = signedIn?.user.email === email;
      return {
        state: 'open',
        newsroomName,
        invitedBy: personOf(await findPeople(tx, [invitedById]), invitedById).name,
        email,
        roles,
        accept: isTheirs
          ? 'signed_in'
          : account === null
            ? 'new'
            : account.passwordHash === null
              ? 'sign_on'
              : 'password',
        ssoName: singleSignOnOf(context.config)?.name ?? null,
        otherEmail: signedIn === null || isTheirs ? null : signedIn.user.email,
      };
    });
  } catch (error) {
    if (error instanceof AppError) return { state: 'useless', reason: error.message };
    throw error;
  }
}
