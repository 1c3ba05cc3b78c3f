import 'server-only';

import type { NewsroomView } from '@/lib/contracts/newsroom';

import { authorize, notFound } from '../authorize';
import { findMember } from '../repositories/membership-repository';
import { getNewsroomRow } from '../repositories/newsroom-repository';
import type { UseCaseContext } from '../use-cases/context';

/** The newsroom, and who the caller is in it. */
export async function getNewsroom({ tx, actor }: UseCaseContext): Promise<NewsroomView> {
  const { newsroomId, userId } = actor;
  authorize(actor, { action: 'newsroom:read', newsroom: { newsroomId } });
  const { id, name, suggestsPassages } = await getNewsroomRow(tx, newsroomId);
  const you = await findMember(tx, { newsroomId, userId });
  if (you === null) throw notFound();
  return { id, name, suggestsPassages, you };
}
