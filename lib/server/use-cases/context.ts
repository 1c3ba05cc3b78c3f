import 'server-only';

import type { Actor } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';

/**
 * What every use case and query works with: one open transaction in the actor's
 * name (see lib/server/db/transactions.ts), who is asking, and the time.
 *
 * The request path opens the transaction, so that the answer kept for a repeat
 * of the request commits with the change itself (docs/decisions/0003).
 */
export type UseCaseContext = { tx: Tx; actor: Actor; now: Date };
