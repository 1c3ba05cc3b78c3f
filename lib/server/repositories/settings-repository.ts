import 'server-only';

import { type NewsroomSettings, newsroomSettings } from '@/lib/contracts/sign-off';

import type { Tx } from '../db/client';

/** The settings of the actor's newsroom. */
export async function getSettings(tx: Tx, newsroomId: string): Promise<NewsroomSettings> {
  const { settings } = await tx.newsroom.findUniqueOrThrow({
    where: { id: newsroomId },
    select: { settings: true },
  });
  return newsroomSettings.parse(settings);
}
