import { describe, expect, test } from 'vitest';

import { someone } from '@/lib/testing/access-requests';

import { SCOPES } from './access-request';
import { denialOf } from './policy';

const SOURCE = { newsroomId: 'daily', createdById: 'cem', readerIds: ['rae'] };

describe('who a confidential source is', () => {
  test.each([
    ['whoever brought it', 'cem', null, null],
    ['whoever was let in', 'rae', null, 'wrong_role'],
    ['a colleague', 'ben', 'wrong_role', 'wrong_role'],
  ] as const)('is told or not to %s', (_, userId, name, letIn) => {
    const actor = someone(['checker'], userId);
    expect(denialOf(actor, { action: 'source:name', source: SOURCE })).toBe(name);
    expect(denialOf(actor, { action: 'source:let_in', source: SOURCE })).toBe(letIn);
  });

  test('is told to no token', () => {
    const token = { ...someone(['administrator']), scopes: SCOPES };
    expect(denialOf(token, { action: 'source:name', source: SOURCE })).toBe('scope');
  });
});
