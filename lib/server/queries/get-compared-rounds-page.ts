import 'server-only';

import type { ComparedRoundsPageView } from '@/lib/contracts/compared-rounds-page';
import type { RoundView } from '@/lib/contracts/round';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize, notFound } from '../authorize';
import {
  findArticle,
  findArticleHeading,
  getVersionContent,
} from '../repositories/article-repository';
import { findRound, getRoundView, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { compareRounds } from './compare-rounds';

type Chosen = { first?: string | undefined; second?: string | undefined };

/** Two rounds of an article side by side: the last two where none are named. */
export async function getComparedRoundsPage(
  articleId: string,
  named: Chosen,
  context: UseCaseContext,
): Promise<ComparedRoundsPageView> {
  const { tx, actor } = context;
  authorize(actor, { action: 'article:read', newsroom: actor });
  const article = await findArticleHeading(tx, articleId);
  if (!article) throw notFound();
  const rounds = await listComparableRounds(articleId, context);
  const chosen = choose(rounds, named);
  if (chosen === null || chosen.first === chosen.second) {
    return { article, rounds, chosen, compared: null };
  }
  const view = await compareRounds(chosen, context);
  const { document } = await getVersionContent(tx, view.version.id);
  return { article, rounds, chosen, compared: { view, document } };
}

/** The rounds of an article whose readings or decisions the caller may see, the first one first. */
async function listComparableRounds(
  articleId: string,
  { tx, actor }: UseCaseContext,
): Promise<RoundView[]> {
  const article = await findArticle(tx, articleId);
  const found: RoundView[] = [];
  for (const { id } of article?.rounds ?? []) {
    const facts = await findRound(tx, id);
    const view = facts && (await getRoundView(tx, id, actor));
    if (view && isComparable(facts, actor)) found.push(view);
  }
  return found.sort((a, b) => a.ordinal - b.ordinal);
}

/** Whether the round is closed and the caller may see its readings or decisions. */
export function isComparable(round: Round, actor: Actor): boolean {
  return round.phase !== 'open' && denialOf(actor, { action: 'comparison:read', round }) === null;
}

/**
 * What is named stands. What is not is the round before the one that is named, or
 * else another one; with nothing named, the last two.
 *
 * @throws AppError for a round that is not among those that can be compared.
 */
function choose(rounds: readonly RoundView[], { first, second }: Chosen) {
  const ids = rounds.map(({ id }) => id);
  for (const id of [first, second]) if (id !== undefined && !ids.includes(id)) throw notFound();
  const newer = second ?? ids.findLast((id) => id !== first);
  const others = ids.filter((id) => id !== newer);
  const before = newer === undefined ? [] : ids.slice(0, ids.indexOf(newer));
  const older = first ?? before.at(-1) ?? others[0];
  return newer === undefined || older === undefined ? null : { first: older, second: newer };
}
