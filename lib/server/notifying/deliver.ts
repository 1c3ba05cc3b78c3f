import 'server-only';

import { isGivenUp, pauseAfter } from '@/lib/domain/notifications/retries';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { findToDeliver, saveAttempt } from '../repositories/webhook-delivery-repository';
import { updateWebhookRow } from '../repositories/webhook-repository';
import { type Posted, postWebhook, type PostingOptions } from './post-webhook';
import { queueDelivery } from './queue-webhooks';

type DeliveringDependencies = {
  db: Db;
  posting: PostingOptions;
  now: () => Date;
  /** In [0, 1). */
  random: () => number;
};

const GONE = 'Switched off: the address said that it is gone for good.';
const FAILING =
  'Switched off: nothing has come through for five days. See what the last messages met with, then switch it on again.';

/**
 * Send one message, and write down what became of it. A message is sent at least
 * once: where the worker dies before the answer is written, it is sent again under
 * the same id.
 */
export async function deliver(id: string, deps: DeliveringDependencies): Promise<void> {
  const { db, now, random, posting } = deps;
  const found = await asSystem(db, 'worker', (tx) => findToDeliver(tx, id));
  if (found?.state !== 'waiting' || found.webhook.disabledAt !== null) return;
  const { webhook, body } = found;
  const at = now();
  const posted = await postWebhook(
    { id, url: webhook.url, body, secrets: secretsAt(webhook, at), at },
    posting,
  );
  const after = now();
  const attempts = found.attempts + 1;
  const log = [
    ...found.log,
    {
      at: at.toISOString(),
      status: posted.status,
      ms: after.getTime() - at.getTime(),
      note: posted.note,
    },
  ].slice(-KEPT_ATTEMPTS);
  const pause = posted.isGone ? null : pauseAfter(attempts, random());
  const next = posted.isDelivered || pause === null ? null : new Date(after.getTime() + pause);

  await asSystem(db, 'worker', async (tx) => {
    await saveAttempt(tx, id, {
      state: posted.isDelivered ? 'delivered' : next === null ? 'given_up' : 'waiting',
      attempts,
      log,
      nextAttemptAt: next,
      deliveredAt: posted.isDelivered ? after : null,
    });
    if (next !== null) await queueDelivery(tx, id, next);
    const change = changeOfWebhook(posted, { ...webhook, isLast: next === null }, after);
    if (change !== null) await updateWebhookRow(tx, webhook.id, change);
  });
}

/** The newest first; the one before it signs too, until whoever receives has changed over. */
function secretsAt(
  webhook: { secret: string; previousSecret: string | null; previousSecretUntil: Date | null },
  at: Date,
): readonly string[] {
  const { secret, previousSecret, previousSecretUntil } = webhook;
  const isKept =
    previousSecret !== null && previousSecretUntil !== null && at < previousSecretUntil;
  return isKept ? [secret, previousSecret] : [secret];
}

/** Of a message that is replayed again and again, the last attempts are kept. */
const KEPT_ATTEMPTS = 30;

function changeOfWebhook(
  { isDelivered, isGone }: Posted,
  { failingSince, isLast }: { failingSince: Date | null; isLast: boolean },
  now: Date,
) {
  if (isDelivered) return failingSince === null ? null : { failingSince: null };
  const since = failingSince ?? now;
  if (isGone) return { failingSince: since, disabledAt: now, disabledNote: GONE };
  if (isLast && isGivenUp(since, now)) {
    return { failingSince: since, disabledAt: now, disabledNote: FAILING };
  }
  return failingSince === null ? { failingSince: since } : null;
}
