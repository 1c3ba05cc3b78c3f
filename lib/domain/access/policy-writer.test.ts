import { describe, expect, test } from 'vitest';

import type { RoundPhase } from '../rounds/round-phase';
import type { AccessRequest, Actor, Role, RoundFacts } from './access-request';
import { denialOf } from './policy';

function someone(roles: readonly Role[], userId = 'someone'): Actor {
  return { userId, newsroomId: 'daily', roles, scopes: null };
}

function aRound(phase: RoundPhase): RoundFacts {
  return { newsroomId: 'daily', phase, mode: 'blind', reviewerIds: ['ana', 'ben'] };
}

describe('a writer', () => {
  const wim = someone(['writer'], 'wim');
  const other = someone(['writer'], 'other');
  const query = { askedById: 'ana', addresseeIds: ['wim'] };

  test('answers a query put to them while the round is open and blind', () => {
    const request: AccessRequest = { action: 'query:answer', round: aRound('open'), query };
    expect(denialOf(wim, request)).toBeNull();
  });

  test('does not see a query put to another writer', () => {
    const read = (phase: RoundPhase): AccessRequest => ({
      action: 'query:read',
      round: aRound(phase),
      query,
    });
    expect(denialOf(other, read('adjudicated'))).toBe('not_concerned');
    expect(denialOf(other, read('open'))).toBe('blind');
  });

  test('answers a query that names nobody', () => {
    const request: AccessRequest = {
      action: 'query:answer',
      round: aRound('open'),
      query: { askedById: 'ana', addresseeIds: [] },
    };
    expect(denialOf(other, request)).toBeNull();
    expect(denialOf(someone(['editor']), request)).toBe('blind');
  });

  test('does not close a query', () => {
    const request: AccessRequest = { action: 'query:close', round: aRound('open'), query };
    expect(denialOf(wim, request)).toBe('wrong_role');
  });

  test('answers a fix that the desk stands by, and none of a blind reading', () => {
    const answer = (phase: RoundPhase, isDecision: boolean): AccessRequest => ({
      action: 'fix:answer',
      round: aRound(phase),
      fix: { reviewerId: 'ana', isDecision, writerId: 'wim' },
    });
    expect(denialOf(wim, answer('open', false))).toBe('blind');
    expect(denialOf(wim, answer('comparison', false))).toBe('round_open');
    expect(denialOf(wim, answer('adjudicated', true))).toBeNull();
    expect(denialOf(other, answer('adjudicated', true))).toBe('wrong_role');
  });

  test('sees to the rights of reply in an article of their own, and to those put to them', () => {
    const write = (over: object): AccessRequest => ({
      action: 'reply:write',
      criticism: {
        newsroomId: 'daily',
        writerId: 'wim',
        askerId: null,
        blindOwnerId: null,
        ...over,
      },
    });
    expect(denialOf(wim, write({}))).toBeNull();
    expect(denialOf(other, write({}))).toBe('wrong_role');
    expect(denialOf(other, write({ askerId: 'other' }))).toBeNull();
    expect(denialOf(wim, write({ blindOwnerId: 'ana' }))).toBe('blind');
    expect(denialOf(wim, write({ blindOwnerId: 'ana', askerId: 'wim' }))).toBeNull();
  });

  test('accepts fixes to an article of their own, and to no other', () => {
    const request: AccessRequest = {
      action: 'fix:accept',
      article: { newsroomId: 'daily', writerId: 'wim' },
    };
    expect(denialOf(wim, request)).toBeNull();
    expect(denialOf(other, request)).toBe('wrong_role');
    expect(denialOf(someone(['checker'], 'wim'), request)).toBe('wrong_role');
  });
});
