'use client';

import { acceptInvitation, joinNewsroom } from '@/lib/contracts/endpoints/sign-in';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextField } from '../ui/text-field';
import { useSignInForm } from './use-sign-in-form';

type InvitationFormProps = { token: string; email: string };

/** For somebody without an account. */
export function NewPersonForm({ token, email }: InvitationFormProps) {
  const { errors, failure, isSending, handleSubmit } = useSignInForm(acceptInvitation, (field) => ({
    body: { token, name: field('name'), password: field('password') },
  }));
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="sign-form">
      <TextField label="E-mail" type="email" autoComplete="username" value={email} readOnly />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        maxLength={120}
        hint="As your colleagues know you. It stands beside what you sign."
        error={errors['name']}
        autoFocus
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={128}
        hint="12 characters or more. Four or five words are easy to keep."
        error={errors['password']}
      />
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      <Button type="submit" variant="primary" size="lg" full busy={isSending}>
        Make the account and join
      </Button>
    </form>
  );
}

/** For somebody who has an account and proves it with its password, or is signed in with it. */
export function MemberForm({
  token,
  email,
  isSignedIn,
}: InvitationFormProps & { isSignedIn: boolean }) {
  const { errors, failure, isSending, handleSubmit } = useSignInForm(joinNewsroom, (field) => ({
    body: { token, password: isSignedIn ? null : field('password') },
  }));
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="sign-form">
      <TextField label="E-mail" type="email" autoComplete="username" value={email} readOnly />
      {!isSignedIn && (
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={128}
          hint="There is an account with this address. Its password accepts the invitation."
          error={errors['password']}
          autoFocus
        />
      )}
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      <Button type="submit" variant="primary" size="lg" full busy={isSending}>
        Join the newsroom
      </Button>
    </form>
  );
}
