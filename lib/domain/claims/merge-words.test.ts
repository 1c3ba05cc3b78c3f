import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { RichText } from './claim';
import { bothRationales, mergeRationales } from './merge-rationale';
import { mergeWords, wordsOf } from './merge-words';
import { rationaleProblem } from './rationale';
import { rationalePlainText } from './rationale-text';

const aWord = fc.constantFrom('the', 'boat', '412', 'left', 'at', 'noon', 'Friday', 'ß', '👩‍🚒');
const aText = fc.array(aWord, { maxLength: 14 }).map((words) => words.join(' '));

/** How often each word stands in a text. */
function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe('two wordings of one text', () => {
  test('are joined where each changed other words', () => {
    expect(
      mergeWords(
        'The office counted 412 passengers on Saturday, its log says.',
        'The office counted 421 passengers on Saturday, its log says.',
        'The office counted 412 passengers on Saturday, its diary says.',
      ),
    ).toBe('The office counted 421 passengers on Saturday, its diary says.');
  });

  test('are both shown where neighboring words were changed, so that nothing is said that nobody wrote', () => {
    expect(mergeWords('It cost 12 million.', 'It cost 13 million.', 'It cost 12 billion.')).toBe(
      null,
    );
  });

  test('are both shown where both wrote on at the same place', () => {
    expect(mergeWords('It left.', 'It left. At noon.', 'It left. On Friday.')).toBeNull();
  });

  test('are both shown where one deleted what the other worded', () => {
    const before = 'One two three four five six seven eight nine ten.';
    expect(
      mergeWords(before, 'One ten.', 'One two three four FIVE six seven eight nine ten.'),
    ).toBeNull();
  });

  property.prop([aText, aText])('one side alone is taken as it is', (before, after) => {
    expect(mergeWords(before, before, after)).toBe(after);
    expect(mergeWords(before, after, before)).toBe(after);
    expect(mergeWords(before, after, after)).toBe(after);
  });

  property.prop([aText, aText, aText])('the order of the two does not count', (b, one, other) => {
    expect(mergeWords(b, one, other)).toBe(mergeWords(b, other, one));
  });

  property.prop([aText, aText, aText])(
    'no word that either typed is lost, and none comes back that one deleted',
    (before, one, other) => {
      const merged = mergeWords(before, one, other);
      if (merged === null) return;
      const [was, a, b, now] = [before, one, other, merged].map(countsOf);
      for (const word of new Set([...wordsOf(one), ...wordsOf(other), ...wordsOf(before)])) {
        const count = (of: Map<string, number> | undefined) => of?.get(word) ?? 0;
        const [mine, theirs] = [count(a) - count(was), count(b) - count(was)];
        // What both did alike counts once; what they did apart counts twice.
        const low = Math.min(mine + theirs, Math.max(mine, theirs), Math.min(mine, theirs));
        const high = Math.max(mine + theirs, mine, theirs);
        expect(count(now) - count(was)).toBeGreaterThanOrEqual(low);
        expect(count(now) - count(was)).toBeLessThanOrEqual(high);
      }
    },
  );
});

const paragraph = (...content: object[]) => ({
  type: 'paragraph',
  ...(content.length > 0 && { content }),
});
const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
  text: words,
});
const doc = (...content: object[]) => ({ type: 'doc', content }) as unknown as RichText;

const aRationale = fc
  .array(
    fc
      .tuple(aText, fc.boolean())
      .map(([words, isBold]) =>
        words === '' ? paragraph() : paragraph(text(words, ...(isBold ? ['bold'] : []))),
      ),
    { maxLength: 4 },
  )
  .map((blocks) => (blocks.length === 0 ? null : doc(...blocks)));

describe('two rationales of one claim', () => {
  test('are joined with their formatting where each changed another place', () => {
    const before = doc(
      paragraph(text('The log of the port office counts them.')),
      paragraph(text('The mayor gave no source.')),
    );
    const one = doc(
      paragraph(text('The log of the port office '), text('counts', 'bold'), text(' them.')),
      paragraph(text('The mayor gave no source.')),
    );
    const other = doc(
      paragraph(text('The log of the port office counts them.')),
      paragraph(text('The mayor gave no source.')),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('Asked.'))] }] },
    );
    expect(mergeRationales(before, one, other)).toEqual(
      doc(...(one['content'] as object[]), ...(other['content'] as object[]).slice(2)),
    );
  });

  test('are kept one after the other where a person wants both, what is in both once', () => {
    const shared = paragraph(text('Both saw this.'));
    const joined = bothRationales(
      doc(shared, paragraph(text('Ana.'))),
      doc(shared, paragraph(text('Ben.'))),
    );
    expect(rationalePlainText(joined)).toMatch(/Both saw this\.\s+Ana\.\s+Ben\./u);
  });

  property.prop([aRationale, aRationale, aRationale])(
    'joined, they are a rationale; one side alone is taken; the order does not count',
    (before, one, other) => {
      expect(mergeRationales(before, before, one)).toEqual(one);
      const merged = mergeRationales(before, one, other);
      expect(merged).toEqual(mergeRationales(before, other, one));
      if (merged !== undefined && merged !== null) expect(rationaleProblem(merged)).toBeNull();
    },
  );
});
