import 'server-only';

import type { NewsroomSettings } from '@/lib/contracts/sign-off';
import { canonicalJson } from '@/lib/domain/events/canonical-json';

import { authorize } from '../authorize';
import { recordEvent } from '../repositories/event-repository';
import {
  getNewsroomRow,
  lockNewsroom,
  setNewsroomSettings,
} from '../repositories/newsroom-repository';
import type { UseCaseContext } from './context';

/** Change who signs, in which order, and what has to be done before they can. */
export async function changeSettings(
  settings: NewsroomSettings,
  { tx, actor, now }: UseCaseContext,
): Promise<NewsroomSettings> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  await lockNewsroom(tx, newsroomId);
  const { settings: before } = await getNewsroomRow(tx, newsroomId);
  if (canonicalJson(before) === canonicalJson(settings)) return before;

  await setNewsroomSettings(tx, newsroomId, settings);
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'settings.changed',
    payload: { before, after: settings },
  });
  return settings;
}
