import 'server-only';

import { type RoundRules, roundRules } from '@/lib/contracts/round-rules';

import type { Tx } from '../db/client';

/** A newsroom's rules for its rounds; what was never set is as it is by default. */
export async function getRoundRules(tx: Tx, newsroomId: string): Promise<RoundRules> {
  const row = await tx.newsroom.findUniqueOrThrow({
    where: { id: newsroomId },
    select: { roundRules: true },
  });
  return roundRules.parse(row.roundRules);
}

export async function setRoundRules(tx: Tx, newsroomId: string, rules: RoundRules): Promise<void> {
  await tx.newsroom.update({
    where: { id: newsroomId },
    data: { roundRules: rules },
    select: { id: true },
  });
}
