import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { CodePointOffset, CodePointSpan } from '../anchoring/article-text';
import { coverageOf, sentencesToCover } from './coverage';
import { textOfDocument } from './document';
import { documentFromText } from './plain-text';

const span = (start: number, end: number): CodePointSpan => ({
  start: start as CodePointOffset,
  end: end as CodePointOffset,
});
const claim = (start: number, end: number, verdict: string | null) => ({
  ...span(start, end),
  verdict,
});
const sentences = [span(0, 10), span(11, 20), span(22, 30)];

describe('coverageOf', () => {
  test('counts a sentence as examined once a claim in it has a verdict', () => {
    const coverage = coverageOf(
      sentences,
      [claim(0, 4, null), claim(5, 8, 'supported'), claim(12, 14, null)],
      [],
    );

    expect(coverage.sentences.map(({ state }) => state)).toEqual([
      'examined',
      'begun',
      'untouched',
    ]);
    expect(coverage).toMatchObject({ total: 3, examined: 1, begun: 1, untouched: 1 });
  });

  test('counts a sentence marked as holding nothing to check as examined', () => {
    expect(coverageOf(sentences, [], [span(22, 30)]).sentences[2]?.state).toBe('examined');
  });

  test('lets a claim across two sentences count for both, and one between them for none', () => {
    expect(coverageOf(sentences, [claim(9, 12, 'supported')], []).examined).toBe(2);
    expect(coverageOf(sentences, [claim(10, 11, 'supported')], []).examined).toBe(0);
  });

  const spans = fc.array(
    fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }), fc.constantFrom(null, 'supported')),
    { maxLength: 12 },
  );
  property.prop([spans, spans])('never loses ground when something is marked', (some, more) => {
    const rank = { untouched: 0, begun: 1, examined: 2 };
    const toClaims = (list: typeof some) =>
      list.map(([start, length, verdict]) => claim(start, start + length, verdict));

    const before = coverageOf(sentences, toClaims(some), []);
    const after = coverageOf(sentences, toClaims([...some, ...more]), []);

    for (const [index, { state }] of before.sentences.entries()) {
      expect(rank[after.sentences[index]?.state ?? 'untouched']).toBeGreaterThanOrEqual(
        rank[state],
      );
    }
    expect(after.examined + after.begun + after.untouched).toBe(after.total);
    // The same by the definition, one sentence at a time.
    for (const { start, end, state } of after.sentences) {
      const inside = toClaims([...some, ...more]).filter((c) => c.start < end && start < c.end);
      const judged = inside.some(({ verdict }) => verdict !== null);
      expect(state).toBe(judged ? 'examined' : inside.length > 0 ? 'begun' : 'untouched');
    }
  });
});

test('a verdict on words that a new version changed leaves its sentence begun', () => {
  const judged = claim(0, 4, 'supported');
  expect(coverageOf(sentences, [judged], []).examined).toBe(1);
  expect(coverageOf(sentences, [{ ...judged, checkStatus: 'changed' }], [])).toMatchObject({
    examined: 0,
    begun: 1,
  });
});

describe('sentencesToCover', () => {
  test('leaves out furniture, bare dates and rows of stars', () => {
    const document = documentFromText(
      'Ferry owner knew of fault\n2019-09-10\nThe ferry sank. Nobody knew why.\n* * *\nComments',
    );
    const text = textOfDocument(document);

    expect(
      sentencesToCover(document, text).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Ferry owner knew of fault', 'The ferry sank.', 'Nobody knew why.']);
  });

  test('refuses a text that is not that of the document', () => {
    const document = documentFromText('One. Two.');
    expect(() => sentencesToCover(document, textOfDocument(documentFromText('One.')))).toThrow(
      'not that of the document',
    );
  });
});
