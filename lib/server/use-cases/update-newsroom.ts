import 'server-only';

import type { NewsroomView } from '@/lib/contracts/newsroom';

import { authorize } from '../authorize';
import { getNewsroom } from '../queries/get-newsroom';
import { recordEvent } from '../repositories/event-repository';
import { getNewsroomRow, lockNewsroom, setNewsroomName } from '../repositories/newsroom-repository';
import type { UseCaseContext } from './context';

export async function updateNewsroom(
  { name }: { name: string },
  context: UseCaseContext,
): Promise<NewsroomView> {
  const { tx, actor, now } = context;
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  await lockNewsroom(tx, newsroomId);
  const before = await getNewsroomRow(tx, newsroomId);
  if (before.name !== name) {
    await setNewsroomName(tx, newsroomId, name);
    await recordEvent(tx, {
      newsroomId,
      articleId: null,
      actor,
      now,
      type: 'settings.changed',
      payload: { before: { name: before.name }, after: { name } },
    });
  }
  return getNewsroom(context);
}
