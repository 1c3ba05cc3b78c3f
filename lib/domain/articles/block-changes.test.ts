import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { blockChanges, countBlockChanges, isSameDocument } from './block-changes';
import { type ArticleDocument, documentFromLines } from './document';

const documentOf = (...lines: string[]): ArticleDocument =>
  documentFromLines(lines.map((text) => ({ text, kind: 'text', furniture: null, omitted: false })));

const COUNT = 'The ferry office counted 412 passengers on Saturday night.';
const OPENED = 'The office opened in 1931, according to its annual report.';
const STRAIT = 'It has crossed the strait every night since then.';
const SURPRISE = 'Ida Quill, who runs the desk, called the figure a surprise.';

describe('paragraphs of two versions', () => {
  test('a paragraph with other words in it was rewritten', () => {
    const before = documentOf(COUNT, OPENED);
    const after = documentOf(COUNT.replace('412', '421'), OPENED);

    expect(blockChanges(before, after)).toEqual([
      { kind: 'edited', before: 0, after: 0, isMoved: false },
      { kind: 'kept', before: 1, after: 1, isMoved: false },
    ]);
  });

  test('the paragraph that went past the others has moved, and not the others', () => {
    const before = documentOf(COUNT, OPENED, STRAIT, SURPRISE);
    const after = documentOf(SURPRISE, COUNT, OPENED, STRAIT);

    expect(blockChanges(before, after)).toEqual([
      { kind: 'kept', before: 3, after: 0, isMoved: true },
      { kind: 'kept', before: 0, after: 1, isMoved: false },
      { kind: 'kept', before: 1, after: 2, isMoved: false },
      { kind: 'kept', before: 2, after: 3, isMoved: false },
    ]);
  });

  test('a paragraph that lost half of its words is the same one, also beside others that moved', () => {
    const before = documentOf(COUNT, `${STRAIT} ${SURPRISE}`, OPENED);
    const after = documentOf(OPENED, COUNT.replace('412', '421'), SURPRISE);

    expect(blockChanges(before, after).map(({ kind }) => kind)).toEqual([
      'kept',
      'edited',
      'edited',
    ]);
  });

  test('what is gone is listed where it stood, what is new where it stands', () => {
    const before = documentOf(COUNT, OPENED, STRAIT);
    const after = documentOf(COUNT, STRAIT, 'Tickets are sold at the pier.');

    expect(blockChanges(before, after)).toEqual([
      { kind: 'kept', before: 0, after: 0, isMoved: false },
      { kind: 'removed', before: 1 },
      { kind: 'kept', before: 2, after: 1, isMoved: false },
      { kind: 'added', after: 2 },
    ]);
    expect(countBlockChanges(blockChanges(before, after))).toEqual({
      edited: 0,
      moved: 0,
      added: 1,
      removed: 1,
    });
  });

  test('paragraphs without words, and those left out, are not told of', () => {
    const before = documentOf(COUNT, '', OPENED);
    const after = documentFromLines([
      { text: COUNT, kind: 'text', furniture: null, omitted: false },
      { text: 'Read more', kind: 'furniture', furniture: 'read_more', omitted: true },
      { text: OPENED, kind: 'text', furniture: null, omitted: false },
    ]);

    expect(blockChanges(before, after).map(({ kind }) => kind)).toEqual(['kept', 'kept']);
  });

  test('a document is the same whatever the order of its fields', () => {
    const attrs = { kind: 'text', furniture: null, omitted: false } as const;
    const one: ArticleDocument = {
      type: 'doc',
      content: [{ type: 'paragraph', attrs, content: [{ type: 'text', text: COUNT }] }],
    };
    const other: ArticleDocument = {
      content: [
        {
          content: [{ text: COUNT, type: 'text', marks: [] }],
          attrs: { omitted: false, furniture: null, kind: 'text' },
          type: 'paragraph',
        },
      ],
      type: 'doc',
    };

    expect(isSameDocument(one, other)).toBe(true);
    expect(isSameDocument(one, documentOf(OPENED))).toBe(false);
  });

  const lines = fc.array(fc.constantFrom(COUNT, OPENED, STRAIT, SURPRISE, 'A.', 'B.', '', 'A'), {
    maxLength: 12,
  });

  property.prop([lines, lines])('each paragraph is told of once', (one, other) => {
    const changes = blockChanges(documentOf(...one), documentOf(...other));
    const indexes = (list: readonly string[]) =>
      list.flatMap((text, index) => (text === '' ? [] : [index]));
    const ascending = (list: readonly number[]) => list.toSorted((a, b) => a - b);

    expect(ascending(changes.flatMap((c) => ('before' in c ? [c.before] : [])))).toEqual(
      indexes(one),
    );
    // In the order of the new version.
    expect(changes.flatMap((c) => ('after' in c ? [c.after] : []))).toEqual(indexes(other));
  });

  property.prop([lines])('a version beside itself holds no change', (given) => {
    const document = documentOf(...given);

    expect(countBlockChanges(blockChanges(document, document))).toEqual({
      edited: 0,
      moved: 0,
      added: 0,
      removed: 0,
    });
  });

  property.prop([lines, lines])('what stays in place keeps its order', (one, other) => {
    const stayed = blockChanges(documentOf(...one), documentOf(...other)).flatMap((change) =>
      'isMoved' in change && !change.isMoved ? [change.before] : [],
    );

    expect(stayed).toEqual(stayed.toSorted((a, b) => a - b));
  });
});
