import 'server-only';

import type { Db } from '../db/client';
import { counted, rateLimiter } from '../rate-limiter';

/** How often public pages are asked for from one address in a minute, and from all behind no proxy. */
const WINDOW_SECONDS = 60;
const FROM_ONE_ADDRESS = 120;
const DIRECT = 1_200;

/** Counted in the database, so that all processes share one count. */
export function createPublicThrottle(
  db: Db,
  limits: { fromOneAddress: number; direct: number } = {
    fromOneAddress: FROM_ONE_ADDRESS,
    direct: DIRECT,
  },
): (address: string) => Promise<void> {
  const limiter = (prefix: string, points: number) =>
    rateLimiter(db, { prefix, points, seconds: WINDOW_SECONDS });
  const one = limiter('public_address', limits.fromOneAddress);
  const direct = limiter('public_direct', limits.direct);
  return (address) => counted(() => (address === 'direct' ? direct : one).consume(address));
}
