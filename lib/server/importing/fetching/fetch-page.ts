import 'server-only';

import { isIP } from 'node:net';

import { type Agent, fetch, type Response } from 'undici';

import { importLimits, sayBytes } from '../limits';
import type { ImportFailure } from '../outcome';
import {
  createGuardedAgent,
  hostAndPort,
  PrivateAddressError,
  type Resolve,
  withoutBrackets,
} from './guarded-agent';
import { failureOfError, failureOfStatus } from './page-failures';
import { isPublicAddress } from './public-address';

/**
 * Getting a published page. No cookie, no referrer, no name of the desk: the
 * site learns that someone read the page and nothing of who checks it.
 */

export type FetchOptions = {
  /** `host:port` pairs that may be reached although they are not public. Empty in a newsroom. */
  allowHosts: readonly string[];
  /** Stands in for the system's name service. */
  resolve?: Resolve;
  timeoutMs?: number;
};

export type FetchedPage = {
  ok: true;
  bytes: Buffer;
  /** The address that answered, after redirects, without its fragment. */
  url: string;
  contentType: string | null;
};

const HEADERS = {
  accept: 'text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1',
  'accept-language': 'en,*;q=0.5',
  'user-agent': 'Mozilla/5.0 (compatible)',
};

const READABLE = new Set(['text/html', 'application/xhtml+xml', 'text/plain']);

export async function fetchPage(
  address: string,
  options: FetchOptions,
): Promise<FetchedPage | ImportFailure> {
  const timeoutMs = options.timeoutMs ?? importLimits.fetchMs;
  const allowHosts = new Set(options.allowHosts);
  const agent = createGuardedAgent({ allowHosts, resolve: options.resolve, connectMs: timeoutMs });
  try {
    return await follow(address, allowHosts, agent, AbortSignal.timeout(timeoutMs));
  } catch (error) {
    return failureOfError(error, timeoutMs);
  } finally {
    // Ends what is still arriving: a refused body is not read to its end.
    await agent.destroy();
  }
}

async function follow(
  address: string,
  allowHosts: ReadonlySet<string>,
  agent: Agent,
  signal: AbortSignal,
): Promise<FetchedPage | ImportFailure> {
  let next = address.trim();
  let base: URL | undefined;

  for (let hop = 0; hop <= importLimits.redirects; hop += 1) {
    const url = checkAddress(next, base, allowHosts);
    if (!(url instanceof URL)) return url;

    const response = await fetch(url, {
      dispatcher: agent,
      headers: HEADERS,
      redirect: 'manual',
      signal,
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      return await receive(response, url);
    }
    next = location;
    base = url;
  }
  return {
    ok: false,
    code: 'url_redirects',
    detail:
      `The address leads on to another more than ${importLimits.redirects} times. ` +
      'Open the article in a browser and copy the address it ends at, or paste the text.',
  };
}

/** The address as it will be asked for, or why it will not be. */
export function checkAddress(
  address: string,
  base: URL | undefined,
  allowHosts: ReadonlySet<string>,
): URL | ImportFailure {
  if (!URL.canParse(address, base)) {
    return {
      ok: false,
      code: 'url_invalid',
      detail:
        'This is not a complete web address. Copy it from the browser, beginning with https://.',
    };
  }
  const url = new URL(address, base);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return {
      ok: false,
      code: 'url_scheme',
      detail: `Only http and https addresses can be imported, not ${url.protocol} ones. Save the file and import it instead.`,
    };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      ok: false,
      code: 'url_credentials',
      detail:
        'The address has a user name or password in it. Remove it, or open the page and paste the text.',
    };
  }
  if (allowHosts.has(hostAndPort(url.hostname, url.port, url.protocol))) return url;

  const host = withoutBrackets(url.hostname);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError(host);
  if (url.port !== '' && url.port !== '80' && url.port !== '443') {
    return {
      ok: false,
      code: 'url_port',
      detail: `The address names port ${url.port}. Only the web's own ports, 80 and 443, can be imported. Open the page and paste the text.`,
    };
  }
  return url;
}

async function receive(response: Response, url: URL): Promise<FetchedPage | ImportFailure> {
  const refusal = failureOfStatus(response.status, url.host);
  if (refusal !== null) return refusal;

  const contentType = response.headers.get('content-type');
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (mediaType !== '' && !READABLE.has(mediaType)) {
    return {
      ok: false,
      code: 'url_not_html',
      detail: `The address answers with ${mediaType}, not with a web page. Download it and import the file if it is a Word document or text; otherwise copy the text and paste it.`,
    };
  }

  const chunks: Uint8Array[] = [];
  let received = 0;
  if (response.body !== null) {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      received += chunk.byteLength;
      // Counted after decompression: a small answer can unfold without end.
      if (received > importLimits.uploadBytes) {
        return {
          ok: false,
          code: 'url_too_large',
          detail: `The page is larger than ${sayBytes(importLimits.uploadBytes)}. Open it in a browser, copy the article's text and paste it.`,
        };
      }
      chunks.push(chunk);
    }
  }
  return { ok: true, bytes: Buffer.concat(chunks), url: url.href, contentType };
}
