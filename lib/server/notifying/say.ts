import 'server-only';

import {
  isNoticeKind,
  placeOfNotice,
  sayNotice,
  type NoticeKind,
} from '@/lib/domain/notifications/kinds';
import { areNamesHidden } from '@/lib/domain/rounds/reading-names';

import type { Tx } from '../db/client';
import { type NoticeRow, readNamed } from '../repositories/notification-repository';

export type SaidNotice = NoticeRow & { kind: NoticeKind; sentence: string; path: string };

/**
 * The sentences of notifications as they can be said now: a reviewer whose name is
 * hidden is not named, and is named again when names are back. A kind of a later
 * version of the application is left out.
 */
export async function sayNotices(tx: Tx, rows: readonly NoticeRow[]): Promise<SaidNotice[]> {
  const { titles, rounds, people } = await readNamed(tx, rows);
  return rows.flatMap((row) => {
    const { kind, actorId, roundId, articleId, occasion, userId } = row;
    if (!isNoticeKind(kind)) return [];
    const round = roundId === null ? undefined : rounds.get(roundId);
    const isUnnamed =
      round !== undefined &&
      actorId !== null &&
      actorId !== userId &&
      areNamesHidden(round) &&
      round.reviewerIds.includes(actorId);
    const name = actorId === null || isUnnamed ? null : (people.get(actorId) ?? null);
    const title = (articleId === null ? undefined : titles.get(articleId)) ?? 'an article';
    return [
      {
        ...row,
        kind,
        sentence: sayNotice({ kind, name, title, occasion }),
        path: placeOfNotice({ ...row, kind }),
      },
    ];
  });
}
