import { describe, expect, test } from 'vitest';

import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import { anAnnotation } from '@/lib/testing/desk';
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { FixView } from '@/lib/contracts/talk';

import { openFixes } from './open-fixes';

const TEXT = '🛳️ The ferry left at nine.\nIt was an hour late, said the office.';

const ANA = { userId: 'ana', name: 'Ana' };

function fixesOf(annotations: readonly AnnotationView[], state: FixView['state'] = 'proposed') {
  const proposals = annotations.flatMap(({ id, exact, suggestedFix }): FixView[] =>
    suggestedFix === null ? [] : [aProposal(id, { before: exact, after: suggestedFix, state })],
  );
  return openFixes(annotations, { text: TEXT, scale: DEFAULT_SCALE, proposals });
}

function aProposal(annotationId: string, over: Partial<FixView>): FixView {
  return {
    id: `fix of ${annotationId}`,
    articleId: 'article',
    roundId: 'round',
    annotationId,
    proposedBy: ANA,
    before: '',
    after: '',
    countersId: null,
    state: 'proposed',
    answeredBy: null,
    answeredAt: null,
    reason: '',
    versionId: null,
    createdAt: '2025-03-20T12:00:00Z',
    may: { accept: true, decline: true, counter: true },
    ...over,
  };
}

describe('the fixes that can be accepted', () => {
  test('stand with the words around them, within their line', () => {
    const [fix] = fixesOf([
      anAnnotation({ start: 7, end: 12, exact: 'ferry', suggestedFix: 'night ferry' }),
    ]);

    expect(fix?.context).toEqual({ before: '🛳️ The ', after: ' left at nine.' });
    expect(fix?.after).toBe('night ferry');
  });

  test('are those that were not accepted yet, numbered as on the desk', () => {
    const fixes = fixesOf([
      anAnnotation({ id: 'a', start: 3, end: 12 }),
      anAnnotation({ id: 'b', start: 13, end: 17, exact: 'left', suggestedFix: 'left' }),
      anAnnotation({ id: 'c', start: 21, end: 25, exact: 'nine', suggestedFix: '' }),
    ]);

    expect(fixes.map(({ annotationId, number }) => [annotationId, number])).toEqual([['c', 3]]);
  });

  test('that were declined, countered or taken back are not open', () => {
    const annotation = anAnnotation({ start: 7, end: 12, exact: 'ferry', suggestedFix: 'ship' });
    for (const state of ['declined', 'countered', 'withdrawn', 'applied'] as const) {
      expect(fixesOf([annotation], state), state).toEqual([]);
    }
    // Control: what was accepted waits for its version.
    expect(fixesOf([annotation], 'accepted')).toHaveLength(1);
  });

  test('say which of them change the same words', () => {
    const fixes = fixesOf([
      anAnnotation({ id: 'a', start: 3, end: 12, exact: 'The ferry', suggestedFix: 'A ferry' }),
      anAnnotation({
        id: 'b',
        start: 7,
        end: 17,
        exact: 'ferry left',
        suggestedFix: 'ship left',
      }),
      anAnnotation({ id: 'c', start: 17, end: 20, exact: ' at', suggestedFix: ' before' }),
    ]);

    expect(fixes.map(({ rivals }) => rivals)).toEqual([[2], [1], []]);
  });
});
