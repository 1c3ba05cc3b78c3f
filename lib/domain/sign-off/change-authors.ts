/**
 * Who brought about a change since a signature, and when: the last event that can
 * have done it. Where the record names none, nobody is said rather than a guess.
 */
import type { JsonObject } from '../shared/json';
import type { Change } from './changes';

export type PastEvent = {
  type: string;
  actorId: string | null;
  /** Whose work it is, where it is a reviewer's. */
  ownerId: string | null;
  occurredAt: string;
  payload: JsonObject;
};

/** @param events what happened since the signature, oldest first. */
export function authorOfChange(
  change: Pick<Change, 'kind' | 'annotationId' | 'field'>,
  events: readonly PastEvent[],
): PastEvent | null {
  const may = events.filter((event) => canHaveDone(event, change));
  const exact = may.filter((event) => namesField(event, change.field));
  return exact.at(-1) ?? may.at(-1) ?? null;
}

function canHaveDone(
  { type, payload }: PastEvent,
  { kind, annotationId, field }: Pick<Change, 'kind' | 'annotationId' | 'field'>,
): boolean {
  if (type.startsWith('sign_off.')) return false;
  if (kind === 'text') return type === 'article.version_added';
  if (kind === 'article') return type === 'article.changed';
  if (kind === 'other') {
    if (field === 'openQueries' || field === 'closedQueries') return type.startsWith('query.');
    if (field === 'replies') return type.startsWith('reply.');
    if (field === 'objections') return type === 'claim.second_read';
    return type === 'article.version_added' || type === 'scale.changed';
  }
  if (payload['annotationId'] === annotationId) return true;
  // Words and places go with the text, where nobody touched the claim itself.
  return (field === 'passage' || field === 'place') && type === 'article.version_added';
}

/** Whether the event says that it changed this very field. */
function namesField({ type, payload }: PastEvent, field: string | null): boolean {
  if (field === null) return true;
  if (field === 'citation' || field === 'citationOrder') return type.startsWith('citation.');
  const after = payload['after'];
  return (
    typeof after === 'object' &&
    after !== null &&
    !Array.isArray(after) &&
    Object.hasOwn(after, field)
  );
}
