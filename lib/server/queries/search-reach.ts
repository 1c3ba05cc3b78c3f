import 'server-only';

import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';
import { areNamesHidden } from '@/lib/domain/rounds/reading-names';

import type { Tx } from '../db/client';
import { listRoundFacts, type RoundInReach } from '../repositories/search-repository';

/** The rounds whose claims somebody may find, and of those the ones whose names they may see. */
export type Reach = {
  rounds: string[];
  named: string[];
  byId: ReadonlyMap<string, RoundInReach>;
};

/**
 * What the policy lets somebody read, round by round, asked for a claim of their own. That in
 * an open blind round another's claim is not theirs is decided claim by claim, in the database.
 */
export async function reachOf(actor: Actor, tx: Tx): Promise<Reach> {
  const all = await listRoundFacts(tx, actor.newsroomId);
  const annotation = { reviewerId: actor.userId };
  const readable = all.filter(
    (round) => denialOf(actor, { action: 'annotation:read', round, annotation }) === null,
  );
  return {
    rounds: readable.map(({ id }) => id),
    named: readable.filter((round) => !areNamesHidden(round)).map(({ id }) => id),
    byId: new Map(readable.map((round) => [round.id, round])),
  };
}
