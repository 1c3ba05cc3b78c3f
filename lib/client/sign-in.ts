/** The browser's ways in: like `call`, below /api/auth. */
import type { Endpoint, EndpointRequest } from '@/lib/contracts/endpoint';
import type { Problem } from '@/lib/contracts/problem';

export type SignInResult =
  | { ok: true; next: string }
  | { ok: false; problem: Problem }
  /** The server was not reached. */
  | { ok: false; problem: null };

export async function callSignIn<E extends Endpoint>(
  endpoint: E,
  { body }: EndpointRequest<E>,
): Promise<SignInResult> {
  try {
    const response = await fetch(`/api/auth${endpoint.path}`, {
      method: endpoint.method,
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) return { ok: false, problem: answer as Problem };
    return { ok: true, ...(answer as { next: string }) };
  } catch {
    return { ok: false, problem: null };
  }
}

/** The address at the newsroom's identity provider, or `null` when it cannot be reached. */
export async function singleSignOnAddress(
  next: string,
  /** Whether the provider has to ask who it is, also where it still knows them. */
  { again = false }: { again?: boolean } = {},
): Promise<string | null> {
  try {
    const csrf = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
    const response = await fetch(`/api/auth/signin/oidc${again ? '?prompt=login' : ''}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      credentials: 'same-origin',
      body: new URLSearchParams({ csrfToken: csrf.csrfToken, callbackUrl: next, json: 'true' }),
    });
    const { url } = (await response.json()) as { url?: string };
    return url ?? null;
  } catch {
    return null;
  }
}
