'use client';

import { useState } from 'react';

import { singleSignOnAddress } from '@/lib/client/sign-in';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextField } from '../ui/text-field';
import type { Signing } from './use-signing';

/** That it is really this person who signs, and not whoever sits at their open browser. */
export function ConfirmField({ signing, roundId }: { signing: Signing; roundId: string }) {
  const { by, samplePassword } = signing.confirming;
  if (by === 'none') return <p className="fine">You have just signed in, which is enough.</p>;
  if (by === 'sign_in') return <SignInAgain roundId={roundId} />;
  return (
    <TextField
      label="Your password"
      type="password"
      autoComplete="current-password"
      maxLength={128}
      value={signing.password}
      error={signing.passwordError}
      hint={
        samplePassword === null
          ? 'For each signature anew.'
          : `A sample account: its password is no secret, “${samplePassword}”.`
      }
      onChange={(event) => signing.setPassword(event.target.value)}
    />
  );
}

/** Who has no password shows who they are where they always do. */
function SignInAgain({ roundId }: { roundId: string }) {
  const [isLeaving, setLeaving] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function handleClick() {
    setLeaving(true);
    setFailed(false);
    const address = await singleSignOnAddress(`/rounds/${roundId}/sign-off`, { again: true });
    if (address !== null) {
      window.location.assign(address);
      return;
    }
    setLeaving(false);
    setFailed(true);
  }

  return (
    <Notice
      tone="warn"
      live="off"
      title="Show that it is you."
      action={
        <Button busy={isLeaving} onClick={() => void handleClick()}>
          Sign in again
        </Button>
      }
    >
      {hasFailed
        ? 'The single sign-on cannot be reached. Try again.'
        : 'Sign in again by the newsroom’s single sign-on, and then sign within five minutes.'}
    </Notice>
  );
}
