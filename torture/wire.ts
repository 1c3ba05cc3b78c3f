/** A request to the API, over HTTP or to the route handlers of this very process. */
export type WireRequest = {
  method: string;
  /** From the root, with its query. */
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON; a string as it is. */
  body?: unknown;
  signal?: AbortSignal;
};

export type Wire = (request: WireRequest) => Promise<Response>;

/** Over HTTP, to each address in turn. */
export function overHttp(...addresses: readonly string[]): Wire {
  let turn = 0;
  return ({ method, path, headers, body, signal }) => {
    const address = addresses[turn % addresses.length] ?? '';
    turn += 1;
    return fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });
  };
}

/** What of a person a request carries. */
export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** An answer as JSON, whatever it says. */
export async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
