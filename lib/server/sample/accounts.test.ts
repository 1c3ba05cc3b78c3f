import { describe, expect, test } from 'vitest';

import { ROLES } from '@/lib/domain/access/access-request';

import { accounts, password } from './accounts.json';

describe('the sample accounts', () => {
  test('give each role one person, and the checkers two', () => {
    const held = accounts.flatMap(({ roles }) => roles);
    expect([...held].sort()).toEqual([...ROLES, 'checker'].sort());
  });

  test('are told apart by address and by name', () => {
    expect(new Set(accounts.map(({ email }) => email)).size).toBe(accounts.length);
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length);
    // A domain that is reserved for examples: no mail can ever reach anybody.
    for (const { email } of accounts) expect(email).toMatch(/^[a-z-]+@sample\.example$/);
  });

  test('belong to checkers where a reading is theirs', () => {
    const reading = accounts.filter(({ reviewer }) => reviewer !== undefined);
    expect(reading.map(({ reviewer }) => reviewer)).toEqual(['checker_a', 'checker_b']);
    for (const { roles } of reading) expect(roles).toEqual(['checker']);
  });

  test('have one password that is long enough for the desk', () => {
    expect(password.length).toBeGreaterThanOrEqual(12);
  });
});
