import 'server-only';

import type { LiveChange } from '@/lib/contracts/live';

import type { SeenEvent } from '../repositories/live-repository';

/** Of an event, what it happened to. What was written and by whom is read where it is shown. */
export function changeOfEvent({ type, roundId, payload }: SeenEvent): LiveChange {
  return {
    type,
    roundId,
    annotationId: textOf(payload['annotationId']),
    queryId: textOf(payload['queryId']),
    version: typeof payload['version'] === 'number' ? payload['version'] : null,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
