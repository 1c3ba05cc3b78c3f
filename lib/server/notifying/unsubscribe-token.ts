import 'server-only';

import { createHmac, timingSafeEqual } from 'node:crypto';

import { isNoticeKind, type NoticeKind } from '@/lib/domain/notifications/kinds';

/**
 * What a mail's link carries: whose mail of which kind is to stop, signed, so that it
 * works without signing in and can do nothing else. `digest` stops the digest whole.
 */
export type Unsubscription = { userId: string; newsroomId: string; kind: NoticeKind | 'digest' };

export function unsubscribeToken(
  { userId, newsroomId, kind }: Unsubscription,
  secret: string,
): string {
  const subject = `${userId}.${newsroomId}.${kind}`;
  return `${subject}.${macOf(subject, secret)}`;
}

/** Null for what this installation did not sign. */
export function readUnsubscribeToken(token: string, secret: string): Unsubscription | null {
  const [userId, newsroomId, kind, mac, ...rest] = token.split('.');
  if (userId === undefined || newsroomId === undefined || kind === undefined) return null;
  if (mac === undefined || rest.length > 0) return null;
  const given = Buffer.from(mac);
  const expected = Buffer.from(macOf(`${userId}.${newsroomId}.${kind}`, secret));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return kind === 'digest' || isNoticeKind(kind) ? { userId, newsroomId, kind } : null;
}

function macOf(subject: string, secret: string): string {
  return createHmac('sha256', secret).update(`unsubscribe ${subject}`).digest('base64url');
}
