/**
 * Whose reading is whose, where the newsroom wants it settled without names.
 *
 * While an anonymous round is being settled, each reading is that of Reviewer 1,
 * 2, …: in an order and under references that are made with a secret of the
 * round. Whoever does not hold the secret cannot tell which of the assigned
 * people is which, and the same round always gives the same numbers.
 */
import { isBlindNow, type RoundMode, type RoundPhase } from './round-phase';

/**
 * When the names of a round's reviewers stand beside their readings.
 *
 * - `shown`: always (but for the blind of an open round).
 * - `until_settled`: they are hidden until the last group has been decided.
 * - `until_signed_off`: they are hidden until every stage has signed.
 */
export const NAME_RULES = ['shown', 'until_settled', 'until_signed_off'] as const;
export type NameRule = (typeof NAME_RULES)[number];

export const NAME_RULE_LABELS: Readonly<Record<NameRule, string>> = {
  shown: 'Shown beside each reading',
  until_settled: 'Reviewer 1, 2, … until every disagreement is settled',
  until_signed_off: 'Reviewer 1, 2, … until the round is signed off',
};

type NamedRound = { mode: RoundMode; phase: RoundPhase; names: NameRule };

/** Whether readings are there to be seen, and their reviewers' names are not. No role is exempt. */
export function areNamesHidden(round: NamedRound): boolean {
  if (round.mode === 'shared' || isBlindNow(round)) return false;
  switch (round.names) {
    case 'shown':
      return false;
    case 'until_settled':
      return round.phase === 'comparison';
    case 'until_signed_off':
      return round.phase !== 'signed_off';
  }
}

/** Whether the round's readings go by numbers once it is closed: they keep them when the names come back. */
export function goesByNumbers({ mode, phase, names }: NamedRound): boolean {
  return mode === 'blind' && phase !== 'open' && names !== 'shown';
}

/** A hash of a text under the round's secret, in hexadecimal: at least 128 bits, the same each time. */
export type KeyedHash = (text: string) => string;

/** The reviewers in the round's own shuffled order: the first is Reviewer 1. */
export function shuffledReviewers(userIds: readonly string[], keyed: KeyedHash): string[] {
  return userIds
    .map((userId) => ({ userId, key: keyed(`order ${userId}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ userId }) => userId);
}

/** What stands for a person's id: a UUID (version 8, made by the application) that only the secret leads back from. */
export function referenceOf(userId: string, keyed: KeyedHash): string {
  const hex = keyed(`reference ${userId}`);
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
