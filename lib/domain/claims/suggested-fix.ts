/**
 * A suggested fix is a thread of proposals for one passage: other words, each
 * from one person, answered by another. What is agreed waits for the version in
 * which it stands.
 */
export const FIX_STATES = [
  'proposed',
  'accepted',
  'declined',
  'countered',
  'withdrawn',
  'applied',
] as const;
export type FixState = (typeof FIX_STATES)[number];

export type FixAnswer =
  | { answer: 'accept' }
  | { answer: 'decline'; reason: string }
  | { answer: 'counter'; after: string; reason: string };

type Proposal = { state: FixState; proposedById: string; before: string; after: string };

/** What each answer makes of a proposal. */
export const STATE_AFTER: Readonly<Record<FixAnswer['answer'], FixState>> = {
  accept: 'accepted',
  decline: 'declined',
  counter: 'countered',
};

/** Whether it waits for an answer, or as agreed for its version. */
export function isOpenFix({ state }: Pick<Proposal, 'state'>): boolean {
  return state === 'proposed' || state === 'accepted';
}

const ANSWERED: Readonly<Record<Exclude<FixState, 'proposed'>, string>> = {
  accepted: 'This fix is accepted already and waits for its version.',
  declined: 'This fix was declined. Suggest other words on the claim.',
  countered: 'Another wording was proposed since. Answer that one.',
  withdrawn: 'This fix was taken back, or other words were suggested since.',
  applied: 'This fix stands in the text already.',
};

/**
 * Why an answer cannot be given, as a sentence, or `null`. Nobody accepts or
 * declines their own words, but for whoever decides on the text: `mayDecide`.
 */
export function answerProblem(
  proposal: Proposal,
  given: FixAnswer,
  { userId, mayDecide }: { userId: string; mayDecide: boolean },
): string | null {
  // What was agreed can still be called off, as long as it stands in no version.
  const isCalledOff = proposal.state === 'accepted' && given.answer !== 'accept';
  if (proposal.state !== 'proposed' && !isCalledOff) return ANSWERED[proposal.state];
  if (proposal.proposedById === userId && !mayDecide && given.answer !== 'counter') {
    return 'These are your own words. Somebody else answers them.';
  }
  if (given.answer === 'decline' && given.reason.trim() === '') {
    return 'Say why the fix is declined.';
  }
  if (given.answer === 'counter') {
    if (given.after === proposal.after) return 'These are the same words. Change them, or accept.';
    if (given.after === proposal.before) {
      return 'These are the words that stand in the text. Decline the fix instead.';
    }
  }
  return null;
}
