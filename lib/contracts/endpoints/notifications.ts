/** Endpoints of notifications and webhooks. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  createdWebhook,
  createWebhookBody,
  deliveryList,
  deliveryQuery,
  deliveryView,
  markAllBody,
  markNoticeBody,
  noticeList,
  noticeQuery,
  preferencesBody,
  preferencesView,
  unreadCount,
  updateWebhookBody,
  webhookList,
  webhookView,
} from '../notifications';

const tag = 'Notifications';
const webhookParams = z.strictObject({ webhookId: id });

export const listNotifications = defineEndpoint({
  id: 'listNotifications',
  method: 'GET',
  path: '/notifications',
  tag,
  summary: 'What you are told, newest first',
  query: noticeQuery,
  status: 200,
  response: noticeList,
});
export const markNotification = defineEndpoint({
  id: 'markNotification',
  method: 'PATCH',
  path: '/notifications/{notificationId}',
  tag,
  summary: 'Mark a notification as read, or as unread again',
  params: z.strictObject({ notificationId: id }),
  body: markNoticeBody,
  status: 200,
  response: unreadCount,
});
export const markAllNotifications = defineEndpoint({
  id: 'markAllNotifications',
  method: 'POST',
  path: '/notifications/read',
  tag,
  summary: 'Mark every notification as read, up to the newest that was seen',
  body: markAllBody,
  status: 200,
  response: unreadCount,
});
export const getNotificationPreferences = defineEndpoint({
  id: 'getNotificationPreferences',
  method: 'GET',
  path: '/notification-preferences',
  tag,
  summary: 'How you are told of what',
  status: 200,
  response: preferencesView,
});
export const changeNotificationPreferences = defineEndpoint({
  id: 'changeNotificationPreferences',
  method: 'PUT',
  path: '/notification-preferences',
  tag,
  summary: 'Change how you are told of what',
  body: preferencesBody,
  status: 200,
  response: preferencesView,
});
export const listWebhooks = defineEndpoint({
  id: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  tag,
  summary: 'Addresses that are told what happens, without their secrets',
  status: 200,
  response: webhookList,
});
export const createWebhook = defineEndpoint({
  id: 'createWebhook',
  method: 'POST',
  path: '/webhooks',
  tag,
  summary: 'Tell an address what happens; its secret is shown once',
  body: createWebhookBody,
  holdsSecret: true,
  status: 201,
  response: createdWebhook,
});
export const updateWebhook = defineEndpoint({
  id: 'updateWebhook',
  method: 'PATCH',
  path: '/webhooks/{webhookId}',
  tag,
  summary: 'Change a webhook, or switch it off and on',
  params: webhookParams,
  body: updateWebhookBody,
  status: 200,
  response: webhookView,
});
export const removeWebhook = defineEndpoint({
  id: 'removeWebhook',
  method: 'DELETE',
  path: '/webhooks/{webhookId}',
  tag,
  summary: 'Tell an address nothing more, and forget what was sent to it',
  params: webhookParams,
  status: 204,
});
export const renewWebhookSecret = defineEndpoint({
  id: 'renewWebhookSecret',
  method: 'POST',
  path: '/webhooks/{webhookId}/secret',
  tag,
  summary: 'Make a new secret, shown this once; for a day the one before it signs too',
  params: webhookParams,
  status: 201,
  response: createdWebhook,
  holdsSecret: true,
});
export const tryWebhook = defineEndpoint({
  id: 'tryWebhook',
  method: 'POST',
  path: '/webhooks/{webhookId}/try',
  tag,
  summary: 'Send a message that says nothing, to try an address',
  params: webhookParams,
  status: 204,
});
export const listDeliveries = defineEndpoint({
  id: 'listDeliveries',
  method: 'GET',
  path: '/webhooks/{webhookId}/deliveries',
  tag,
  summary: 'What was sent to an address, with each attempt, newest first',
  params: webhookParams,
  query: deliveryQuery,
  status: 200,
  response: deliveryList,
});
export const replayDelivery = defineEndpoint({
  id: 'replayDelivery',
  method: 'POST',
  path: '/webhook-deliveries/{deliveryId}/replay',
  tag,
  summary: 'Send a message again, under the same id',
  params: z.strictObject({ deliveryId: id }),
  status: 200,
  response: deliveryView,
});
