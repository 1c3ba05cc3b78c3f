'use client';

import { useRef, type SubmitEvent } from 'react';

import { callSignIn } from '@/lib/client/sign-in';
import { changePassword } from '@/lib/contracts/endpoints/sign-in';

import { Button } from '../ui/button';
import { TextField } from '../ui/text-field';
import { SaveLine } from '../ui/save-line';
import { useWrite } from '../ui/use-write';

/** One's own password. Changing it signs out every other browser. */
export function AccountForm({ email }: { email: string }) {
  const form = useRef<HTMLFormElement>(null);
  const { state, errors, failure, write, touch } = useWrite();
  const hasFieldError = errors['current'] !== undefined || errors['password'] !== undefined;

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const field = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const body = { current: field('current'), password: field('password') };
    const result = await write(async () => {
      const answer = await callSignIn(changePassword, { body });
      return answer.ok ? { ok: true, data: answer.next } : answer;
    });
    if (result !== null) form.current?.reset();
  }

  return (
    <>
      <header>
        <div>
          <h1 className="big">Your account</h1>
          <p className="muted">{email}</p>
        </div>
      </header>
      <form
        ref={form}
        className="set-form"
        noValidate
        onChange={touch}
        onSubmit={(event) => void handleSubmit(event)}
        aria-labelledby="change-password"
      >
        <h2 id="change-password">Change your password</h2>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <TextField
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          maxLength={128}
          error={errors['current']}
        />
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          maxLength={128}
          hint="12 characters or more. Four or five words are easy to keep."
          error={errors['password']}
        />
        <div className="row">
          <Button type="submit" variant="primary" busy={state === 'saving'}>
            Change the password
          </Button>
          <SaveLine
            state={state}
            failure={hasFieldError ? null : failure}
            done="Changed. Every other browser is signed out."
          />
        </div>
      </form>
    </>
  );
}
