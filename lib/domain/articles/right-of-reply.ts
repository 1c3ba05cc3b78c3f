/**
 * Right of reply: whoever the text criticizes was asked, had until a deadline,
 * and what they said is noted. An article is fair to them when each has answered,
 * declined, or let the deadline pass.
 */
export const REPLY_MEANS = ['email', 'phone', 'letter', 'in_person', 'message', 'other'] as const;
type ReplyMeans = (typeof REPLY_MEANS)[number];

export const REPLY_OUTCOMES = ['answered', 'declined', 'no_answer'] as const;
type ReplyOutcome = (typeof REPLY_OUTCOMES)[number];

export const REPLY_STATES = ['not_asked', 'asked', 'answered', 'declined', 'no_answer'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

export const REPLY_STATE_LABELS: Readonly<Record<ReplyState, string>> = {
  not_asked: 'not asked',
  asked: 'asked, no answer yet',
  answered: 'answered',
  declined: 'declined to comment',
  no_answer: 'no answer by the deadline',
};

export const REPLY_MEANS_LABELS: Readonly<Record<ReplyMeans, string>> = {
  email: 'e-mail',
  phone: 'telephone',
  letter: 'letter',
  in_person: 'in person',
  message: 'message',
  other: 'other',
};

/** Instants as ISO 8601. */
export type ReplyFacts = {
  contact: string;
  askedAt: string | null;
  means: ReplyMeans | null;
  dueAt: string | null;
  outcome: ReplyOutcome | null;
  answerQuote: string;
  answerWhere: string;
};

/** Where it stands. A deadline that passes without an answer needs nobody to say so. */
export function replyState(
  { askedAt, dueAt, outcome }: Pick<ReplyFacts, 'askedAt' | 'dueAt' | 'outcome'>,
  now: Date,
): ReplyState {
  if (outcome !== null) return outcome;
  if (askedAt === null) return 'not_asked';
  return dueAt !== null && Date.parse(dueAt) <= now.getTime() ? 'no_answer' : 'asked';
}

/** Whether nothing more has to be done before the text may go out. */
export function isSettledReply(state: ReplyState): boolean {
  return state === 'answered' || state === 'declined' || state === 'no_answer';
}

/** Why these facts cannot stand together, as a sentence, or `null`. */
export function replyProblem(facts: ReplyFacts): string | null {
  const { askedAt, means, dueAt, outcome, contact, answerQuote, answerWhere } = facts;
  if (askedAt === null) {
    if (outcome !== null) return 'Nobody answers who was not asked. Say when they were asked.';
    if (means !== null) return 'Say when they were asked, or leave out by what means.';
  } else {
    if (means === null) return 'Say by what means they were asked.';
    if (contact.trim() === '') return 'Say who was asked.';
    if (dueAt !== null && Date.parse(dueAt) < Date.parse(askedAt)) {
      return 'The deadline lies before the day they were asked.';
    }
  }
  if (outcome === 'answered') {
    if (answerQuote.trim() === '') return 'Quote what they answered.';
    if (answerWhere.trim() === '') return 'Say where their answer can be found.';
  }
  if (outcome === 'no_answer' && dueAt === null) {
    return 'There was no deadline to let pass. Set one, or say that they declined.';
  }
  return null;
}
