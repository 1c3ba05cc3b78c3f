import 'server-only';

import type { LiveChange } from '@/lib/contracts/live';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';
import type { EventType } from '@/lib/domain/events/event-types';

import type { SeenEvent } from '../repositories/live-repository';
import { changeOfEvent } from './change-of-event';
import type { Place } from './place-id';

/** As many as are read at once. */
export const EVENTS_A_READ = 200;

/** Events that are for the record of the desk, which not everyone who may read the round reads. */
const NOT_STREAMED: ReadonlySet<string> = new Set<EventType>([
  'report.exported',
  'report.imported',
]);

/** What of it the policy lets the actor read: of a round, whoever may read the round. */
export function changesFor(
  actor: Actor,
  seen: readonly SeenEvent[],
): { place: Place; change: LiveChange }[] {
  return seen
    .filter(({ type }) => !NOT_STREAMED.has(type))
    .filter(({ roundId, round }) =>
      round === null ? roundId === null : denialOf(actor, { action: 'round:read', round }) === null,
    )
    .map((event) => ({ place: event.place, change: changeOfEvent(event) }));
}
