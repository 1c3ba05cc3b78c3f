'use client';

import { setUp } from '@/lib/contracts/endpoints/sign-in';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextField } from '../ui/text-field';
import { useSignInForm } from './use-sign-in-form';

/** The newsroom and its first administrator. */
export function SetUpForm() {
  const { errors, failure, isSending, handleSubmit } = useSignInForm(setUp, (field) => ({
    body: {
      newsroomName: field('newsroomName'),
      name: field('name'),
      email: field('email'),
      password: field('password'),
    },
  }));

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="sign-form">
      <TextField
        label="Newsroom"
        name="newsroomName"
        autoComplete="organization"
        maxLength={120}
        error={errors['newsroomName']}
        autoFocus
      />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        maxLength={120}
        hint="As your colleagues know you. It stands beside what you sign."
        error={errors['name']}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        error={errors['email']}
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
        Set up the newsroom
      </Button>
    </form>
  );
}
