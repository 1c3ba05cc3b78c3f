/**
 * How far the adjudication of a round has come: which groups are settled, by
 * what, and what is still open.
 *
 * A group is settled when each of its annotations is settled by some decision.
 * Where the reviewers agree there is nothing to weigh up, but the decision is
 * recorded all the same, so that what is signed later is decisions throughout;
 * those can be taken in one go (see {@link agreedDecisions}).
 */
import type { AdjudicatedClaim } from '../claims/annotation';
import {
  type Comparable,
  type Comparison,
  type ComparisonGroup,
  type Difference,
} from './comparison-group';
import { isAgreement } from './differences';

export type GroupSettlement<A extends Comparable> = {
  group: ComparisonGroup<A>;
  /** In the order in which they are given. */
  decisions: readonly AdjudicatedClaim[];
  /** The members that no decision settles yet. */
  unsettled: readonly string[];
  state: 'open' | 'partly' | 'settled';
};

/** Each group of the comparison, in reading order, with what settles it. */
export function settlementsOf<A extends Comparable>(
  { groups }: Comparison<A>,
  decisions: readonly AdjudicatedClaim[],
): GroupSettlement<A>[] {
  const bySettled = new Map<string, AdjudicatedClaim[]>();
  for (const decision of decisions) {
    for (const id of decision.derivedFrom) {
      bySettled.set(id, [...(bySettled.get(id) ?? []), decision]);
    }
  }
  return groups.map((group) => {
    const own = new Set(group.members.flatMap(({ id }) => bySettled.get(id) ?? []));
    const unsettled = group.members.map(({ id }) => id).filter((id) => !bySettled.has(id));
    return {
      group,
      decisions: decisions.filter((decision) => own.has(decision)),
      unsettled,
      state: stateOf(unsettled.length, group.members.length),
    };
  });
}

function stateOf(unsettled: number, members: number): GroupSettlement<Comparable>['state'] {
  if (unsettled === 0) return 'settled';
  return unsettled === members ? 'open' : 'partly';
}

export type SettlementCounts = {
  groups: number;
  settled: number;
  /** Groups with nothing to weigh up. */
  agreed: number;
  /** Groups with a difference to settle, settled or not. */
  disagreements: number;
  openDisagreements: number;
  /** In how many groups each difference occurs. */
  byDifference: Readonly<Record<Difference['kind'], number>>;
};

export function countSettlements<A extends Comparable>(
  settlements: readonly GroupSettlement<A>[],
): SettlementCounts {
  const counts = {
    groups: settlements.length,
    settled: 0,
    agreed: 0,
    disagreements: 0,
    openDisagreements: 0,
    byDifference: {
      only_some: 0,
      boundary: 0,
      verdict: 0,
      citation: 0,
      type: 0,
      priority: 0,
      wording: 0,
    },
  };
  for (const { group, state } of settlements) {
    if (state === 'settled') counts.settled += 1;
    if (isAgreement(group)) counts.agreed += 1;
    else {
      counts.disagreements += 1;
      if (state !== 'settled') counts.openDisagreements += 1;
    }
    for (const { kind } of group.differences) counts.byDifference[kind] += 1;
  }
  return counts;
}

/**
 * The next disagreement that is not settled, after (or before) the group with
 * the given key, going round at the end. `null` when none is left.
 */
export function nextDisagreement<A extends Comparable>(
  settlements: readonly GroupSettlement<A>[],
  fromKey: string | null,
  direction: 'forward' | 'back' = 'forward',
): string | null {
  const order = direction === 'forward' ? settlements : settlements.toReversed();
  const from = order.findIndex(({ group }) => group.key === fromKey);
  const around = [...order.slice(from + 1), ...order.slice(0, from + 1)];
  const next = around.find(({ group, state }) => state !== 'settled' && !isAgreement(group));
  return next?.group.key ?? null;
}

/** For each claim that all reviewers found alike and nobody has decided: what to take, and what that settles. */
export function agreedDecisions<A extends Comparable>(
  settlements: readonly GroupSettlement<A>[],
): { takes: string; settles: readonly string[] }[] {
  return settlements
    .filter(({ group, state }) => state === 'open' && isAgreement(group))
    .flatMap(({ group }) =>
      group.units.map((unit) => {
        const ids = unit.map(({ id }) => id);
        const byFirst = unit.find(({ reviewerId }) => reviewerId === group.markedBy[0]);
        return { takes: byFirst?.id ?? ids[0] ?? group.key, settles: ids };
      }),
    );
}
