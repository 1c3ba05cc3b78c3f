import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  isSettledReply,
  REPLY_MEANS,
  REPLY_OUTCOMES,
  type ReplyFacts,
  replyProblem,
  replyState,
} from './right-of-reply';

const NOW = new Date('2025-03-20T12:00:00Z');
const BEFORE = '2025-03-19T12:00:00Z';
const AFTER = '2025-03-21T12:00:00Z';
const NOTHING: ReplyFacts = {
  contact: '',
  askedAt: null,
  means: null,
  dueAt: null,
  outcome: null,
  answerQuote: '',
  answerWhere: '',
};
const ASKED: ReplyFacts = {
  ...NOTHING,
  contact: 'The press office',
  askedAt: BEFORE,
  means: 'email',
  dueAt: AFTER,
};

const instants = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const facts = fc.record({
  contact: fc.constantFrom('', 'The press office'),
  askedAt: fc.option(instants),
  means: fc.option(fc.constantFrom(...REPLY_MEANS)),
  dueAt: fc.option(instants),
  outcome: fc.option(fc.constantFrom(...REPLY_OUTCOMES)),
  answerQuote: fc.constantFrom('', 'We did warn.'),
  answerWhere: fc.constantFrom('', 'e-mail of March 12'),
});

describe('a right of reply', () => {
  test('is not asked, asked, or without an answer by the deadline', () => {
    expect(replyState(NOTHING, NOW)).toBe('not_asked');
    expect(replyState(ASKED, NOW)).toBe('asked');
    expect(replyState({ ...ASKED, dueAt: BEFORE }, NOW)).toBe('no_answer');
    expect(replyState({ ...ASKED, dueAt: null }, NOW)).toBe('asked');
    expect(replyState({ ...ASKED, outcome: 'declined' }, NOW)).toBe('declined');
  });

  test('holds an answer with its words and where they can be found', () => {
    const answered = { ...ASKED, outcome: 'answered' as const };
    expect(replyProblem(answered)).toMatch(/Quote/);
    expect(replyProblem({ ...answered, answerQuote: 'We did warn.' })).toMatch(/where/);
    expect(
      replyProblem({ ...answered, answerQuote: 'We did warn.', answerWhere: 'e-mail' }),
    ).toBeNull();
    expect(replyProblem({ ...NOTHING, outcome: 'declined' })).toMatch(/not asked/);
    expect(replyProblem({ ...ASKED, dueAt: '2025-03-01T00:00:00Z' })).toMatch(/deadline/);
  });

  property.prop([facts, instants])(
    'that is settled was asked for, whatever is noted of it',
    (noted, now) => {
      if (replyProblem(noted) !== null) return;
      const state = replyState(noted, new Date(now));
      if (isSettledReply(state)) expect(noted.askedAt).not.toBeNull();
    },
  );

  property.prop([facts, instants, instants])(
    'stays settled as time goes on',
    (noted, one, other) => {
      const [earlier, later] = [new Date(one), new Date(other)].sort(
        (a, b) => a.getTime() - b.getTime(),
      );
      if (earlier === undefined || later === undefined) return;
      if (isSettledReply(replyState(noted, earlier))) {
        expect(isSettledReply(replyState(noted, later))).toBe(true);
      }
    },
  );
});
