import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { SetUpForm } from '@/components/accounts/set-up-form';
import { SignFrame } from '@/components/accounts/sign-frame';
import { getSignInPage } from '@/lib/server/auth/pages';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetUpPage() {
  const { isEmpty } = await getSignInPage();
  if (!isEmpty) redirect('/sign-in');

  return (
    <SignFrame
      title="Set up your newsroom"
      lead="You are the first here, and will be its administrator. Verdicts, stages and people come next; all of it can be changed later."
    >
      <SetUpForm />
    </SignFrame>
  );
}
