import 'server-only';

import { randomBytes } from 'node:crypto';

import type {
  CreatedWebhook,
  CreateWebhookBody,
  DeliveryView,
  UpdateWebhookBody,
  WebhookView,
} from '@/lib/contracts/notifications';
import { webhookBody } from '@/lib/domain/notifications/webhook-message';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import type { Env } from '../env';
import { uuidv7 } from '../new-id';
import { webhookAddressProblem } from '../notifying/post-webhook';
import { queueDelivery, queueMessage } from '../notifying/queue-webhooks';
import { toDeliveryView, toWebhookView } from '../queries/list-webhooks';
import { recordEvent } from '../repositories/event-repository';
import { getNewsroomRow } from '../repositories/newsroom-repository';
import { findDelivery, setWaiting } from '../repositories/webhook-delivery-repository';
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  replaceSecret,
  updateWebhookRow,
  type WebhookRow,
} from '../repositories/webhook-repository';
import type { UseCaseContext } from './context';

/** Which hosts may be told although they are not public, and where the application is reached. */
type WebhookConfig = Pick<Env, 'FETCH_ALLOW_HOSTS' | 'NEXTAUTH_URL'>;

/** Tell an address what happens in the newsroom, from now on. */
export async function createWebhook(
  { name, url, format, kinds }: CreateWebhookBody,
  { tx, actor, now }: UseCaseContext,
  config: WebhookConfig,
): Promise<CreatedWebhook> {
  authorize(actor, { action: 'newsroom:administer', newsroom: actor });
  refuseAddress(url, config);
  const { newsroomId, userId } = actor;
  const secret = newSecret();
  const id = uuidv7();
  const wanted = [...new Set(kinds)];
  await insertWebhook(tx, {
    ...{ id, newsroomId, name, url, format, secret },
    ...{ kinds: wanted, createdById: userId, createdAt: now },
  });
  await recordEvent(tx, {
    ...{ newsroomId, articleId: null, actor, now },
    type: 'webhook.created',
    payload: { webhookId: id, name, host: new URL(url).host, format, kinds: wanted },
  });
  return { ...toWebhookView(await getWebhook(id, tx)), secret };
}

export async function updateWebhook(
  { webhookId, body }: { webhookId: string; body: UpdateWebhookBody },
  { tx, actor, now }: UseCaseContext,
  config: WebhookConfig,
): Promise<WebhookView> {
  authorize(actor, { action: 'newsroom:administer', newsroom: actor });
  const before = await getWebhook(webhookId, tx);
  if (body.url !== undefined) refuseAddress(body.url, config);
  const isOn = before.disabledAt === null;
  await updateWebhookRow(tx, webhookId, {
    ...(body.name !== undefined && { name: body.name }),
    ...(body.url !== undefined && { url: body.url }),
    ...(body.kinds !== undefined && { kinds: [...new Set(body.kinds)] }),
    ...(body.enabled === true &&
      !isOn && { disabledAt: null, disabledNote: '', failingSince: null }),
    ...(body.enabled === false && isOn && { disabledAt: now, disabledNote: 'Paused by hand.' }),
  });
  const after = await getWebhook(webhookId, tx);
  await recordEvent(tx, {
    ...{ newsroomId: actor.newsroomId, articleId: null, actor, now },
    type: 'webhook.changed',
    payload: { webhookId, before: recorded(before), after: recorded(after) },
  });
  return toWebhookView(after);
}

/** How long a receiver has for changing over, in milliseconds. */
const OLD_SECRET_MS = 24 * 60 * 60_000;

/** Another secret, shown this once. For a day the one before it signs each message too. */
export async function renewWebhookSecret(
  { webhookId }: { webhookId: string },
  { tx, actor, now }: UseCaseContext,
): Promise<CreatedWebhook> {
  authorize(actor, { action: 'newsroom:administer', newsroom: actor });
  const before = await getWebhook(webhookId, tx);
  const secret = newSecret();
  const previousUntil = new Date(now.getTime() + OLD_SECRET_MS);
  await replaceSecret(tx, webhookId, { secret, previousUntil });
  await recordEvent(tx, {
    ...{ newsroomId: actor.newsroomId, articleId: null, actor, now },
    type: 'webhook.changed',
    payload: {
      webhookId,
      before: { ...recorded(before), secret: 'as it was' },
      after: { ...recorded(before), secret: 'renewed' },
    },
  });
  return { ...toWebhookView(await getWebhook(webhookId, tx)), secret };
}

export async function removeWebhook(
  { webhookId }: { webhookId: string },
  { tx, actor, now }: UseCaseContext,
): Promise<undefined> {
  authorize(actor, { action: 'newsroom:administer', newsroom: actor });
  const { name } = await getWebhook(webhookId, tx);
  await deleteWebhook(tx, webhookId);
  await recordEvent(tx, {
    ...{ newsroomId: actor.newsroomId, articleId: null, actor, now },
    type: 'webhook.removed',
    payload: { webhookId, name },
  });
}

/** A message that says nothing: whether the address takes one. */
export async function tryWebhook(
  { webhookId }: { webhookId: string },
  { tx, actor, now }: UseCaseContext,
  config: WebhookConfig,
): Promise<undefined> {
  authorize(actor, { action: 'newsroom:administer', newsroom: actor });
  const { format, disabledAt } = await getWebhook(webhookId, tx);
  refuseOff(disabledAt);
  const { newsroomId } = actor;
  const newsroom = await getNewsroomRow(tx, newsroomId);
  const facts = {
    kind: 'ping' as const,
    occurredAt: now.toISOString(),
    newsroom: { id: newsroomId, name: newsroom.name },
    ...{ article: null, round: null, actor: null, subject: {} },
    url: config.NEXTAUTH_URL,
  };
  const body = webhookBody(facts, format);
  const occasion = `try:${uuidv7()}`;
  await queueMessage({ newsroomId, webhookId, kind: 'ping', occasion, body }, { tx, now });
}

/** Send a message once more, under its id: a receiver that has it knows it. */
export async function replayDelivery(
  { deliveryId }: { deliveryId: string },
  { tx, actor, now }: UseCaseContext,
): Promise<DeliveryView> {
  authorize(actor, { action: 'newsroom:administer', newsroom: actor });
  const delivery = await findDelivery(tx, deliveryId);
  if (delivery === null) throw notFound();
  refuseOff((await getWebhook(delivery.webhookId, tx)).disabledAt);
  await setWaiting(tx, deliveryId, now);
  await queueDelivery(tx, deliveryId, null);
  return toDeliveryView({ ...delivery, state: 'waiting', nextAttemptAt: now });
}

async function getWebhook(id: string, tx: UseCaseContext['tx']): Promise<WebhookRow> {
  const webhook = await findWebhook(tx, id);
  if (webhook === null) throw notFound();
  return webhook;
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

function refuseAddress(url: string, { FETCH_ALLOW_HOSTS }: WebhookConfig): void {
  const problem = webhookAddressProblem(url, FETCH_ALLOW_HOSTS);
  if (problem === null) return;
  throw new AppError('invalid_input', problem, { issues: [{ path: 'url', message: problem }] });
}

function refuseOff(disabledAt: Date | null): void {
  if (disabledAt === null) return;
  throw new AppError('invalid_input', 'This webhook is paused. Let it be told again first.');
}

/** Of an address its host: what comes after it can be a secret. */
function recorded({ name, url, kinds, disabledAt }: WebhookRow) {
  return { name, host: new URL(url).host, kinds, isOn: disabledAt === null };
}
