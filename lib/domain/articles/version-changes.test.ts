import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { type CodePointOffset, offsetMap } from '../anchoring/article-text';
import { diffWords } from '../anchoring/word-diff';
import { sentencesToCover } from './coverage';
import { type ArticleDocument, documentFromLines, textOfDocument } from './document';
import { closestPassages, likenessOf } from './likeness';
import { placeFinder, versionChanges } from './version-changes';

function documentOf(...lines: string[]): ArticleDocument {
  return documentFromLines(
    lines.map((text) => ({ text, kind: 'text', furniture: null, omitted: false })),
  );
}

const COUNT = 'The ferry office counted 412 passengers on Saturday night.';
const OPENED = 'The office opened in 1931, according to its annual report.';
const STRAIT = 'It has crossed the strait every night since then.';

describe('two versions block by block', () => {
  test('say what was taken out and put in, and where each block stands', () => {
    const changes = versionChanges(
      documentOf(COUNT, OPENED),
      documentOf(COUNT.replace('412', '421'), 'New.'),
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['changed', 'deleted', 'inserted']);
    expect(changes[0]).toEqual({
      kind: 'changed',
      before: { block: 0, start: 0, end: COUNT.length },
      after: { block: 0, start: 0, end: COUNT.length },
      parts: [
        { op: 'same', text: 'The ferry office counted ' },
        { op: 'delete', text: '412' },
        { op: 'insert', text: '421' },
        { op: 'same', text: ' passengers on Saturday night.' },
      ],
    });
    expect(changes[1]).toMatchObject({ after: null, parts: [{ op: 'delete', text: OPENED }] });
  });

  const lines = fc.array(fc.constantFrom(COUNT, OPENED, STRAIT, 'A b.', 'B a.', ''), {
    minLength: 1,
    maxLength: 6,
  });

  property.prop([lines, lines])('join to the words of both', (one, other) => {
    const [before, after] = [documentOf(...one), documentOf(...other)];
    const textOf = (document: ArticleDocument) => Array.from(textOfDocument(document));
    const [old, fresh] = [textOf(before), textOf(after)];
    for (const { before: from, after: to, parts } of versionChanges(before, after)) {
      const joined = (without: 'insert' | 'delete') =>
        parts.flatMap(({ op, text }) => (op === without ? [] : [text])).join('');
      expect(joined('insert')).toBe(from === null ? '' : old.slice(from.start, from.end).join(''));
      expect(joined('delete')).toBe(to === null ? '' : fresh.slice(to.start, to.end).join(''));
    }
  });

  property.prop([lines, lines, fc.nat({ max: 300 })])(
    'put every place of the old text somewhere in the new one',
    (one, other, at) => {
      const [before, after] = [documentOf(...one), documentOf(...other)];
      const place = Math.min(at, textOfDocument(before).length) as CodePointOffset;
      const found = placeFinder(before, after)(place);
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(textOfDocument(after).length);
    },
  );

  test('put a place in the paragraph that its own became', () => {
    const find = placeFinder(documentOf(COUNT, OPENED, STRAIT), documentOf('New.', COUNT, STRAIT));
    expect(find(4 as CodePointOffset)).toBe(9);
    // Its paragraph is gone: the place is at the end of the one before.
    expect(find((COUNT.length + 5) as CodePointOffset)).toBe(5 + COUNT.length);
  });
});

describe('likeness', () => {
  test('is the share of words that both wordings have', () => {
    expect(likenessOf(diffWords('sixty two percent', 'sixty two percent'))).toBe(1);
    expect(likenessOf(diffWords('sixty two', 'ninety nine'))).toBe(0);
    expect(likenessOf(diffWords('62 percent', '68 percent'))).toBe(0.5);
    expect(likenessOf([])).toBe(1);
  });

  test('finds the words of a text that are most like those that are gone', () => {
    const document = documentOf(COUNT, OPENED, STRAIT);
    const text = textOfDocument(document);
    const find = closestPassages(text, sentencesToCover(document, text), offsetMap(text));
    const found = find('The office opened its doors in 1931');
    expect(text.slice(found?.start, found?.end)).toBe(OPENED);
    expect(found?.likeness).toBeGreaterThan(0.5);
    expect(find('Wholly unrelated words')).toBeNull();
    expect(find('')).toBeNull();
  });
});
