import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { aRound, REQUESTS, someone } from '@/lib/testing/access-requests';

import { ROUND_MODES, ROUND_PHASES } from '../rounds/round-phase';
import { type Action, type Actor, type Denial, ROLES, SCOPES } from './access-request';
import { denialOf } from './policy';

const ACTIONS = Object.keys(REQUESTS) as Action[];

/** In the order of ROLES: `+` granted, anything else the denial's letter. */
const LETTERS: Record<string, Denial | null> = {
  '+': null,
  b: 'blind',
  r: 'wrong_role',
  n: 'not_a_reviewer',
  o: 'round_open',
  c: 'round_closed',
  p: 'wrong_phase',
  s: 'signed_off',
  x: 'not_concerned',
};

/** administrator, checker, head_of_research, editor, legal, writer, viewer; none of them a reviewer of the round. */
const TABLE: Record<
  Action,
  { open: string; comparison: string; adjudicated: string; signed_off: string }
> = {
  'newsroom:read': same('+++++++'),
  'newsroom:administer': same('+rrrrrr'),
  'story:create': same('++++rrr'),
  'article:import': same('++++rrr'),
  'article:read': same('+++++++'),
  'article:update': same('++++rrr'),
  'version:add': same('+r++rrr'),
  'fix:accept': same('+r++rrr'),
  'fix:read': by('bbbbbbb', '+++++rr', '+++++rr', '+++++rr'),
  'fix:answer': by('bbbbbbb', 'r++++rr', 'r++++rr', 'r++++rr'),
  'reply:read': same('+++++r+'),
  'reply:write': same('+++++rr'),
  'event:read': same('+r+++rr'),
  'research:read': same('+r+rrrr'),
  'page:look_up': same('+++++rr'),
  'source:read': same('+++++rr'),
  'source:write': same('+++++rr'),
  'source:name': same('+r+rrrr'),
  'source:let_in': same('+r+rrrr'),
  'notice:change': same('+++++++'),
  'token:create': same('+++++++'),
  'round:create': same('+r++rrr'),
  'round:read': by('+++++oo', '+++++o+', '+++++++', '+++++++'),
  'round:submit': same('nnnnnnn'),
  'round:close': by('+r++rrr', 'crccrrr', 'crccrrr', 'crccrrr'),
  'round:reopen': by('rrpprrr', 'rrpprrr', 'rrpprrr', 'rr++rrr'),
  'round:change_stages': by('+r++rrr', '+r++rrr', '+r++rrr', 'srssrrr'),
  'round:assign': by('+r++rrr', 'crccrrr', 'crccrrr', 'crccrrr'),
  'round:reopen_reading': by('brbbrrr', 'crccrrr', 'crccrrr', 'srssrrr'),
  'claim:second_read': by('rbbbbrr', 'r++++rr', 'r++++rr', 'rssssrr'),
  'note:read': by('bbbbbbb', 'rr++rrr', 'rr++rrr', 'rr++rrr'),
  'note:write': by('bbbbbbb', 'nnnnnnn', 'nnnnnnn', 'nnnnnnn'),
  'round:sign_off': by('rrrprrr', 'rrrprrr', 'rrr+rrr', 'rrrsrrr'),
  'annotation:create': by('nnnnnnn', 'nnnnnnn', 'nnnnnnn', 'sssssss'),
  'annotation:read': by('bbbbbbb', '+++++o+', '+++++++', '+++++++'),
  'evidence:capture': by('bbbbbbb', '+++++rr', '+++++rr', '+++++rr'),
  'annotation:update': by('bbbbbbb', 'nnnnnnn', 'nnnnnnn', 'sssssss'),
  'annotation:delete': by('bbbbbbb', 'nnnnnnn', 'nnnnnnn', 'sssssss'),
  'coverage:mark': same('nnnnnnn'),
  'comparison:read': by('bbbbbrb', '+++++r+', '+++++r+', '+++++r+'),
  'claim:adjudicate': by('rrpprrr', 'rr++rrr', 'rr++rrr', 'rrssrrr'),
  'feedback:read': by('rrbrrrr', 'rrprrrr', 'rr+rrrr', 'rr+rrrr'),
  'query:create': by('bbbbbbb', 'rr+++rr', 'rr+++rr', 'rrsssrr'),
  'query:read': by('bbbbbbb', '+++++xr', '+++++xr', '+++++xr'),
  'query:answer': by('bbbbbbb', 'r++++xr', 'r++++xr', 'r++++xr'),
  'query:close': by('bbbbbbb', 'rr++rrr', 'rr++rrr', 'rrssrrr'),
  'query:assign': by('bbbbbbb', 'rr++rrr', 'rr++rrr', 'rrssrrr'),
  'comment:write': by('bbbbbbb', '+++++or', '++++++r', '++++++r'),
  'report:export': by('bbbbbbb', '+++++o+', '+++++++', '+++++++'),
  'source:reveal': by('bbbbbrr', '+++++rr', '+++++rr', '+++++rr'),
  'report:unpublish': same('+r++rrr'),
  'report:publish': by('rrpprrr', 'rrpprrr', 'rrpprrr', 'rr++rrr'),
};

