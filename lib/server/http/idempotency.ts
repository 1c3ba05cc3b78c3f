import 'server-only';

import type { Endpoint } from '@/lib/contracts/endpoint';
import type { Actor } from '@/lib/domain/access/access-request';

import { AppError } from '../app-error';
import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

/**
 * Writes that may be sent twice. The first answer is kept in the transaction of
 * the change; a repeat waits for it and is given the same answer, so that a
 * connection cut after the commit does no harm.
 */
export type KeyedRequest = {
  newsroomId: string;
  userId: string;
  route: string;
  key: string;
  requestHash: string;
};

/** @throws AppError for a key that is none. */
export function idempotencyKeyOf(
  request: Request,
  endpoint: Endpoint,
  actor: Actor,
  hashBody: () => string,
): KeyedRequest | null {
  const key = request.headers.get('idempotency-key');
  if (key === null || request.method === 'GET') return null;
  if (endpoint.holdsSecret === true) {
    throw new AppError(
      'invalid_input',
      'The answer holds a secret and is not kept for a repeat. Send it without an Idempotency-Key.',
    );
  }
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new AppError(
      'invalid_input',
      'An Idempotency-Key has 8 to 200 visible ASCII characters, for example a UUID.',
    );
  }
  return {
    newsroomId: actor.newsroomId,
    userId: actor.userId,
    route: `${request.method} ${new URL(request.url).pathname}`,
    key,
    requestHash: hashBody(),
  };
}

/** Requests of one word wait for each other, so that a repeat finds the answer of the first. */
export function turnOf({ userId, route, key }: KeyedRequest): string {
  return `${userId} ${route} ${key}`;
}

/** The answer given before, if there was one. The transaction has waited for its turn. */
export async function replayed(
  tx: Tx,
  { userId, route, key, requestHash }: KeyedRequest,
): Promise<{ status: number; body: unknown } | null> {
  const earlier = await tx.idempotencyKey.findUnique({
    where: { userId_route_key: { userId, route, key } },
  });
  if (!earlier) return null;
  if (earlier.requestHash !== requestHash) {
    throw new AppError(
      'idempotency_mismatch',
      'This Idempotency-Key was used for another request. Take a new key.',
    );
  }
  return { status: earlier.status, body: earlier.body };
}

export async function keep(
  tx: Tx,
  request: KeyedRequest,
  answer: { status: number; body: unknown; now: Date },
): Promise<void> {
  // createMany, which gives nothing back: the answer is at hand.
  await tx.idempotencyKey.createMany({
    data: [
      {
        ...request,
        status: answer.status,
        body: answer.body as Prisma.InputJsonValue,
        createdAt: answer.now,
      },
    ],
  });
}
