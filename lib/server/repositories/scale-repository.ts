import 'server-only';

import type { ScaleView } from '@/lib/contracts/round';
import type { VerdictScale } from '@/lib/domain/claims/verdict-scale';

import type { Tx } from '../db/client';
import { toScaleView } from './round-repository';

/** The scale that new rounds use: the highest version. Every newsroom is made with one. */
export async function findCurrentScale(tx: Tx): Promise<ScaleView> {
  const row = await tx.verdictScale.findFirstOrThrow({ orderBy: { version: 'desc' } });
  return toScaleView(row);
}

/** A new version of the newsroom's scale. Earlier versions stay, for the rounds that have them. */
export async function insertScale(
  tx: Tx,
  scale: VerdictScale & { id: string; newsroomId: string; version: number; createdAt: Date },
): Promise<void> {
  await tx.verdictScale.create({
    data: { ...scale, verdicts: scale.verdicts },
    select: { id: true },
  });
}

/** All versions of the newsroom's scale, the newest first. */
export async function listScales(tx: Tx): Promise<ScaleView[]> {
  const rows = await tx.verdictScale.findMany({ orderBy: { version: 'desc' } });
  return rows.map(toScaleView);
}
