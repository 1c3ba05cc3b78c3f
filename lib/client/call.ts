/**
 * The browser's way to the API: one function for every endpoint, typed by its
 * contract. A problem comes back as a value and never as an exception, so that
 * nobody forgets what a person typed when a write is refused.
 */
import type { Endpoint, EndpointRequest, EndpointResult } from '@/lib/contracts/endpoint';
import type { Problem } from '@/lib/contracts/problem';

export type CallResult<E extends Endpoint> =
  | { ok: true; data: EndpointResult<E> }
  | { ok: false; problem: Problem }
  /** The server was not reached; the write may or may not have happened. */
  | { ok: false; problem: null };

type Options = {
  /** The same key for each repeat of one write. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Lets the write finish when the page is closed. */
  keepalive?: boolean;
};

export async function call<E extends Endpoint>(
  endpoint: E,
  request: EndpointRequest<E>,
  { idempotencyKey, signal, keepalive }: Options = {},
): Promise<CallResult<E>> {
  // Whichever endpoint it is, a request has these two or does not.
  const { body, ifMatch } = request as { body?: unknown; ifMatch?: number };
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  return send(addressOf(endpoint, request), {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
    ...(keepalive !== undefined && { keepalive }),
  });
}

/**
 * As `call`, with the endpoint and its contract fetched for it: a page that seldom
 * writes is read without them.
 */
export async function callLater<E extends Endpoint>(
  load: () => Promise<E>,
  request: EndpointRequest<E>,
  options: Options = {},
): Promise<CallResult<E>> {
  let endpoint: E;
  try {
    endpoint = await load();
  } catch {
    return { ok: false, problem: null };
  }
  return call(endpoint, request, options);
}

/** Send one file to an endpoint that takes one. */
export function callWithFile<E extends Endpoint & { takesFile: true }>(
  endpoint: E,
  file: File,
  params: Readonly<Record<string, string>> = {},
): Promise<CallResult<E>> {
  const body = new FormData();
  body.set('file', file);
  return send(`/api/v1${pathOf(endpoint, params)}`, {
    method: endpoint.method,
    body,
    credentials: 'same-origin',
  });
}

async function send<E extends Endpoint>(url: string, init: RequestInit): Promise<CallResult<E>> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    return { ok: false, problem: null };
  }
  try {
    if (response.ok) {
      const data = response.status === 204 ? undefined : ((await response.json()) as unknown);
      return { ok: true, data: data as EndpointResult<E> };
    }
    return { ok: false, problem: (await response.json()) as Problem };
  } catch {
    return { ok: false, problem: null };
  }
}

/** The address of a request, for links to endpoints that answer with a file too. */
export function addressOf<E extends Endpoint>(endpoint: E, request: EndpointRequest<E>): string {
  const params: Record<string, string> = Object.fromEntries(entriesOf(request.params));
  const path = pathOf(endpoint, params);
  const query = new URLSearchParams();
  for (const [name, value] of entriesOf(request.query)) query.set(name, value);
  const search = query.toString();
  return `/api/v1${path}${search === '' ? '' : `?${search}`}`;
}

function pathOf({ path }: Endpoint, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** What can stand in an address: text, numbers and yes or no. What was not given is left out. */
function entriesOf(fields: unknown): [string, string][] {
  if (typeof fields !== 'object' || fields === null) return [];
  return Object.entries(fields).flatMap(([name, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, String(value)]]
      : [],
  );
}
