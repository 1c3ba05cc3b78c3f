import { describe, expect, test } from 'vitest';

import { namesOfStatements } from './statement-names';

describe('a statement that is asked again and again', () => {
  test('has one name from the fifth time on, and none before', () => {
    const nameOf = namesOfStatements();
    const names = Array.from({ length: 7 }, () => nameOf({ sql: 'SELECT 1' }));
    expect(names.slice(0, 4)).toEqual(['', '', '', '']);
    expect(names[4]).not.toBe('');
    expect(new Set(names.slice(4)).size).toBe(1);
  });

  test('shares its name with no other', () => {
    const nameOf = namesOfStatements();
    const often = Array.from({ length: 50 }, (_, at) => `SELECT ${at}`);
    for (let time = 1; time < 5; time += 1) for (const sql of often) nameOf({ sql });
    expect(new Set(often.map((sql) => nameOf({ sql }))).size).toBe(50);
  });

  test('has none where a hundred others have one: each connection keeps them all', () => {
    const nameOf = namesOfStatements();
    for (let at = 0; at < 300; at += 1) {
      for (let time = 0; time < 10; time += 1) nameOf({ sql: `SELECT ${at}` });
    }
    const named = Array.from({ length: 300 }, (_, at) => nameOf({ sql: `SELECT ${at}` }));
    expect(named.filter((name) => name !== '')).toHaveLength(100);
  });
});
