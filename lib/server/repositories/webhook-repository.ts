import 'server-only';

import { WEBHOOK_FORMATS, type WebhookFormat } from '@/lib/domain/notifications/webhook-kinds';

import type { Tx } from '../db/client';

export type WebhookRow = {
  id: string;
  name: string;
  url: string;
  format: WebhookFormat;
  kinds: string[];
  createdAt: Date;
  failingSince: Date | null;
  disabledAt: Date | null;
  disabledNote: string;
  previousSecretUntil: Date | null;
};

/** Without the secret, which a request may not read. */
const FIELDS = {
  id: true,
  name: true,
  url: true,
  format: true,
  kinds: true,
  createdAt: true,
  failingSince: true,
  disabledAt: true,
  disabledNote: true,
  previousSecretUntil: true,
} as const;

export async function listWebhooks(tx: Tx): Promise<WebhookRow[]> {
  const rows = await tx.webhook.findMany({ select: FIELDS, orderBy: { createdAt: 'asc' } });
  return rows.map(toRow);
}

export async function findWebhook(tx: Tx, id: string): Promise<WebhookRow | null> {
  const row = await tx.webhook.findUnique({ where: { id }, select: FIELDS });
  return row && toRow(row);
}

export async function insertWebhook(
  tx: Tx,
  webhook: {
    id: string;
    newsroomId: string;
    name: string;
    url: string;
    format: WebhookFormat;
    kinds: string[];
    secret: string;
    createdById: string;
    createdAt: Date;
  },
): Promise<void> {
  // createMany reads nothing back, and so needs no right to read the secret.
  await tx.webhook.createMany({ data: [webhook] });
}

export async function updateWebhookRow(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<WebhookRow, 'name' | 'url' | 'kinds' | 'disabledAt' | 'disabledNote' | 'failingSince'>
  >,
): Promise<void> {
  await tx.webhook.updateMany({ where: { id }, data: change });
}

/** The database itself keeps the secret that was there: a request reads none. */
export async function replaceSecret(
  tx: Tx,
  id: string,
  { secret, previousUntil }: { secret: string; previousUntil: Date },
): Promise<void> {
  await tx.webhook.updateMany({
    where: { id },
    data: { secret, previousSecretUntil: previousUntil },
  });
}

/** With everything that was sent to it. */
export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.webhook.deleteMany({ where: { id } });
}

function toRow<Row extends { format: string }>(row: Row): Row & { format: WebhookFormat } {
  return { ...row, format: toFormat(row.format) };
}

export function toFormat(format: string): WebhookFormat {
  return WEBHOOK_FORMATS.find((one) => one === format) ?? 'standard';
}
