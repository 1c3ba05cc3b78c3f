/**
 * Decisions that are made in one go and can be taken back in one go.
 *
 * What one reviewer marked where every other marked nothing can be taken claim
 * by claim as it stands: no verdict speaks against another, so no cause has to
 * be given. Each claim still gets a decision of its own, in the record too.
 */
import type { Decision } from '../claims/annotation';
import { compareIds, inTurn } from './comparison-group';

/** A group, as far as it matters who marked it and what of it is still open. */
type MarkedGroup = {
  /** The reviewers with a claim in the group. */
  markedBy: readonly string[];
  /** The ids of its claims that no decision settles. */
  unsettled: readonly string[];
};

/** The open claims of the groups that this reviewer marked and nobody else did. */
export function unopposedClaims(groups: readonly MarkedGroup[], reviewerId: string): string[] {
  return groups
    .filter(({ markedBy }) => markedBy.length === 1 && markedBy[0] === reviewerId)
    .flatMap(({ unsettled }) => unsettled);
}

type StandingDecision = {
  id: string;
  /** Who decided. */
  reviewerId: string;
  createdAt: string;
  decision: Decision | null;
  derivedFrom: readonly string[];
};

export type BulkAction<D extends StandingDecision> = {
  key: string;
  /** Claims in agreement were accepted, or what only one reviewer marked was taken. */
  kind: 'agreed' | 'unopposed';
  adjudicatorId: string;
  at: string;
  /** Those that still stand; two at least. */
  decisions: readonly D[];
};

/**
 * Which of the decisions that stand were made in one go, the latest first. All
 * decisions of one action carry the time of its transaction, to the millisecond;
 * a single decision is taken back where it stands and is no action here.
 */
export function bulkActionsOf<D extends StandingDecision>(
  decisions: readonly D[],
): BulkAction<D>[] {
  const actions = new Map<string, D[]>();
  for (const decision of decisions) {
    if (decision.decision !== 'took') continue;
    const isShared = decision.derivedFrom.length > 1;
    const key = `${decision.createdAt} ${decision.reviewerId} ${isShared ? 'agreed' : 'unopposed'}`;
    const known = actions.get(key);
    if (known === undefined) actions.set(key, [decision]);
    else known.push(decision);
  }
  return [...actions]
    .flatMap(([key, made]): BulkAction<D>[] => {
      const [first, second] = made;
      if (first === undefined || second === undefined) return [];
      return [
        {
          key,
          kind: first.derivedFrom.length > 1 ? 'agreed' : 'unopposed',
          adjudicatorId: first.reviewerId,
          at: first.createdAt,
          decisions: made,
        },
      ];
    })
    .sort((a, b) => inTurn(compareIds(b.at, a.at), compareIds(a.key, b.key)));
}