function same(row: string) {
  return by(row, row, row, row);
}

function by(open: string, comparison: string, adjudicated: string, signed_off: string) {
  return { open, comparison, adjudicated, signed_off };
}

describe('the table of a blind round', () => {
  const rows = ACTIONS.flatMap((action) =>
    ROUND_PHASES.flatMap((phase) =>
      ROLES.map((role, at) => ({ action, phase, role, letter: TABLE[action][phase][at] ?? '?' })),
    ),
  );

  test.each(rows)('$action for $role in a round that is $phase: $letter', (row) => {
    const request = REQUESTS[row.action](aRound(row.phase));
    expect(LETTERS).toHaveProperty([row.letter]);
    expect(denialOf(someone([row.role]), request)).toBe(LETTERS[row.letter]);
  });

  test('has a row for every role in every phase', () => {
    for (const row of Object.values(TABLE)) {
      for (const phase of ROUND_PHASES) expect(row[phase]).toHaveLength(ROLES.length);
    }
  });
});

const anyRequest = fc
  .record({
    action: fc.constantFrom(...ACTIONS),
    phase: fc.constantFrom(...ROUND_PHASES),
    mode: fc.constantFrom(...ROUND_MODES),
  })
  .map(({ action, phase, mode }) => REQUESTS[action](aRound(phase, mode)));
const anyRoles = fc.uniqueArray(fc.constantFrom(...ROLES));
const anyUser = fc.constantFrom('ana', 'ben', 'wim', 'someone');
const anyScopes = fc.option(fc.uniqueArray(fc.constantFrom(...SCOPES)));

describe('laws', () => {
  property.prop([anyRequest, anyRoles, anyUser, anyScopes])(
    'nothing is granted across newsrooms, whatever the request',
    (request, roles, userId, scopes) => {
      const stranger: Actor = { userId, newsroomId: 'weekly', roles, scopes };
      expect(denialOf(stranger, request)).toBe('other_newsroom');
    },
  );

  property.prop([anyRequest, anyUser])(
    'a member without a role may do nothing',
    (request, userId) => {
      expect(denialOf(someone([], userId), request)).not.toBeNull();
    },
  );

  property.prop([anyRequest, anyRoles, anyUser, fc.constantFrom(...ROLES)])(
    'one more role never takes anything away',
    (request, roles, userId, role) => {
      if (denialOf(someone(roles, userId), request) !== null) return;
      expect(denialOf(someone([...roles, role], userId), request)).toBeNull();
    },
  );

  property.prop([anyRequest, anyRoles, anyUser, anyScopes])(
    'a token never allows what its owner may not do',
    (request, roles, userId, scopes) => {
      if (denialOf({ ...someone(roles, userId), scopes }, request) !== null) return;
      expect(denialOf(someone(roles, userId), request)).toBeNull();
    },
  );

  property.prop([fc.constantFrom(...ACTIONS), anyRoles])(
    'no role sees another reviewer’s work in an open blind round',
    (action, roles) => {
      const request = REQUESTS[action](aRound('open'));
      const reads = [
        'annotation:read',
        'comparison:read',
        'feedback:read',
        'report:export',
        'query:read',
      ];
      fc.pre(reads.includes(action));
      expect(denialOf(someone(roles), request)).not.toBeNull();
      expect(denialOf(someone(roles, 'ben'), request)).not.toBeNull();
    },
  );

  property.prop([fc.constantFrom(...ACTIONS), anyRoles, anyUser, fc.constantFrom(...ROUND_MODES)])(
    'nothing changes a signed round but reopening it',
    (action, roles, userId, mode) => {
      const writes = [
        'annotation:create',
        'annotation:update',
        'annotation:delete',
        'coverage:mark',
      ];
      fc.pre([...writes, 'claim:adjudicate', 'query:create', 'query:close'].includes(action));
      const request = REQUESTS[action](aRound('signed_off', mode));
      expect(denialOf(someone(roles, userId), request)).not.toBeNull();
    },
  );
});

