'use client';

import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ObelusMark } from '@/components/ui/obelus-mark';

type ErrorPageProps = {
  /** `digest` is what the server's log has beside the whole error. */
  error: Error & { digest?: string };
  reset: () => void;
};

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="say" id="main">
      <p className="brand big">
        <ObelusMark />
        <b>Obelus</b>
      </p>
      <h1>This page could not be shown</h1>
      <p role="alert">
        Something went wrong on our side. What was saved before is safe. Try again; if it happens
        once more, tell whoever runs Obelus for your newsroom
        {error.digest === undefined ? '' : ` and give them the number ${error.digest}`}.
      </p>
      <div className="row">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <ButtonLink href="/">Go to the queue</ButtonLink>
      </div>
    </main>
  );
}
