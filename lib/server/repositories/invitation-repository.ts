import 'server-only';

import type { InvitationView } from '@/lib/contracts/newsroom';
import type { Role } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';

export type InvitationRow = {
  id: string;
  newsroomId: string;
  email: string;
  roles: Role[];
  invitedById: string;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
};

const FIELDS = {
  id: true,
  newsroomId: true,
  email: true,
  roles: true,
  invitedById: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
} as const;

export async function insertInvitation(
  tx: Tx,
  invitation: {
    newsroomId: string;
    tokenHash: string;
    email: string;
    roles: readonly Role[];
    invitedById: string;
    expiresAt: Date;
    now: Date;
  },
): Promise<InvitationView> {
  const { now, roles, ...data } = invitation;
  const row = await tx.invitation.create({
    data: { ...data, roles: [...roles], createdAt: now },
    select: FIELDS,
  });
  return toInvitationView(row, now);
}

/** The newsroom's invitations, newest first. */
export async function listInvitations(
  tx: Tx,
  newsroomId: string,
  now: Date,
): Promise<InvitationView[]> {
  const rows = await tx.invitation.findMany({
    where: { newsroomId },
    select: FIELDS,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
  });
  return rows.map((row) => toInvitationView(row, now));
}

/**
 * Held until the transaction ends: a link is used once, however often it is
 * pressed. With it all invitations of the address, so that two links make one account.
 */
export async function lockInvitation(tx: Tx, tokenHash: string): Promise<InvitationRow | null> {
  await tx.$queryRaw`
    SELECT id FROM invitation
     WHERE email = (SELECT email FROM invitation WHERE token_hash = ${tokenHash})
     ORDER BY id FOR UPDATE`;
  return findInvitation(tx, tokenHash);
}

export type ShownInvitation = InvitationRow & { newsroomName: string };

export async function findInvitation(tx: Tx, tokenHash: string): Promise<ShownInvitation | null> {
  const row = await tx.invitation.findUnique({
    where: { tokenHash },
    select: { ...FIELDS, newsroom: { select: { name: true } } },
  });
  if (row === null) return null;
  const { newsroom, ...invitation } = row;
  return { ...invitation, newsroomName: newsroom.name };
}

/** What is open for an e-mail address, held until the transaction ends. */
export async function lockOpenInvitationsFor(
  tx: Tx,
  email: string,
  now: Date,
): Promise<InvitationRow[]> {
  const open = { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
  await tx.$queryRaw`SELECT id FROM invitation WHERE email = ${email} ORDER BY id FOR UPDATE`;
  return tx.invitation.findMany({ where: open, select: FIELDS, orderBy: { id: 'asc' } });
}

export async function hasOpenInvitation(tx: Tx, email: string, now: Date): Promise<boolean> {
  const found = await tx.invitation.findFirst({
    where: { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  return found !== null;
}

export async function setAccepted(
  tx: Tx,
  invitation: { id: string; acceptedById: string; now: Date },
): Promise<void> {
  await tx.invitation.update({
    where: { id: invitation.id },
    data: { acceptedAt: invitation.now, acceptedById: invitation.acceptedById },
    select: { id: true },
  });
}

/** Whether there was an invitation that nobody had used or revoked yet. */
export async function revokeOpenInvitation(
  tx: Tx,
  invitation: { id: string; newsroomId: string; now: Date },
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: {
      id: invitation.id,
      newsroomId: invitation.newsroomId,
      acceptedAt: null,
      revokedAt: null,
    },
    data: { revokedAt: invitation.now },
  });
  return count > 0;
}

export function invitationState(
  {
    acceptedAt,
    revokedAt,
    expiresAt,
  }: Pick<InvitationRow, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Date,
): InvitationView['state'] {
  if (acceptedAt !== null) return 'accepted';
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}

function toInvitationView(row: InvitationRow, now: Date): InvitationView {
  return {
    id: row.id,
    email: row.email,
    roles: row.roles,
    expiresAt: row.expiresAt.toISOString(),
    state: invitationState(row, now),
  };
}
