import 'server-only';

import type { Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { acceptAllFor } from './accept-invitation';
import { hasOpenInvitation } from '../repositories/invitation-repository';
import { findUserByAccount, findUserByEmail, type UserRow } from '../repositories/user-repository';
import type { AuthConfig } from './session-cookie';

/** The name of the provider in addresses and in the account table. */
const SSO = 'oidc';

/** Why the single sign-on did not let a person in, as it stands in the address of the sign-in page. */
export type SsoDenial = 'email_not_verified' | 'not_invited' | 'disabled';

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
    // With a greatest age the provider says when it asked.
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

/**
 * When the provider asked the person who they are. One that does not say is taken at
 * its word that it did so now; none is believed to have done so in the future.
 */
export function authTimeOf({ auth_time }: OidcProfile, now: Date): Date {
  if (typeof auth_time !== 'number') return now;
  return new Date(Math.min(auth_time * 1000, now.getTime()));
}

/** As addresses are stored. */
export function normalizedEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
