import 'server-only';

import type { SuggestionList } from '@/lib/contracts/suggestions';

import { authorize, notFound } from '../authorize';
import { getVersionContent } from '../repositories/article-repository';
import { getNewsroomRow } from '../repositories/newsroom-repository';
import { findRound } from '../repositories/round-repository';
import { suggestionsOfVersion } from '../suggestions/suggestions-of-version';
import type { UseCaseContext } from '../use-cases/context';

/**
 * Where a reviewer may look first. Of the text alone and of nobody's work in it, so
 * that it tells a blind reviewer nothing of another.
 */
export async function getSuggestions(
  roundId: string,
  { tx, actor }: UseCaseContext,
): Promise<SuggestionList> {
  const round = await findRound(tx, roundId);
  if (round === null) throw notFound();
  authorize(actor, { action: 'round:read', round });
  const { suggestsPassages } = await getNewsroomRow(tx, actor.newsroomId);
  const version = await getVersionContent(tx, round.articleVersionId);
  const { textSha256 } = version;
  if (!suggestsPassages) return { isOn: false, textSha256, suggestions: [] };
  return {
    isOn: true,
    textSha256,
    suggestions: (await suggestionsOfVersion(version)).map(({ sentence, span, reasons }) => ({
      sentence,
      span,
      reasons: [...reasons],
    })),
  };
}
