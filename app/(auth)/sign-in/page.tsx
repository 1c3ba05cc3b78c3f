import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { SampleAccounts } from '@/components/accounts/sample-accounts';
import { SignFrame } from '@/components/accounts/sign-frame';
import { SignInForm } from '@/components/accounts/sign-in-form';
import { signInErrorText } from '@/components/accounts/sign-in-errors';
import { Notice } from '@/components/ui/notice';
import { safeNextPath } from '@/lib/contracts/next-path';
import { getSignInPage } from '@/lib/server/auth/pages';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next: given, error: errorCode } = await searchParams;
  const next = safeNextPath(typeof given === 'string' ? given : null);
  const { isEmpty, isSignedIn, ssoName, samples } = await getSignInPage();
  if (isEmpty) redirect('/set-up');
  const wasNotAsked = errorCode === 'not_asked_again';
  if (isSignedIn && !wasNotAsked) redirect(next);

  return (
    <SignFrame title="Sign in">
      {typeof errorCode === 'string' && (
        <Notice
          tone="bad"
          action={isSignedIn && wasNotAsked ? <Link href={next}>Back</Link> : undefined}
        >
          {signInErrorText(errorCode)}
        </Notice>
      )}
      <SignInForm next={next} ssoName={ssoName} />
      <p className="fine">No account? An administrator of your newsroom sends invitations.</p>
      {samples.length > 0 && <SampleAccounts accounts={samples} next={next} />}
    </SignFrame>
  );
}
