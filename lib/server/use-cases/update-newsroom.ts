import 'server-only';

import type { NewsroomView, UpdateNewsroomBody } from '@/lib/contracts/newsroom';

import { authorize } from '../authorize';
import { getNewsroom } from '../queries/get-newsroom';
import { recordEvent } from '../repositories/event-repository';
import {
  getNewsroomRow,
  lockNewsroom,
  setNewsroomFields,
} from '../repositories/newsroom-repository';
import type { UseCaseContext } from './context';

/** Change what is given; what is as it was is no change and leaves no event. */
export async function updateNewsroom(
  body: UpdateNewsroomBody,
  context: UseCaseContext,
): Promise<NewsroomView> {
  const { tx, actor, now } = context;
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  await lockNewsroom(tx, newsroomId);
  const old = await getNewsroomRow(tx, newsroomId);
  const before: Changed = {};
  const after: Changed = {};
  if (body.name !== undefined && body.name !== old.name) {
    before.name = old.name;
    after.name = body.name;
  }
  if (body.suggestsPassages !== undefined && body.suggestsPassages !== old.suggestsPassages) {
    before.suggestsPassages = old.suggestsPassages;
    after.suggestsPassages = body.suggestsPassages;
  }
  if (Object.keys(after).length > 0) {
    await setNewsroomFields(tx, newsroomId, after);
    await recordEvent(tx, {
      newsroomId,
      articleId: null,
      actor,
      now,
      type: 'settings.changed',
      payload: { before, after },
    });
  }
  return getNewsroom(context);
}

type Changed = { name?: string; suggestsPassages?: boolean };
