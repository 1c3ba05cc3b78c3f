/** Notifications, how a person wants them, and webhooks. */
import { z } from 'zod';

import { NOTICE_KINDS } from '@/lib/domain/notifications/kinds';
import { isTimeZone, MAIL_WAYS } from '@/lib/domain/notifications/preferences';
import { WEBHOOK_FORMATS, WEBHOOK_KINDS } from '@/lib/domain/notifications/webhook-kinds';

import { id, instant, line } from './common';

const noticeKind = z.enum(NOTICE_KINDS);

const noticeView = z
  .strictObject({
    id,
    kind: noticeKind,
    sentence: z.string().meta({ description: 'What happened, as it can be said now.' }),
    path: z.string().meta({ description: 'The page of the application to look at.' }),
    occurredAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type NoticeView = z.output<typeof noticeView>;

export const noticeList = z.strictObject({
  notifications: z.array(noticeView),
  unread: z.int().nonnegative(),
  /** Names the page after this one; null on the last. */
  next: id.nullable(),
});
export type NoticeList = z.output<typeof noticeList>;

export const noticeQuery = z.strictObject({
  unread: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  before: id.optional().meta({ description: 'Older than this one.' }),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const markNoticeBody = z.strictObject({ read: z.boolean() });
export const markAllBody = z.strictObject({
  upTo: id.meta({ description: 'The newest notification that was seen.' }),
});
export const unreadCount = z.strictObject({ unread: z.int().nonnegative() });

const choice = z.strictObject({ app: z.boolean(), mail: z.enum(MAIL_WAYS) });
const choices = z.record(noticeKind, choice);

export const preferencesBody = z.strictObject({
  choices,
  digestHour: z.int().min(0).max(23),
  timeZone: z
    .string()
    .max(100)
    .refine(isTimeZone, 'Name a time zone as the system does, such as Europe/Vienna.'),
});
export type PreferencesBody = z.output<typeof preferencesBody>;
export const preferencesView = preferencesBody
  .extend({
    sendsMail: z.boolean().meta({ description: 'Whether this installation sends mail at all.' }),
  })
  .meta({ id: 'NotificationPreferences' });
export type PreferencesView = z.output<typeof preferencesView>;

const webhookKind = z.enum(WEBHOOK_KINDS);
const webhookUrl = z.string().trim().max(2_000);
const webhookKinds = z
  .array(webhookKind)
  .min(1, 'Choose at least one kind.')
  .max(WEBHOOK_KINDS.length);
const webhookName = line(100).min(1, 'Say what is told, such as “Slack of the desk”.');

export const createWebhookBody = z.strictObject({
  name: webhookName,
  url: webhookUrl,
  format: z.enum(WEBHOOK_FORMATS).default('standard'),
  kinds: webhookKinds,
});
export type CreateWebhookBody = z.output<typeof createWebhookBody>;

export const updateWebhookBody = z.strictObject({
  name: webhookName.optional(),
  url: webhookUrl.optional(),
  kinds: webhookKinds.optional(),
  enabled: z.boolean().optional(),
});
export type UpdateWebhookBody = z.output<typeof updateWebhookBody>;

export const webhookView = z
  .strictObject({
    id,
    name: z.string(),
    url: z.string(),
    format: z.enum(WEBHOOK_FORMATS),
    kinds: z.array(z.string()),
    createdAt: instant,
    failingSince: instant.nullable(),
    disabledAt: instant.nullable(),
    disabledNote: z.string(),
    previousSecretUntil: instant.nullable().meta({
      description: 'Until then the secret before this one signs each message too.',
    }),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.output<typeof webhookView>;
/** The secret is shown once. */
export const createdWebhook = webhookView
  .extend({ secret: z.string() })
  .meta({ id: 'CreatedWebhook' });
export type CreatedWebhook = z.output<typeof createdWebhook>;
export const webhookList = z.strictObject({ webhooks: z.array(webhookView) });

export const deliveryView = z
  .strictObject({
    id: id.meta({ description: 'The id of the message, the same in every attempt.' }),
    kind: z.string(),
    state: z.enum(['waiting', 'delivered', 'given_up']),
    attempts: z.int(),
    log: z.array(
      z.strictObject({
        at: instant,
        status: z.int().nullable(),
        ms: z.int(),
        note: z.string(),
      }),
    ),
    body: z.string(),
    createdAt: instant,
    nextAttemptAt: instant.nullable(),
    deliveredAt: instant.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.output<typeof deliveryView>;
export const deliveryList = z.strictObject({
  deliveries: z.array(deliveryView),
  next: id.nullable(),
});
export const deliveryQuery = z.strictObject({
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
