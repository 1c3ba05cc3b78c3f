import 'server-only';

import { createHash } from 'node:crypto';

import type { Endpoint, EndpointInput, EndpointResult } from '@/lib/contracts/endpoint';
import type { Actor } from '@/lib/domain/access/access-request';

import { AppError } from '../app-error';
import type { Db } from '../db/client';
import { asActor } from '../db/transactions';
import type { UseCaseContext } from '../use-cases/context';
import { idempotencyKeyOf, type KeyedRequest, keep, replayed, turnOf } from './idempotency';
import { problemResponse } from './problem-response';
import { expectedVersionOf, parseInput, readBody } from './read-request';
import { refuseForeignOrigin } from './same-origin';
import type { StreamResult } from './stream-result';

export type RouteDependencies = {
  db: Db;
  /** Who is asking: by bearer token where there is one, else by session cookie. */
  getActor: (request: Request) => Promise<Actor | null>;
  now: () => Date;
  newRequestId: () => string;
  logError: (error: unknown, context: { requestId: string }) => void;
};

type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** A body that is no JSON: an exported file. */
export type FileResult = {
  body: string | Uint8Array<ArrayBuffer>;
  contentType: string;
  fileName: string;
};

type Result<E extends Endpoint> = E extends { produces: readonly ['text/event-stream'] }
  ? StreamResult
  : E extends { produces: readonly string[] }
    ? FileResult
    : EndpointResult<E>;

type RouteSpec<E extends Endpoint, Prepared> = {
  /**
   * What has to happen before there is a transaction, such as reading a file in
   * another process. Runs once; the transaction may run again.
   */
  prepare?: (
    input: EndpointInput<E>,
    context: { actor: Actor; file: File | null; headers: Headers },
  ) => Promise<Prepared>;
  run: (
    input: EndpointInput<E> & { prepared: Prepared },
    context: UseCaseContext,
  ) => Promise<Result<E>>;
};

/**
 * The one path every API request takes: who is asking, is the input well formed,
 * do it in one transaction, answer. Routes supply the contract and the use case
 * and nothing else, so none can forget a step.
 */
export function createRouteFactory(deps: RouteDependencies) {
  return function defineRoute<E extends Endpoint, Prepared = undefined>(
    endpoint: E,
    spec: RouteSpec<E, Prepared>,
  ): RouteHandler {
    return async (request, { params }) => {
      const requestId = deps.newRequestId();
      try {
        refuseForeignOrigin(request);
        const actor = await deps.getActor(request);
        if (!actor) throw new AppError('not_signed_in', 'Sign in to continue.');

        const { raw, json, file } = await readBody(request, endpoint);
        const input = parseInput(endpoint, {
          params: await params,
          query: Object.fromEntries(new URL(request.url).searchParams),
          body: json,
          ifMatch: expectedVersionOf(request, endpoint),
          lastEventId: request.headers.get('last-event-id'),
        });
        const prepared = (await spec.prepare?.(input, {
          actor,
          file,
          headers: request.headers,
        })) as Prepared;
        const keyed: KeyedRequest | null = idempotencyKeyOf(request, endpoint, actor, () =>
          createHash('sha256').update(raw).digest('hex'),
        );

        const { status, result } = await asActor(
          deps.db,
          actor,
          async (tx) => {
            const earlier = keyed && (await replayed(tx, keyed));
            if (earlier) return { status: earlier.status, result: earlier.body as Result<E> };
            const now = deps.now();
            const fresh = await spec.run({ ...input, prepared }, { tx, actor, now });
            if (keyed) await keep(tx, keyed, { status: endpoint.status, body: fresh ?? null, now });
            return { status: endpoint.status, result: fresh };
          },
          { oneAtATime: keyed && turnOf(keyed) },
        );
        if (isStream(result)) return respondWithStream(request, result, requestId);
        return respond(endpoint, status, result, requestId);
      } catch (error) {
        return problemResponse(error, requestId, deps.logError);
      }
    };
  };
}

function respond(endpoint: Endpoint, status: number, result: unknown, requestId: string): Response {
  const headers: Record<string, string> = {
    'cache-control': 'private, no-store',
    'x-request-id': requestId,
  };
  if (endpoint.status === 204) return new Response(null, { status: 204, headers });
  if (endpoint.produces !== undefined) {
    const { body, contentType, fileName } = result as FileResult;
    return new Response(body, {
      status,
      headers: {
        ...headers,
        'content-type': contentType,
        'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]+/g, '-')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      },
    });
  }
  const version = versionOf(result);
  if (version !== null) headers['etag'] = `"${version}"`;
  return Response.json(result, { status, headers });
}

function isStream(result: unknown): result is StreamResult {
  return typeof result === 'object' && result !== null && 'follow' in result;
}

/** No cache keeps it, no proxy holds it back or packs it: each frame leaves when it is written. */
function respondWithStream(
  request: Request,
  { follow }: StreamResult,
  requestId: string,
): Response {
  return new Response(follow(request), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': requestId,
    },
  });
}

function versionOf(result: unknown): number | null {
  if (typeof result !== 'object' || result === null || !('version' in result)) return null;
  return typeof result.version === 'number' ? result.version : null;
}
