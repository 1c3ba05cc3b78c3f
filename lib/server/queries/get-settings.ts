import 'server-only';

import type { NewsroomSettings } from '@/lib/contracts/sign-off';

import { authorize } from '../authorize';
import { getNewsroomRow } from '../repositories/newsroom-repository';
import type { UseCaseContext } from '../use-cases/context';

/** Stages of the sign-off and their gates. */
export async function getSettings({ tx, actor }: UseCaseContext): Promise<NewsroomSettings> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:read', newsroom: { newsroomId } });
  return (await getNewsroomRow(tx, newsroomId)).settings;
}