describe('a reviewer of the round', () => {
  const ana = someone(['checker'], 'ana');
  const ben = someone(['checker'], 'ben');
  const open = aRound('open');

  test.each([
    ['marks a claim', ana, REQUESTS['annotation:create'](open), null],
    ['reads their own', ana, REQUESTS['annotation:read'](open), null],
    ['changes their own', ana, REQUESTS['annotation:update'](open), null],
    ['marks a sentence as examined', ana, REQUESTS['coverage:mark'](open), null],
    ['submits', ana, REQUESTS['round:submit'](open), null],
    ['asks about their own claim', ana, REQUESTS['query:create'](open), null],
    ['peeks at another’s claim', ben, REQUESTS['annotation:read'](open), 'blind'],
    ['changes another’s claim', ben, REQUESTS['annotation:update'](open), 'blind'],
    ['peeks at another’s query', ben, REQUESTS['query:read'](open), 'blind'],
    ['peeks at the comparison', ben, REQUESTS['comparison:read'](open), 'blind'],
    ['exports an open blind round', ana, REQUESTS['report:export'](open), 'blind'],
    [
      'reads another’s claim once compared',
      ben,
      REQUESTS['annotation:read'](aRound('comparison')),
      null,
    ],
    [
      'marks a claim too late',
      ana,
      REQUESTS['annotation:create'](aRound('comparison')),
      'round_closed',
    ],
    ['submits too late', ana, REQUESTS['round:submit'](aRound('comparison')), 'round_closed'],
    [
      'rewrites a reading that was settled',
      ana,
      REQUESTS['annotation:update'](aRound('adjudicated')),
      'round_closed',
    ],
    ['decides', ana, REQUESTS['claim:adjudicate'](aRound('comparison')), 'wrong_role'],
  ] as const)('%s', (_, actor, request, expected) => {
    expect(denialOf(actor, request)).toBe(expected);
  });

  test('counts whatever their role: an assigned viewer annotates', () => {
    expect(denialOf(someone(['viewer'], 'ana'), REQUESTS['annotation:create'](open))).toBeNull();
  });

  test('works in the one set of a shared round', () => {
    expect(denialOf(ben, REQUESTS['annotation:update'](aRound('open', 'shared')))).toBeNull();
  });

  test('corrects a claim of a round that has nothing to adjudicate, until it is signed off', () => {
    expect(
      denialOf(ben, REQUESTS['annotation:update'](aRound('adjudicated', 'shared'))),
    ).toBeNull();
    expect(denialOf(ben, REQUESTS['annotation:update'](aRound('signed_off', 'shared')))).toBe(
      'signed_off',
    );
  });
});

describe('the desk', () => {
  test('corrects a claim of a round that has nothing to adjudicate', () => {
    const request = REQUESTS['annotation:update'](aRound('adjudicated', 'shared'));
    expect(denialOf(someone(['editor']), request)).toBeNull();
    expect(denialOf(someone(['legal']), request)).toBe('not_a_reviewer');
  });

  test('has nothing to decide in a shared round', () => {
    const request = REQUESTS['claim:adjudicate'](aRound('adjudicated', 'shared'));
    expect(denialOf(someone(['head_of_research']), request)).toBe('wrong_phase');
  });

  test('watches an open shared round, which a viewer does not', () => {
    const request = REQUESTS['annotation:read'](aRound('open', 'shared'));
    expect(denialOf(someone(['editor']), request)).toBeNull();
    expect(denialOf(someone(['viewer']), request)).toBe('round_open');
  });
});

describe('a token', () => {
  const withScopes = (...scopes: ('read' | 'write' | 'sign')[]): Actor => ({
    ...someone(['administrator', 'editor'], 'ana'),
    scopes,
  });

  test.each([
    ['a read token reads', withScopes('read'), 'round:read', null],
    ['a read token does not write', withScopes('read'), 'annotation:create', 'scope'],
    ['a write token writes', withScopes('write'), 'annotation:create', null],
    ['a write token does not read', withScopes('write'), 'round:read', 'scope'],
    ['a write token does not sign', withScopes('read', 'write'), 'round:sign_off', 'scope'],
    ['a token makes no other token', withScopes('read', 'write', 'sign'), 'token:create', 'scope'],
    [
      'a token changes no member',
      withScopes('read', 'write', 'sign'),
      'newsroom:administer',
      'scope',
    ],
  ] as const)('%s', (_, actor, action, expected) => {
    expect(denialOf(actor, REQUESTS[action](aRound('open')))).toBe(expected);
  });

  test('with the sign scope signs for its owner', () => {
    const request = REQUESTS['round:sign_off'](aRound('adjudicated'));
    expect(denialOf(withScopes('sign'), request)).toBeNull();
  });
});
