import 'server-only';

import type { DeliveryView, WebhookView } from '@/lib/contracts/notifications';

import { authorize, notFound } from '../authorize';
import { type DeliveryRow, listDeliveries } from '../repositories/webhook-delivery-repository';
import { findWebhook, listWebhooks, type WebhookRow } from '../repositories/webhook-repository';
import type { UseCaseContext } from '../use-cases/context';

export async function getWebhooks({
  tx,
  actor,
}: UseCaseContext): Promise<{ webhooks: WebhookView[] }> {
  authorize(actor, { action: 'newsroom:administer', newsroom: actor });
  return { webhooks: (await listWebhooks(tx)).map(toWebhookView) };
}

/** What was sent to one address, newest first. */
export async function getDeliveries(
  { webhookId, before, limit }: { webhookId: string; before?: string | undefined; limit: number },
  { tx, actor }: UseCaseContext,
): Promise<{ deliveries: DeliveryView[]; next: string | null }> {
  authorize(actor, { action: 'newsroom:administer', newsroom: actor });
  if ((await findWebhook(tx, webhookId)) === null) throw notFound();
  const rows = await listDeliveries(tx, { webhookId, before: before ?? null, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    deliveries: page.map(toDeliveryView),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

export function toWebhookView({
  createdAt,
  failingSince,
  disabledAt,
  previousSecretUntil,
  ...row
}: WebhookRow): WebhookView {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    failingSince: failingSince?.toISOString() ?? null,
    disabledAt: disabledAt?.toISOString() ?? null,
    previousSecretUntil: previousSecretUntil?.toISOString() ?? null,
  };
}

export function toDeliveryView({
  id,
  kind,
  state,
  attempts,
  log,
  body,
  createdAt,
  nextAttemptAt,
  deliveredAt,
}: DeliveryRow): DeliveryView {
  return {
    ...{ id, kind, state, attempts, log, body },
    createdAt: createdAt.toISOString(),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
  };
}
