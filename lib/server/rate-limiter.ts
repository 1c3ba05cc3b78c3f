import 'server-only';

import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

import { AppError } from './app-error';
import type { Db } from './db/client';

/** Says when to come back. */
export class TooManyAttempts extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many_requests', `Too many attempts. Try again in ${inWords(retryAfterSeconds)}.`);
  }
}

/** Points within a window. Counted in the database, so that all processes share one count. */
export function rateLimiter(
  db: Db,
  { prefix, points, seconds }: { prefix: string; points: number; seconds: number },
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: toQueryClient(db),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    // Rows that have run out are cleared by the worker.
    clearExpiredByTimeout: false,
    keyPrefix: prefix,
    points,
    duration: seconds,
  });
}

/** @throws TooManyAttempts */
export async function counted(consume: () => Promise<unknown>): Promise<void> {
  try {
    await consume();
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) {
      throw new TooManyAttempts(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    }
    throw refusal;
  }
}

/** The limiter's statements, on the connections there are. */
function toQueryClient(db: Db) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const found = await db.$queryRawUnsafe<{ points?: number; expire?: bigint | null }[]>(
        text.trim().replace(/;$/, ''),
        ...values,
      );
      const rows = found.map(({ points, expire }) => ({
        points,
        expire: expire === null || expire === undefined ? null : Number(expire),
      }));
      return { rows, rowCount: rows.length };
    },
  };
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
