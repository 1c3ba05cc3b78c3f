import 'server-only';

import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

import { AppError } from '../app-error';
import type { Db } from '../db/client';
import { sha256 } from '../hash';

/**
 * How often a password may be guessed.
 *
 * Counted in the database, so that all processes share one count: ten failures
 * of an account in a quarter of an hour, with a wait that doubles from the third
 * on; and for an address, so that many accounts cannot be tried from one place.
 * Nobody is locked out for good. An attempt is counted before the work is done,
 * so that a hundred at once are a hundred, and taken back when it succeeds.
 */
const WINDOW_SECONDS = 15 * 60;
const ACCOUNT_FAILURES = 10;
const FAILURES_WITHOUT_WAIT = 2;
const FIRST_WAIT_SECONDS = 5;
const ADDRESS_FAILURES = 60;
/** Behind no proxy everyone has one address. */
const DIRECT_FAILURES = 300;

/** Says when to come back. */
export class TooManyAttempts extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many_requests', `Too many attempts. Try again in ${inWords(retryAfterSeconds)}.`);
  }
}

export type SignInThrottle = {
  /** @throws TooManyAttempts */
  attempt: (facts: { email: string; address: string }) => Promise<void>;
  /** The password was right. */
  succeeded: (facts: { email: string; address: string }) => Promise<void>;
};

export function createSignInThrottle(db: Db): SignInThrottle {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: toQueryClient(db),
      storeType: 'client',
      tableName: 'rate_limit',
      tableCreated: true,
      // Rows that have run out are cleared by the worker.
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
    });
  const failures = limiter('sign_in_account', ACCOUNT_FAILURES);
  const waits = limiter('sign_in_wait', 1);
  const addresses = limiter('sign_in_address', ADDRESS_FAILURES);
  const direct = limiter('sign_in_direct', DIRECT_FAILURES);
  const byAddress = (address: string) => (address === 'direct' ? direct : addresses);

  return {
    async attempt({ email, address }) {
      await counted(() => byAddress(address).consume(address));
      const account = sha256(email);
      const before = (await failures.get(account))?.consumedPoints ?? 0;
      if (before > FAILURES_WITHOUT_WAIT) {
        const doublings = before - FAILURES_WITHOUT_WAIT - 1;
        const seconds = Math.min(FIRST_WAIT_SECONDS * 2 ** doublings, WINDOW_SECONDS);
        await counted(() => waits.consume(account, 1, { customDuration: seconds }));
      }
      await counted(() => failures.consume(account));
    },

    async succeeded({ email, address }) {
      const account = sha256(email);
      await failures.delete(account);
      await waits.delete(account);
      await byAddress(address).reward(address);
    },
  };
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
export function toQueryClient(db: Db) {
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
