import { describe, expect, test } from 'vitest';

import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import { anAnnotation } from '@/lib/testing/desk';

import { openFixes } from './open-fixes';

const TEXT = '🛳️ The ferry left at nine.\nIt was an hour late, said the office.';

const known = { text: TEXT, scale: DEFAULT_SCALE, people: [] };

describe('the fixes that can be accepted', () => {
  test('stand with the words around them, within their line', () => {
    const [fix] = openFixes(
      [anAnnotation({ start: 7, end: 12, exact: 'ferry', suggestedFix: 'night ferry' })],
      known,
    );

    expect(fix?.context).toEqual({ before: '🛳️ The ', after: ' left at nine.' });
    expect(fix?.after).toBe('night ferry');
  });

  test('are those that were not accepted yet, numbered as on the desk', () => {
    const fixes = openFixes(
      [
        anAnnotation({ id: 'a', start: 3, end: 12 }),
        anAnnotation({ id: 'b', start: 13, end: 17, exact: 'left', suggestedFix: 'left' }),
        anAnnotation({ id: 'c', start: 21, end: 25, exact: 'nine', suggestedFix: '' }),
      ],
      known,
    );

    expect(fixes.map(({ annotationId, number }) => [annotationId, number])).toEqual([['c', 3]]);
  });

  test('say which of them change the same words', () => {
    const fixes = openFixes(
      [
        anAnnotation({ id: 'a', start: 3, end: 12, exact: 'The ferry', suggestedFix: 'A ferry' }),
        anAnnotation({
          id: 'b',
          start: 7,
          end: 17,
          exact: 'ferry left',
          suggestedFix: 'ship left',
        }),
        anAnnotation({ id: 'c', start: 17, end: 20, exact: ' at', suggestedFix: ' before' }),
      ],
      known,
    );

    expect(fixes.map(({ rivals }) => rivals)).toEqual([[2], [1], []]);
  });
});
