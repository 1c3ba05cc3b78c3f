import 'server-only';

import { storedStages } from '@/lib/contracts/sign-off';
import type { Stage } from '@/lib/domain/sign-off/stages';

import type { Tx } from '../db/client';

export type StageSet = { version: number; stages: Stage[] };

/** One version of the newsroom's stages, or `null` where there is none of this number. */
export async function findStageSet(tx: Tx, version: number): Promise<StageSet | null> {
  const row = await tx.stageSet.findFirst({
    where: { version },
    select: { version: true, stages: true },
  });
  return row && { version: row.version, stages: storedStages.parse(row.stages) };
}

export type StageSetRow = StageSet & {
  createdBy: { userId: string; name: string } | null;
  createdAt: Date;
  openRounds: number;
};

/** Every version, newest first. */
export async function listStageSetRows(tx: Tx): Promise<StageSetRow[]> {
  const rows = await tx.$queryRaw<
    {
      version: number;
      stages: unknown;
      createdById: string | null;
      createdBy: string | null;
      createdAt: Date;
      openRounds: number;
    }[]
  >`
    SELECT s.version, s.stages, s.created_by_id AS "createdById", u.name AS "createdBy",
           s.created_at AS "createdAt",
           (SELECT count(*)::int FROM review_round r
             WHERE r.newsroom_id = s.newsroom_id AND r.stage_version = s.version
               AND r.phase <> 'signed_off') AS "openRounds"
      FROM stage_set s LEFT JOIN app_user u ON u.id = s.created_by_id
     ORDER BY s.version DESC`;
  return rows.map(({ createdById, createdBy, ...row }) => ({
    ...row,
    stages: storedStages.parse(row.stages),
    createdBy: createdById === null ? null : { userId: createdById, name: createdBy ?? '' },
  }));
}

export async function setRoundStageVersion(
  tx: Tx,
  roundId: string,
  stageVersion: number,
): Promise<void> {
  await tx.reviewRound.update({
    where: { id: roundId },
    data: { stageVersion },
    select: { id: true },
  });
}
