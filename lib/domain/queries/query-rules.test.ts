import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { ROUND_MODES, ROUND_PHASES } from '../rounds/round-phase';
import {
  assigneeProblem,
  dueWords,
  isAnswered,
  isOverdue,
  moveProblem,
  QUERY_MESSAGE_KINDS,
} from './query-rules';

const question = { authorId: 'ana', kind: 'question' as const };
const answer = { authorId: 'wim', kind: 'answer' as const };
const asked = { state: 'open' as const, askedById: 'ana', messages: [question] };

describe('a query', () => {
  test('is answered by somebody else, and after it was opened again only anew', () => {
    expect(isAnswered(asked)).toBe(false);
    expect(isAnswered({ ...asked, messages: [question, { ...answer, authorId: 'ana' }] })).toBe(
      false,
    );
    expect(isAnswered({ ...asked, messages: [question, answer] })).toBe(true);
    const again = { authorId: 'ana', kind: 'reopened' as const };
    expect(isAnswered({ ...asked, messages: [question, answer, again] })).toBe(false);
  });

  test('is closed without a reason only where it was answered', () => {
    expect(moveProblem(asked, 'close')).toMatch(/Nobody has answered/);
    expect(moveProblem(asked, 'close', 'It was cut.')).toBeNull();
    expect(moveProblem({ ...asked, messages: [question, answer] }, 'close')).toBeNull();
  });

  test('takes no answer and no other assignee while it is closed', () => {
    const closed = { ...asked, state: 'closed' as const };
    expect(moveProblem(closed, 'answer')).toMatch(/closed/);
    expect(moveProblem(closed, 'assign')).toMatch(/closed/);
    expect(moveProblem(closed, 'reopen')).toMatch(/why/);
    expect(moveProblem(closed, 'reopen', 'The answer was of another year.')).toBeNull();
  });

  property.prop([
    fc.array(
      fc.record({
        authorId: fc.constantFrom('ana', 'wim'),
        kind: fc.constantFrom(...QUERY_MESSAGE_KINDS),
      }),
    ),
    fc.string().filter((words) => words.trim() !== ''),
  ])('that has a reason can always be closed', (messages, reason) => {
    expect(moveProblem({ ...asked, messages }, 'close', reason)).toBeNull();
  });

  property.prop([fc.constantFrom(...ROUND_MODES), fc.constantFrom(...ROUND_PHASES)])(
    'is hidden from a colleague exactly as long as the round is blind',
    (mode, phase) => {
      const round = { mode, phase, reviewerIds: ['ana', 'ben'] };
      const isBlind = mode === 'blind' && phase === 'open';
      expect(assigneeProblem(round, 'ana', 'ben') !== null).toBe(isBlind);
      expect(assigneeProblem(round, 'ana', 'ana')).toBeNull();
      expect(assigneeProblem(round, 'ana', 'wim')).toBeNull();
    },
  );
});

describe('a due date', () => {
  const NOW = new Date('2025-03-20T12:00:00Z');

  test('is told in words', () => {
    expect(dueWords('2025-03-18T11:00:00Z', NOW)).toBe('overdue by 2 days');
    expect(dueWords('2025-03-20T13:00:00Z', NOW)).toBe('due in 1 hour');
    expect(dueWords('2025-03-20T12:10:00Z', NOW)).toBe('due in less than an hour');
  });

  property.prop([fc.integer({ min: -1e10, max: 1e10 })])(
    'is overdue in words exactly where it is overdue',
    (gap) => {
      const dueAt = new Date(NOW.getTime() + gap).toISOString();
      expect(dueWords(dueAt, NOW).startsWith('overdue')).toBe(
        isOverdue({ state: 'open', dueAt }, NOW),
      );
      expect(isOverdue({ state: 'closed', dueAt }, NOW)).toBe(false);
    },
  );
});
