import type { Metadata } from 'next';

import { MemberForm, NewPersonForm } from '@/components/accounts/invitation-forms';
import { SignFrame } from '@/components/accounts/sign-frame';
import { SingleSignOnButton } from '@/components/accounts/sign-in-form';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { ROLE_NAMES } from '@/components/ui/role-names';
import { getInvitationPage } from '@/lib/server/auth/pages';

export const metadata: Metadata = { title: 'Invitation' };

/** Opening the link uses nothing up: mail scanners open links too. */
export default async function InvitationPage({ params }: PageProps<'/invitations/[token]'>) {
  const { token } = await params;
  const page = await getInvitationPage(token);
  if (page.state === 'useless') {
    return (
      <SignFrame title="Invitation">
        <Notice tone="warn">{page.reason}</Notice>
        <ButtonLink href="/sign-in" size="lg" full>
          To the sign-in
        </ButtonLink>
      </SignFrame>
    );
  }

  const { newsroomName, invitedBy, email, roles, accept, ssoName, otherEmail } = page;
  const as = roles.map((role) => ROLE_NAMES[role].label.toLowerCase()).join(', ');
  return (
    <SignFrame
      title={`Join ${newsroomName}`}
      lead={`${invitedBy} invites you to work here as ${as}.`}
    >
      {otherEmail !== null && (
        <Notice>
          Somebody is signed in here as {otherEmail}. Accepting signs you in as {email} instead.
        </Notice>
      )}
      {accept === 'new' && <NewPersonForm token={token} email={email} />}
      {(accept === 'password' || accept === 'signed_in') && (
        <MemberForm token={token} email={email} isSignedIn={accept === 'signed_in'} />
      )}
      {accept === 'sign_on' && (
        <p className="sign-lead">
          Your account for {email} signs in by the newsroom’s single sign-on. Sign in there, and the
          invitation is accepted.
        </p>
      )}
      {ssoName !== null && accept !== 'signed_in' && (
        <>
          {accept !== 'sign_on' && (
            <div className="or">
              <span>or</span>
            </div>
          )}
          <SingleSignOnButton name={ssoName} next="/" />
        </>
      )}
    </SignFrame>
  );
}
