'use client';

import { useState, type SubmitEvent } from 'react';

import { callSignIn } from '@/lib/client/sign-in';
import type { Endpoint, EndpointRequest } from '@/lib/contracts/endpoint';

const UNREACHABLE =
  'The server cannot be reached. Check the connection and try again; nothing you typed is lost.';

/**
 * A form that ends in a session. What is wrong with a field stands beside it, and
 * the first such field gets the focus; what is wrong with the whole stands above
 * the button. After success the browser leaves for a new page.
 */
export function useSignInForm<E extends Endpoint>(
  endpoint: E,
  bodyOf: (fields: (name: string) => string) => EndpointRequest<E>,
  { nextOf = (answered: string) => answered }: { nextOf?: (answered: string) => string } = {},
) {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    const field = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    setIsSending(true);
    setFailure(null);
    setErrors({});
    const result = await callSignIn(endpoint, bodyOf(field));
    if (result.ok) {
      // Busy until the new page is there.
      window.location.assign(nextOf(result.next));
      return;
    }
    setIsSending(false);
    const issues = (result.problem?.issues ?? []).filter(
      ({ path }) => form.elements.namedItem(path) !== null,
    );
    // Of several things wrong with a field the first is said.
    setErrors(Object.fromEntries(issues.toReversed().map(({ path, message }) => [path, message])));
    if (issues.length === 0) setFailure(result.problem?.detail ?? UNREACHABLE);
    const first = form.elements.namedItem(issues[0]?.path ?? 'password');
    if (first instanceof HTMLElement) first.focus();
  }

  return { errors, failure, isSending, handleSubmit };
}
