import 'server-only';

import { denialOf } from '@/lib/domain/access/policy';

import { AppError } from '../app-error';
import { recordEvent } from '../repositories/event-repository';
import type { RegisteredSource } from '../repositories/protected-source-repository';
import type { UseCaseContext } from './context';

/**
 * Confidential sources are told in what is handed on: only by those who may know each of
 * them, and each is on record as read.
 */
export async function tellSources(
  told: readonly RegisteredSource[],
  { tx, actor, now }: UseCaseContext,
): Promise<void> {
  const kept = told.find((source) => denialOf(actor, { action: 'source:name', source }) !== null);
  if (kept !== undefined) {
    throw new AppError(
      'forbidden',
      `Who “${kept.alias}” is, is told to few. Leave protected sources out (sources=masked), or ask somebody who may know.`,
    );
  }
  for (const { id, alias, newsroomId } of told) {
    await recordEvent(tx, {
      newsroomId,
      articleId: null,
      actor,
      now,
      type: 'source.name_read',
      payload: { sourceId: id, label: alias },
    });
  }
}
