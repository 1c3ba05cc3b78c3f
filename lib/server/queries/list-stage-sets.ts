import 'server-only';

import type { StageSetView } from '@/lib/contracts/sign-off';

import { authorize } from '../authorize';
import { listStageSetRows } from '../repositories/stage-repository';
import type { UseCaseContext } from '../use-cases/context';

/** Every version of the newsroom's stages, newest first. */
export async function listStageSets({ tx, actor }: UseCaseContext): Promise<StageSetView[]> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:read', newsroom: { newsroomId } });
  return (await listStageSetRows(tx)).map(({ stages, createdAt, ...set }) => ({
    ...set,
    stages: stages.map((stage) => ({ ...stage, gates: [...stage.gates] })),
    createdAt: createdAt.toISOString(),
  }));
}
