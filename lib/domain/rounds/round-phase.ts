/**
 * The life of a review round.
 *
 *     open ──► comparison ⇄ adjudicated ──► signed_off
 *       │                        ▲               ┊
 *       └────────────────────────┘ ◄┄┄┄┄┄┄┄┄┄┄┄┄┄┘
 *
 * While a blind round is open, nobody sees another reviewer's annotations; in a
 * shared round all work in one set. A blind round of two or more reviewers goes
 * through comparison, where each group is settled. Where there is nothing to
 * compare (a shared set, or one reviewer), an open round is adjudicated as soon
 * as it closes. Withdrawing a decision leads back to comparison.
 *
 * No move leads out of `signed_off`. A signed round is reopened, which is not a
 * move: it takes a reason and voids every signature (see {@link reopen}).
 */

export const ROUND_PHASES = ['open', 'comparison', 'adjudicated', 'signed_off'] as const;
export type RoundPhase = (typeof ROUND_PHASES)[number];

export const ROUND_MODES = ['blind', 'shared'] as const;
/** Whether each reviewer has a set of annotations, or all work in one. */
export type RoundMode = (typeof ROUND_MODES)[number];

export type RoundShape = { mode: RoundMode; reviewerCount: number };

const NEXT_PHASES: Record<RoundPhase, readonly RoundPhase[]> = {
  open: ['comparison', 'adjudicated'],
  comparison: ['adjudicated'],
  adjudicated: ['comparison', 'signed_off'],
  signed_off: [],
};

/** Whether `to` can follow `from` in some round; {@link canMove} also looks at the round. */
export function canMoveTo(from: RoundPhase, to: RoundPhase): boolean {
  return NEXT_PHASES[from].includes(to);
}

/** Whether this round can go from one phase to the other: only a round that has something to compare is ever compared. */
export function canMove(shape: RoundShape, from: RoundPhase, to: RoundPhase): boolean {
  if (!canMoveTo(from, to)) return false;
  if (to === 'comparison') return hasAdjudication(shape);
  if (from === 'open') return to === phaseAfterClosing(shape);
  return true;
}

/** Whether there are independent readings to settle: two or more reviewers who did not see each other's work. */
export function hasAdjudication({ mode, reviewerCount }: RoundShape): boolean {
  return mode === 'blind' && reviewerCount >= 2;
}

/** The phase an open round goes to when it is closed, by hand or by the last reviewer. */
export function phaseAfterClosing(shape: RoundShape): RoundPhase {
  return hasAdjudication(shape) ? 'comparison' : 'adjudicated';
}

/** The phase of an open round once `submittedCount` of its reviewers have submitted. */
export function phaseAfterSubmission(shape: RoundShape & { submittedCount: number }): RoundPhase {
  return shape.submittedCount >= shape.reviewerCount ? phaseAfterClosing(shape) : 'open';
}

/** Whether nobody but its owner may see a reviewer's work. No role is exempt. */
export function isBlindNow(round: { mode: RoundMode; phase: RoundPhase }): boolean {
  return round.mode === 'blind' && round.phase === 'open';
}

/**
 * The phase of a round of one common set when a reading is handed back to its
 * reviewer: it is being read again. A blind round that was compared never is.
 */
export function phaseAfterHandingBack({
  mode,
  phase,
}: {
  mode: RoundMode;
  phase: RoundPhase;
}): RoundPhase {
  return mode === 'shared' && phase === 'adjudicated' ? 'open' : phase;
}

export type Reopening =
  | { status: 'reopened'; phase: RoundPhase; reason: string }
  | { status: 'refused'; why: 'not_signed_off' | 'no_reason' };

/**
 * Take a signed round back to `adjudicated`. Whoever carries this out voids every
 * signature of the round in the same transaction, with this reason.
 */
export function reopen(phase: RoundPhase, reason: string): Reopening {
  if (phase !== 'signed_off') return { status: 'refused', why: 'not_signed_off' };
  const given = reason.trim();
  if (given === '') return { status: 'refused', why: 'no_reason' };
  return { status: 'reopened', phase: 'adjudicated', reason: given };
}
