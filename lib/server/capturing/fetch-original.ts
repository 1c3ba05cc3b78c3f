import 'server-only';

import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

import { type Agent, request } from 'undici';

import type { CaptureHop } from '@/lib/domain/evidence/capture';

import { checkAddress } from '../importing/fetching/fetch-page';
import { createGuardedAgent, type Resolve } from '../importing/fetching/guarded-agent';
import { failureOfError } from '../importing/fetching/page-failures';
import { CaptureFailure, sentenceOf } from './capture-failure';
import { captureLimits } from './limits';

/**
 * Asking for a page as evidence: every request on the way and every header is
 * kept, and the bytes as they were sent. The same guard as for an import: no
 * connection leads anywhere but to the public internet, and the site learns
 * nothing of the desk.
 */

export type GuardedFetch = {
  /** `host:port` pairs that may be reached although they are not public. */
  allowHosts: readonly string[];
  resolve?: Resolve | undefined;
  timeoutMs?: number;
};

/** A request and what came back, with the bytes as they went over the wire. */
export type Exchange = CaptureHop & { body: Buffer };

export type Original = {
  exchanges: Exchange[];
  /** The address that answered in the end. */
  url: string;
  status: number;
  contentType: string;
  /** After decompression. */
  bytes: Buffer;
};

const HEADERS: readonly (readonly [string, string])[] = [
  ['accept', 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8'],
  ['accept-language', 'en,*;q=0.5'],
  ['accept-encoding', 'identity'],
  ['user-agent', 'Mozilla/5.0 (compatible)'],
];

/** @throws CaptureFailure saying why there is nothing to keep. */
export async function fetchOriginal(
  address: string,
  options: GuardedFetch,
  {
    method = 'GET',
    headers = [],
  }: { method?: 'GET' | 'HEAD'; headers?: readonly (readonly [string, string])[] } = {},
): Promise<Original> {
  const timeoutMs = options.timeoutMs ?? captureLimits.fetchMs;
  const allowHosts = new Set(options.allowHosts);
  const agent = createGuardedAgent({ allowHosts, resolve: options.resolve, connectMs: timeoutMs });
  try {
    return await follow(address, {
      allowHosts,
      agent,
      method,
      headers: [...HEADERS, ...headers],
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    if (error instanceof CaptureFailure) throw error;
    const { code } = failureOfError(error, timeoutMs);
    throw new CaptureFailure(code, sentenceOf(code));
  } finally {
    // Ends what is still arriving: a refused body is not read to its end.
    await agent.destroy();
  }
}

type Way = {
  allowHosts: ReadonlySet<string>;
  agent: Agent;
  method: 'GET' | 'HEAD';
  headers: readonly (readonly [string, string])[];
  signal: AbortSignal;
};

async function follow(address: string, way: Way): Promise<Original> {
  const exchanges: Exchange[] = [];
  let next = address.trim();
  let base: URL | undefined;
  for (let hop = 0; hop <= captureLimits.redirects; hop += 1) {
    const url = checkAddress(next, base, way.allowHosts);
    if (!(url instanceof URL)) throw new CaptureFailure(url.code, sentenceOf(url.code));
    const exchange = await exchangeWith(url, way);
    exchanges.push(exchange);
    const location = headerOf(exchange.headers, 'location');
    if (exchange.status < 300 || exchange.status > 399 || location === null) {
      return {
        exchanges,
        url: url.href,
        status: exchange.status,
        contentType: headerOf(exchange.headers, 'content-type') ?? '',
        bytes: decompressed(exchange),
      };
    }
    next = location;
    base = url;
  }
  throw new CaptureFailure('url_redirects', sentenceOf('url_redirects'));
}

async function exchangeWith(url: URL, { agent, method, headers, signal }: Way): Promise<Exchange> {
  const response = await request(url, {
    dispatcher: agent,
    method,
    headers: headers.flat(),
    signal,
  });
  const at = new Date().toISOString();
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    received += chunk.byteLength;
    if (received > captureLimits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return {
    url: url.href,
    status: response.statusCode,
    requestHeaders: [['host', url.host], ...headers],
    headers: pairsOf(response.headers),
    at,
    body: Buffer.concat(chunks),
  };
}

function pairsOf(headers: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );
}

export function headerOf(
  headers: readonly (readonly [string, string])[],
  name: string,
): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

/** Some servers compress although they are asked not to. Counted while unfolding. */
function decompressed({ headers, body }: Exchange): Buffer {
  const bound = { maxOutputLength: captureLimits.bytes };
  const codings = (headerOf(headers, 'content-encoding') ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (body.length === 0 || codings.length === 0) return body;
  if (codings.length > 2) throw unreadable();
  try {
    return codings.reduceRight((bytes, coding) => {
      if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(bytes, bound);
      if (coding === 'deflate') return inflateSync(bytes, bound);
      if (coding === 'br') return brotliDecompressSync(bytes, bound);
      throw unreadable();
    }, body);
  } catch (error) {
    if (error instanceof CaptureFailure) throw error;
    throw error instanceof RangeError ? tooLarge() : unreadable();
  }
}

function tooLarge(): CaptureFailure {
  return new CaptureFailure('url_too_large', sentenceOf('url_too_large'));
}

function unreadable(): CaptureFailure {
  return new CaptureFailure(
    'url_unreachable',
    'The site sends the page packed in a way that cannot be read. Save it from a browser and hand the file over.',
  );
}
