/**
 * What programs outside are told. The kinds are a closed list of their own: they
 * are a promise to others and stay when the record of the newsroom grows.
 *
 * A message names what happened to what, with ids and addresses. It holds no word
 * of an article, a claim, a query or a reply: whoever may read those follows the
 * address.
 */
import type { EventType } from '../events/event-types';
import { isBlindNow, type RoundMode, type RoundPhase } from '../rounds/round-phase';
import type { JsonObject } from '../shared/json';

export const WEBHOOK_KINDS = [
  'article.imported',
  'article.version_added',
  'round.assigned',
  'round.closed',
  'round.settled',
  'round.reopened',
  'round.signed_off',
  'sign_off.signed',
  'sign_off.voided',
  'query.asked',
  'query.answered',
  'query.closed',
  'fix.proposed',
  'fix.answered',
  'reply.asked',
  'reply.settled',
  'evidence.changed',
] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];
/** `ping` is sent by hand, to try an address. */
export type WebhookMessageKind = WebhookKind | 'ping';

export const WEBHOOK_FORMATS = ['standard', 'slack', 'teams'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

export const WEBHOOK_KIND_LABELS: Readonly<Record<WebhookMessageKind, string>> = {
  'article.imported': 'An article was imported',
  'article.version_added': 'An article has a new version',
  'round.assigned': 'A round was assigned',
  'round.closed': 'A round was closed',
  'round.settled': 'Everything in a round is settled',
  'round.reopened': 'A signed round was reopened',
  'round.signed_off': 'An article is signed off',
  'sign_off.signed': 'A stage was signed',
  'sign_off.voided': 'A signature was voided',
  'query.asked': 'A query was put to the writer',
  'query.answered': 'A query was answered',
  'query.closed': 'A query was closed',
  'fix.proposed': 'A fix was suggested',
  'fix.answered': 'A suggested fix was answered',
  'reply.asked': 'Somebody was asked for a reply',
  'reply.settled': 'A right of reply is settled',
  'evidence.changed': 'A cited page reads otherwise, moved or is gone',
  ping: 'This address is tried',
};

const KIND_OF_TYPE: { readonly [Type in EventType]?: WebhookKind } = {
  'article.imported': 'article.imported',
  'article.version_added': 'article.version_added',
  'round.created': 'round.assigned',
  'round.closed': 'round.closed',
  'round.reopened': 'round.reopened',
  'sign_off.signed': 'sign_off.signed',
  'sign_off.voided': 'sign_off.voided',
  'query.asked': 'query.asked',
  'query.answered': 'query.answered',
  'query.closed': 'query.closed',
  'fix.proposed': 'fix.proposed',
  'fix.countered': 'fix.answered',
  'fix.accepted': 'fix.answered',
  'fix.declined': 'fix.answered',
  'reply.asked': 'reply.asked',
  'reply.settled': 'reply.settled',
  'evidence.link_changed': 'evidence.changed',
};

type SentEvent = { type: string; payload: JsonObject; ownerId: string | null };
type SentRound = { mode: RoundMode; phase: RoundPhase };

/** Whether an event of this type can be a message. */
export function isForWebhooks(type: string): boolean {
  return type === 'round.phase_changed' || Object.hasOwn(KIND_OF_TYPE, type);
}

/**
 * The messages that an event is. None while it is part of a blind reading: those
 * leave when the round closes.
 */
export function webhookKindsOf(event: SentEvent, round: SentRound | null): WebhookKind[] {
  if (event.ownerId !== null && round !== null && isBlindNow(round)) return [];
  if (event.type === 'round.phase_changed') {
    return event.payload['after'] === 'adjudicated' ? ['round.settled'] : [];
  }
  const kind = isMapped(event.type) ? KIND_OF_TYPE[event.type] : undefined;
  if (kind === undefined) return [];
  if (kind === 'sign_off.signed' && round?.phase === 'signed_off')
    return [kind, 'round.signed_off'];
  return [kind];
}

function isMapped(type: string): type is EventType {
  return Object.hasOwn(KIND_OF_TYPE, type);
}
