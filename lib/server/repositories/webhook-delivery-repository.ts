import 'server-only';

import { z } from 'zod';

import type { Tx } from '../db/client';

const attempt = z.object({
  at: z.string(),
  /** Null where nothing was answered. */
  status: z.number().nullable(),
  ms: z.number(),
  note: z.string(),
});
type DeliveryAttempt = z.output<typeof attempt>;

const DELIVERY_STATES = ['waiting', 'delivered', 'given_up'] as const;
type DeliveryState = (typeof DELIVERY_STATES)[number];

export type DeliveryRow = {
  id: string;
  webhookId: string;
  kind: string;
  body: string;
  state: DeliveryState;
  attempts: number;
  log: DeliveryAttempt[];
  nextAttemptAt: Date | null;
  createdAt: Date;
  deliveredAt: Date | null;
};

const FIELDS = {
  id: true,
  webhookId: true,
  kind: true,
  body: true,
  state: true,
  attempts: true,
  log: true,
  nextAttemptAt: true,
  createdAt: true,
  deliveredAt: true,
} as const;

/** The ids of those that are new. */
export async function insertDeliveries(
  tx: Tx,
  deliveries: readonly {
    newsroomId: string;
    webhookId: string;
    kind: string;
    occasion: string;
    body: string;
    nextAttemptAt: Date;
    createdAt: Date;
  }[],
): Promise<string[]> {
  const rows = await tx.webhookDelivery.createManyAndReturn({
    data: [...deliveries],
    skipDuplicates: true,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function listDeliveries(
  tx: Tx,
  { webhookId, before, limit }: { webhookId: string; before: string | null; limit: number },
): Promise<DeliveryRow[]> {
  const rows = await tx.webhookDelivery.findMany({
    where: { webhookId, ...(before !== null && { id: { lt: before } }) },
    select: FIELDS,
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toRow);
}

export async function findDelivery(tx: Tx, id: string): Promise<DeliveryRow | null> {
  const row = await tx.webhookDelivery.findUnique({ where: { id }, select: FIELDS });
  return row && toRow(row);
}

/** For the worker: what is to be sent, where, and with which secret. */
export async function findToDeliver(tx: Tx, id: string) {
  const row = await tx.webhookDelivery.findUnique({
    where: { id },
    select: {
      ...FIELDS,
      webhook: {
        select: {
          id: true,
          url: true,
          format: true,
          secret: true,
          previousSecret: true,
          previousSecretUntil: true,
          failingSince: true,
          disabledAt: true,
        },
      },
    },
  });
  return row && { ...toRow(row), webhook: row.webhook };
}

/** It is sent again, under the same id. */
export async function setWaiting(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { id },
    data: { state: 'waiting', nextAttemptAt: at },
  });
}

export async function saveAttempt(
  tx: Tx,
  id: string,
  change: {
    state: DeliveryState;
    attempts: number;
    log: readonly DeliveryAttempt[];
    nextAttemptAt: Date | null;
    deliveredAt: Date | null;
  },
): Promise<void> {
  await tx.webhookDelivery.update({
    where: { id },
    data: { ...change, log: change.log.map((one) => ({ ...one })) },
    select: { id: true },
  });
}

function toRow<Row extends { state: string; log: unknown }>(
  row: Row,
): Omit<Row, 'state' | 'log'> & { state: DeliveryState; log: DeliveryAttempt[] } {
  return {
    ...row,
    state: DELIVERY_STATES.find((one) => one === row.state) ?? 'waiting',
    log: z.array(attempt).parse(row.log),
  };
}
