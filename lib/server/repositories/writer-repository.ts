import 'server-only';

import type { Tx } from '../db/client';

/** How many of a writer's articles are looked through for what waits: the newest. */
const ARTICLES = 50;

/** Articles whose queries go to this person, the newest first. */
export async function listArticlesOf(
  tx: Tx,
  writerId: string,
): Promise<{ id: string; code: string; title: string }[]> {
  return tx.article.findMany({
    where: { writerId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: ARTICLES,
    select: { id: true, code: true, title: true },
  });
}
