import 'server-only';

import type { EventFacts } from '@/lib/domain/events/event-chain';
import { tellsPeople } from '@/lib/domain/notifications/told';
import { isForWebhooks } from '@/lib/domain/notifications/webhook-kinds';

import type { Tx } from '../db/client';
import { findEvent, listOwnEventsOfRound } from '../repositories/event-repository';
import { queueWebhooks } from './queue-webhooks';
import { surroundingsOf } from './surroundings';
import { tellPeople } from './tell-people';

type TellContext = {
  tx: Tx;
  now: Date;
  /** Whether mail can be sent at all. */
  hasMail: boolean;
  /** Where the application is reached, without a slash at its end. */
  origin: string;
};

/**
 * Tell of one event of the record: people, and programs outside. What is hidden
 * now is told to nobody; the closing of its round comes back to it. Run twice, it
 * tells nobody twice.
 */
export async function tell(
  place: { chainId: string; rev: number },
  context: TellContext,
): Promise<void> {
  const event = await findEvent(context.tx, place);
  if (event === null) return;
  for (const one of [...(await revealedBy(event, context.tx)), event]) {
    const where = await surroundingsOf(context.tx, one);
    await tellPeople(one, where, context);
    await queueWebhooks(one, where, context);
  }
}

/** What a closing brings into sight: it could not be told before. */
async function revealedBy(event: EventFacts, tx: Tx): Promise<EventFacts[]> {
  const { type, chainId, roundId, rev } = event;
  if (type !== 'round.closed' || roundId === null) return [];
  const round = await tx.reviewRound.findUnique({
    where: { id: roundId },
    select: { mode: true },
  });
  if (round?.mode !== 'blind') return [];
  const events = await listOwnEventsOfRound(tx, { chainId, roundId, upTo: rev });
  return events.filter((one) => tellsPeople(one.type) || isForWebhooks(one.type));
}
