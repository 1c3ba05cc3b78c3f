'use client';

import { LogIn, ShieldCheck } from 'lucide-react';
import { useState } from 'react';

import { singleSignOnAddress } from '@/lib/client/sign-in';
import { signIn } from '@/lib/contracts/endpoints/sign-in';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextField } from '../ui/text-field';
import { useSignInForm } from './use-sign-in-form';

type SignInFormProps = {
  /** Where to go afterwards; a path of this application. */
  next: string;
  ssoName: string | null;
};

export function SignInForm({ next, ssoName }: SignInFormProps) {
  const { errors, failure, isSending, handleSubmit } = useSignInForm(
    signIn,
    (field) => ({ body: { email: field('email'), password: field('password') } }),
    { nextOf: () => next },
  );

  return (
    <>
      <form onSubmit={(event) => void handleSubmit(event)} noValidate className="sign-form">
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          placeholder="you@newsroom.example"
          error={errors['email']}
          autoFocus
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={128}
          error={errors['password']}
        />
        {failure !== null && <Notice tone="bad">{failure}</Notice>}
        <Button
          type="submit"
          variant="primary"
          size="lg"
          full
          busy={isSending}
          icon={<LogIn strokeWidth={1.9} />}
        >
          Sign in
        </Button>
      </form>
      {ssoName !== null && (
        <>
          <div className="or">
            <span>or</span>
          </div>
          <SingleSignOnButton name={ssoName} next={next} />
        </>
      )}
    </>
  );
}

export function SingleSignOnButton({ name, next }: { name: string; next: string }) {
  const [isLeaving, setIsLeaving] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);

  async function handleClick() {
    setIsLeaving(true);
    setHasFailed(false);
    const address = await singleSignOnAddress(next);
    if (address !== null) {
      window.location.assign(address);
      return;
    }
    setIsLeaving(false);
    setHasFailed(true);
  }

  return (
    <>
      <Button
        size="lg"
        full
        busy={isLeaving}
        icon={<ShieldCheck strokeWidth={1.9} />}
        onClick={() => void handleClick()}
      >
        {name}
      </Button>
      {hasFailed && (
        <Notice tone="bad">
          The single sign-on cannot be reached. Try again, or sign in with a password.
        </Notice>
      )}
    </>
  );
}
