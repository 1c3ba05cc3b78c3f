import 'server-only';

import type { Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { acceptAllFor } from './accept-invitation';
import { hasOpenInvitation } from '../repositories/invitation-repository';
import { findUserByAccount, findUserByEmail, type UserRow } from '../repositories/user-repository';
import type { AskedAgain } from './asked-again';
import type { AuthConfig } from './session-cookie';

/** The name of the provider in addresses and in the account table. */
const SSO = 'oidc';

/** Why the single sign-on did not let a person in, as it stands in the address of the sign-in page. */
export type SsoDenial = 'email_not_verified' | 'not_invited' | 'disabled' | 'not_asked_again';

type OidcProfile = Profile & {
  /** Seconds since the epoch: when the provider asked this person who they are. */
  auth_time?: number;
  email_verified?: boolean;
  preferred_username?: string;
};

/** The newsroom's identity provider, where one is configured. */
export function singleSignOnOf(config: AuthConfig): OAuthConfig<OidcProfile> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = config;
  if (
    OIDC_ISSUER === undefined ||
    OIDC_CLIENT_ID === undefined ||
    OIDC_CLIENT_SECRET === undefined
  ) {
    return null;
  }
  return {
    id: SSO,
    name: config.OIDC_NAME,
    type: 'oauth',
    issuer: OIDC_ISSUER,
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    // With a greatest age the provider has to say when it asked; `max_age=0` stands in its
    // place where somebody is to be asked anew (next-auth-handler.ts).
    authorization: { params: { scope: 'openid email profile', max_age: 28_800 } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: (profile) => ({
      id: profile.sub ?? '',
      name: profile.name ?? profile.preferred_username ?? profile.email ?? '',
      email: normalizedEmail(profile.email ?? ''),
    }),
  };
}

/**
 * Whether the person may come in. The provider says who they are; that they are
 * wanted here, an invitation or a membership says. An address that the provider
 * has not verified proves nothing, because anyone could have written it there.
 */
export async function ssoDenialOf(
  db: Db,
  {
    profile,
    providerAccountId,
    now,
  }: { profile: OidcProfile; providerAccountId: string; now: Date },
): Promise<SsoDenial | null> {
  if (profile.email_verified !== true || profile.email === undefined) return 'email_not_verified';
  const email = normalizedEmail(profile.email);

  return asSystem(db, 'sign_in', async (tx) => {
    const linked = await findUserByAccount(tx, { provider: SSO, providerAccountId });
    const user = linked ?? (await findUserByEmail(tx, email));
    if (user?.disabledAt !== undefined && user.disabledAt !== null) return 'disabled';
    // A sample account is for trying out and belongs to no person.
    if (user?.isSample === true) return 'not_invited';
    if (await hasOpenInvitation(tx, email, now)) {
      // One who comes back is a member from now on; one who is new, once there is an account.
      if (linked !== null) await acceptAllFor(tx, { userId: linked.id, email, now });
      return null;
    }
    return user !== null && isMember(user) ? null : 'not_invited';
  });
}

function isMember({ memberships }: UserRow): boolean {
  return memberships.some(({ roles }) => roles.length > 0);
}

/** A provider's clock and ours are not one, in milliseconds. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * When the provider asked the person who they are, by OpenID Connect Core 1.0.
 *
 * With `max_age` in the request, an answer has to say so (3.1.2.1, 3.1.3.7): that
 * counts, though never a time in the future. Where it does not say, it is known only
 * of a request that was begun to have the person asked anew (`prompt=login` and
 * `max_age=0`, which the provider obeys or refuses) and came back within minutes; of
 * any other it is not known, and no signature rests on it.
 */
export function authTimeOf(
  { auth_time }: OidcProfile,
  { askedAgain, now }: { askedAgain: AskedAgain | null; now: Date },
): Date {
  if (typeof auth_time === 'number' && Number.isFinite(auth_time)) {
    return new Date(Math.max(0, Math.min(auth_time * 1000, now.getTime())));
  }
  return askedAgain === null ? NOT_KNOWN : now;
}

const NOT_KNOWN = new Date(0);

/** Whether a provider that was to ask anew says itself that it did not. */
export function wasNotAskedAgain(
  { auth_time }: OidcProfile,
  askedAgain: AskedAgain | null,
): boolean {
  if (askedAgain === null || typeof auth_time !== 'number') return false;
  return auth_time * 1000 < askedAgain.startedAt.getTime() - CLOCKS_DIFFER_MS;
}

/** As addresses are stored. */
export function normalizedEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
