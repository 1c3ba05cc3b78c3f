import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

export type SignatureRow = {
  id: string;
  stageId: string;
  signerId: string;
  role: Role;
  signedAt: Date;
  contentSha256: string;
  canonicalBytes: Uint8Array;
  voidedAt: Date | null;
  voidReason: string;
};

export const signatureOrder = [
  { signedAt: 'asc' },
  { id: 'asc' },
] satisfies Prisma.SignOffOrderByWithRelationInput[];

export const signatureSelect = {
  id: true,
  stageId: true,
  signerId: true,
  role: true,
  signedAt: true,
  contentSha256: true,
  canonicalBytes: true,
  voidedAt: true,
  voidReason: true,
} satisfies Prisma.SignOffSelect;

/** Every signature of a round, voided or not, in the order in which they were given. */
export async function listSignatures(tx: Tx, roundId: string): Promise<SignatureRow[]> {
  return tx.signOff.findMany({
    where: { roundId },
    orderBy: signatureOrder,
    select: signatureSelect,
  });
}

export async function insertSignature(
  tx: Tx,
  signature: {
    id: string;
    newsroomId: string;
    articleId: string;
    roundId: string;
    stageId: string;
    signerId: string;
    role: Role;
    signedAt: Date;
    contentSha256: string;
    canonicalBytes: Uint8Array<ArrayBuffer>;
    prevHash: string;
  },
): Promise<void> {
  await tx.signOff.create({ data: signature, select: { id: true } });
}

export async function voidSignature(
  tx: Tx,
  id: string,
  data: { voidedAt: Date; voidedByRev: number; voidReason: string },
): Promise<void> {
  await tx.signOff.update({ where: { id }, data, select: { id: true } });
}
