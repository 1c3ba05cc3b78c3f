import 'server-only';

import type { Db } from '../db/client';
import { sha256 } from '../hash';
import { counted, rateLimiter } from '../rate-limiter';

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

export type SignInThrottle = {
  /** @throws TooManyAttempts */
  attempt: (facts: { email: string; address: string }) => Promise<void>;
  /** The password was right. */
  succeeded: (facts: { email: string; address: string }) => Promise<void>;
};

export function createSignInThrottle(db: Db): SignInThrottle {
  const limiter = (prefix: string, points: number) =>
    rateLimiter(db, { prefix, points, seconds: WINDOW_SECONDS });
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
