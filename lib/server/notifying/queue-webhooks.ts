import 'server-only';

import type { EventFacts } from '@/lib/domain/events/event-chain';
import { type WebhookMessageKind, webhookKindsOf } from '@/lib/domain/notifications/webhook-kinds';
import { webhookBody, type WebhookFacts } from '@/lib/domain/notifications/webhook-message';
import { areNamesHidden } from '@/lib/domain/rounds/reading-names';
import type { JsonObject } from '@/lib/domain/shared/json';

import type { Tx } from '../db/client';
import { addJob } from '../repositories/job-repository';
import { insertDeliveries } from '../repositories/webhook-delivery-repository';
import { toFormat } from '../repositories/webhook-repository';
import type { EventSurroundings } from './surroundings';
import { occasionOf } from './tell-people';

type QueueContext = { tx: Tx; now: Date; origin: string };

/** Which ids of a payload a message names. Nothing that anybody wrote is among them. */
const SUBJECT_IDS = [
  'annotationId',
  'citationId',
  'queryId',
  'fixId',
  'criticismId',
  'versionId',
  'signOffId',
  'stageId',
] as const;

/** Write the messages that an event is, for each webhook that wants them, and queue their delivery. */
export async function queueWebhooks(
  event: EventFacts,
  { roundRow: round, annotationId }: EventSurroundings,
  context: QueueContext,
): Promise<void> {
  const { tx, origin } = context;
  const kinds = webhookKindsOf(event, round);
  if (kinds.length === 0) return;
  const webhooks = await tx.webhook.findMany({
    where: { newsroomId: event.newsroomId, disabledAt: null, kinds: { hasSome: kinds } },
    select: { id: true, format: true, kinds: true },
  });
  if (webhooks.length === 0) return;

  const newsroom = await tx.newsroom.findUniqueOrThrow({
    where: { id: event.newsroomId },
    select: { id: true, name: true },
  });
  const article =
    event.articleId === null
      ? null
      : await tx.article.findUniqueOrThrow({
          where: { id: event.articleId },
          select: { id: true, code: true, title: true, story: { select: { name: true } } },
        });
  const isUnnamed =
    round !== null &&
    event.actorId !== null &&
    areNamesHidden(round) &&
    round.reviewerIds.includes(event.actorId);
  const actor =
    event.actorId === null || isUnnamed
      ? null
      : await tx.user.findUnique({
          where: { id: event.actorId },
          select: { id: true, name: true },
        });
  const articleUrl = `${origin}/articles/${event.articleId ?? ''}`;
  const roundUrl = `${origin}/rounds/${round?.id ?? ''}`;
  const facts: Omit<WebhookFacts, 'kind'> = {
    occurredAt: event.occurredAt,
    newsroom,
    article: article && { ...article, story: article.story.name, url: articleUrl },
    round: round && {
      id: round.id,
      ordinal: round.ordinal,
      mode: round.mode,
      phase: round.phase,
      url: roundUrl,
    },
    actor,
    subject: subjectOf(event.payload, annotationId),
    url: round !== null ? roundUrl : article !== null ? articleUrl : origin,
  };
  for (const { id, format, kinds: wanted } of webhooks) {
    const messages = kinds.filter((kind) => wanted.includes(kind));
    for (const kind of messages) {
      const body = webhookBody({ ...facts, kind }, toFormat(format));
      await queueMessage(
        { newsroomId: event.newsroomId, webhookId: id, kind, occasion: occasionOf(event), body },
        context,
      );
    }
  }
}

/** One message to one webhook, once for its occasion. */
export async function queueMessage(
  message: {
    newsroomId: string;
    webhookId: string;
    kind: WebhookMessageKind;
    occasion: string;
    body: string;
  },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  const ids = await insertDeliveries(tx, [{ ...message, nextAttemptAt: now, createdAt: now }]);
  for (const deliveryId of ids) await queueDelivery(tx, deliveryId, null);
}

/** @param due not before; at once where null. */
export async function queueDelivery(tx: Tx, deliveryId: string, due: Date | null): Promise<void> {
  await addJob(tx, 'deliver_webhook', { deliveryId }, { key: `webhook:${deliveryId}`, due });
}

function subjectOf(payload: JsonObject, annotationId: string | null): JsonObject {
  const named = SUBJECT_IDS.flatMap((name) => {
    const value = payload[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { ...(annotationId !== null && { annotationId }), ...Object.fromEntries(named) };
}
