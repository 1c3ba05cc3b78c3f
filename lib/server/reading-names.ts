import 'server-only';

import { createHmac } from 'node:crypto';

import type { PersonView } from '@/lib/contracts/common';
import {
  areNamesHidden,
  goesByNumbers,
  type KeyedHash,
  type NameRule,
  referenceOf,
  shuffledReviewers,
} from '@/lib/domain/rounds/reading-names';
import type { RoundMode, RoundPhase } from '@/lib/domain/rounds/round-phase';

/** The hash under a round's secret. A function, so that the secret stands in nothing that is sent. */
export function keyedBy(nonce: string): KeyedHash {
  return (text) => createHmac('sha256', nonce).update(text).digest('hex');
}

type NamedRound = {
  mode: RoundMode;
  phase: RoundPhase;
  names: NameRule;
  reviewerIds: readonly string[];
  keyed: KeyedHash;
};

/** How a round's reviewers are shown to one person. */
export type ReadingNames = {
  /** Whether another's name is hidden from this person now. */
  areHidden: boolean;
  /** Whose readings there are, in the order in which they are shown. */
  inOrder: readonly { userId: string; shownId: string; letter: string; number: number }[];
  /** What stands for an id; the same where it is no reviewer's or is not hidden. */
  shown: (userId: string) => string;
  /** The person behind an id that was shown; `null` for one whose name is hidden, asked for by their own id. */
  behind: (shownId: string) => string | null;
};

/** Nobody's own name is hidden from themselves. */
export function readingNamesOf(round: NamedRound, viewerId: string): ReadingNames {
  const areHidden = areNamesHidden(round);
  const byNumber = goesByNumbers(round);
  const order = byNumber ? shuffledReviewers(round.reviewerIds, round.keyed) : round.reviewerIds;
  const inOrder = order.map((userId, at) => ({
    userId,
    shownId: areHidden && userId !== viewerId ? referenceOf(userId, round.keyed) : userId,
    letter: letterOf(at),
    number: at + 1,
  }));
  const shown = new Map(inOrder.map((one) => [one.userId, one.shownId]));
  const behind = new Map(inOrder.map((one) => [one.shownId, one.userId]));
  return {
    areHidden,
    inOrder,
    shown: (userId) => shown.get(userId) ?? userId,
    behind: (shownId) => behind.get(shownId) ?? (shown.has(shownId) ? null : shownId),
  };
}

/** The same people, with numbers for those whose names are hidden. */
export function namedAsShown(
  people: ReadonlyMap<string, PersonView>,
  names: ReadingNames,
): Map<string, PersonView> {
  const shown = new Map(people);
  if (!names.areHidden) return shown;
  for (const { userId, shownId, number } of names.inOrder) {
    if (userId !== shownId) shown.set(shownId, { userId: shownId, name: numberName(number) });
  }
  return shown;
}

export function numberName(number: number): string {
  return `Reviewer ${number}`;
}

/** The letter of a reviewer: A for the first, B for the second, AA for the twenty-seventh. */
function letterOf(ordinal: number): string {
  const letter = String.fromCharCode(65 + (ordinal % 26));
  return ordinal < 26 ? letter : letterOf(Math.floor(ordinal / 26) - 1) + letter;
}
