import 'server-only';

import type { ComparedRoundsPageView } from '@/lib/contracts/compared-rounds-page';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize, notFound } from '../authorize';
import { headingSelect } from '../repositories/article-repository';
import { readDesks } from '../repositories/desk-repository';
import {
  peopleOfRound,
  type Round,
  roundInclude,
  toRound,
  toRoundView,
} from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { compareReadRounds, readingsOf } from './compare-rounds';

type Chosen = { first?: string | undefined; second?: string | undefined };

/** Two rounds of an article side by side: the last two where none are named. */
export async function getComparedRoundsPage(
  articleId: string,
  named: Chosen,
  context: UseCaseContext,
): Promise<ComparedRoundsPageView> {
  const { tx, actor } = context;
  authorize(actor, { action: 'article:read', newsroom: actor });
  const row = await tx.article.findUnique({
    where: { id: articleId },
    select: {
      ...headingSelect,
      rounds: { include: roundInclude, orderBy: { ordinal: 'asc' } },
    },
  });
  if (!row) throw notFound();
  const { rounds: all, ...article } = row;
  const comparable = all.filter((round) => isComparable(toRound(round), actor));
  const chosen = choose(comparable, named);
  const isOne = chosen === null || chosen.first === chosen.second;
  const { desks, people } = await readDesks(
    tx,
    isOne ? [] : [chosen.first, chosen.second],
    actor,
    comparable.flatMap(peopleOfRound),
  );
  const rounds = comparable.map((round) => toRoundView(round, people, actor.userId));
  const [first, second] = desks.map((desk) => readingsOf(desk, actor));
  if (first === undefined || second === undefined) {
    return { article, rounds, chosen, compared: null };
  }
  const view = compareReadRounds(first, second);
  const { document } = view.version.id === first.version.id ? first : second;
  return { article, rounds, chosen, compared: { view, document } };
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
function choose(rounds: readonly { id: string }[], { first, second }: Chosen) {
  const ids = rounds.map(({ id }) => id);
  for (const id of [first, second]) if (id !== undefined && !ids.includes(id)) throw notFound();
  const newer = second ?? ids.findLast((id) => id !== first);
  const others = ids.filter((id) => id !== newer);
  const before = newer === undefined ? [] : ids.slice(0, ids.indexOf(newer));
  const older = first ?? before.at(-1) ?? others[0];
  return newer === undefined || older === undefined ? null : { first: older, second: newer };
}
