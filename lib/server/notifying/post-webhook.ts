import 'server-only';

import { Webhook } from 'standardwebhooks';
import { fetch } from 'undici';

import {
  createGuardedAgent,
  hostAndPort,
  PrivateAddressError,
  type Resolve,
} from '../importing/fetching/guarded-agent';

/**
 * Sending one message to an address outside. The same guard as for an import: no
 * connection leads anywhere but to the public internet, unless whoever runs the
 * application named the host. No redirect is followed: a signed message is for the
 * address that an administrator typed.
 */
export type PostingOptions = {
  /** `host:port` pairs that may be reached although they are not public, and without TLS. */
  allowHosts: readonly string[];
  resolve?: Resolve;
  timeoutMs?: number;
};

export type Posted = {
  isDelivered: boolean;
  /** The receiver says that it is gone for good. */
  isGone: boolean;
  /** Null where nothing was answered. */
  status: number | null;
  /** What went wrong, for a person; empty where nothing did. */
  note: string;
};

const TIMEOUT_MS = 15_000;

export async function postWebhook(
  message: { id: string; url: string; body: string; secrets: readonly string[]; at: Date },
  options: PostingOptions,
): Promise<Posted> {
  const problem = webhookAddressProblem(message.url, options.allowHosts);
  if (problem !== null) return { isDelivered: false, isGone: false, status: null, note: problem };
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const agent = createGuardedAgent({
    allowHosts: new Set(options.allowHosts),
    resolve: options.resolve,
    connectMs: timeoutMs,
  });
  try {
    const response = await fetch(message.url, {
      method: 'POST',
      dispatcher: agent,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json', ...signatureOf(message) },
      body: message.body,
    });
    const { status } = response;
    const isDelivered = status >= 200 && status <= 299;
    return {
      isDelivered,
      isGone: status === 410,
      status,
      note: isDelivered ? '' : noteOfStatus(status),
    };
  } catch (error) {
    return { isDelivered: false, isGone: false, status: null, note: noteOfError(error) };
  } finally {
    // What is answered is not read: only its status counts.
    await agent.destroy();
  }
}

/** The headers of Standard Webhooks, a signature for each secret. The time is of this attempt, the id of the message. */
function signatureOf({
  id,
  at,
  body,
  secrets,
}: {
  id: string;
  at: Date;
  body: string;
  secrets: readonly string[];
}): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
    'user-agent': 'Obelus-Webhooks/1',
  };
}

/** Why an address cannot be a webhook’s, in a sentence; null where it can. */
export function webhookAddressProblem(
  address: string,
  allowHosts: readonly string[],
): string | null {
  if (!URL.canParse(address)) {
    return 'This is not a complete web address. It begins with https://.';
  }
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return 'Only https addresses can be told.';
  }
  if (url.username !== '' || url.password !== '') {
    return 'The address has a user name or password in it. Use one without: each message is signed.';
  }
  if (allowHosts.includes(hostAndPort(url.hostname, url.port, url.protocol))) return null;
  if (url.protocol !== 'https:') {
    return 'Only https addresses can be told: what is sent would be read on the way.';
  }
  return url.port === '' || url.port === '443'
    ? null
    : `The address names port ${url.port}. Only 443 can be told, or a host that FETCH_ALLOW_HOSTS names.`;
}

function noteOfStatus(status: number): string {
  if (status >= 300 && status <= 399)
    return 'It leads on to another address, which is not followed.';
  if (status === 410) return 'It says that it is gone for good.';
  return `It answered with ${status}.`;
}

function noteOfError(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof PrivateAddressError) {
    return 'It leads to a private network, which is not allowed. FETCH_ALLOW_HOSTS can name its host.';
  }
  if (error instanceof Error && error.name === 'TimeoutError') return 'It did not answer in time.';
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return code === '' ? 'It could not be reached.' : `It could not be reached (${code}).`;
}
