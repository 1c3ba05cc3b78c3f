import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { offsetMap, type CodePointOffset } from '@/lib/domain/anchoring/article-text';
import {
  type ArticleDocument,
  documentFromLines,
  textOfBlock,
  textOfDocument,
} from '@/lib/domain/articles/document';
import { versionChanges } from '@/lib/domain/articles/version-changes';

import { sideRows } from './side-rows';
import {
  changedBlocks,
  type DrawnPassage,
  movedWords,
  sideBlocks,
  versionBlocks,
} from './version-blocks';

const documentOf = (...lines: string[]): ArticleDocument =>
  documentFromLines(lines.map((text) => ({ text, kind: 'text', furniture: null, omitted: false })));

const changesOf = (before: ArticleDocument, after: ArticleDocument) =>
  versionChanges(before, after).map((change) => ({ ...change, parts: [...change.parts] }));

function inputOf(document: ArticleDocument, passages: readonly DrawnPassage[] = []) {
  return {
    document,
    offsets: offsetMap(textOfDocument(document)),
    passages,
    marks: [],
    moved: new Map<number, string>(),
    hasNumbers: false,
  };
}

const aPassage = (start: number, end: number): DrawnPassage => ({
  id: 'a',
  number: 1,
  start: start as CodePointOffset,
  end: end as CodePointOffset,
  look: 'v-supported ln-solid',
  isWaiting: false,
  description: 'claim 1, Supported, unchanged',
});

const COUNT = 'The ferry office counted 412 passengers on Saturday night.';
const OPENED = 'The office opened in 1931, according to its annual report.';
const PIER = 'Tickets are sold at the pier.';
const STRAIT = 'It has crossed the strait every night since then.';

describe('the new version with its changes', () => {
  test('has what was taken out between its words, and is cut where a passage ends', () => {
    const before = documentOf(COUNT);
    const after = documentOf(COUNT.replace('412', '421'));
    const [block] = changedBlocks(
      before,
      changesOf(before, after),
      inputOf(after, [aPassage(17, 39)]),
    );

    expect(
      block?.pieces.map((piece) =>
        piece.kind === 'gone'
          ? ['gone', piece.text]
          : [piece.op, textOfBlock(after.content[0] ?? block.block).slice(piece.from, piece.to)],
      ),
    ).toEqual([
      ['same', 'The ferry office '],
      ['same', 'counted '],
      ['gone', '412'],
      ['insert', '421'],
      ['same', ' passengers'],
      ['same', ' on Saturday night.'],
    ]);
  });

  test('tells of a paragraph that is gone where it stood, and of one that moved whence it came', () => {
    const before = documentOf(COUNT, OPENED, PIER, STRAIT);
    const after = documentOf(STRAIT, COUNT, PIER);
    const changes = changesOf(before, after);
    const blocks = changedBlocks(before, changes, {
      ...inputOf(after),
      moved: movedWords(before, after, changes).after,
    });

    expect(blocks.map(({ label, moved, gone }) => [label, moved, gone])).toEqual([
      ['1', 'moved up from ¶4', null],
      ['2', null, null],
      ['', null, '¶2 taken out'],
      ['3', null, null],
    ]);
  });

  const lines = fc.array(
    fc.constantFrom(COUNT, OPENED, STRAIT, COUNT.replace('412', '300'), '🛳️ Ahoy.', ''),
    { minLength: 1, maxLength: 8 },
  );

  property.prop([lines, lines, fc.nat(), fc.nat()])(
    'holds the words of the version, each once, whatever is marked',
    (one, other, a, b) => {
      const before = documentOf(...one);
      const after = documentOf(...other);
      const length = offsetMap(textOfDocument(after)).length;
      const [start, end] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y);
      const passages =
        start !== undefined && end !== undefined && start < end ? [aPassage(start, end)] : [];
      const shown = after.content.flatMap((block) =>
        textOfBlock(block).trim() === '' ? [] : [textOfBlock(block)],
      );

      const changes = changesOf(before, after);
      for (const blocks of [
        versionBlocks(inputOf(after, passages)),
        changedBlocks(before, changes, inputOf(after, passages)),
        sideBlocks('after', changes, inputOf(after, passages)),
      ]) {
        const words = blocks
          .filter(({ gone }) => gone === null)
          .map(({ block, pieces }) =>
            pieces
              .map((piece) =>
                piece.kind === 'words' ? textOfBlock(block).slice(piece.from, piece.to) : '',
              )
              .join(''),
          );
        expect(words).toEqual(shown);
      }
    },
  );

  property.prop([lines, lines])('side by side, each paragraph stands in one row', (one, other) => {
    const before = documentOf(...one);
    const after = documentOf(...other);
    const changes = changesOf(before, after);
    const old = sideBlocks('before', changes, inputOf(before));
    const fresh = sideBlocks('after', changes, inputOf(after));
    const rows = sideRows(changes, old, fresh);

    expect(rows.flatMap((row) => row.before ?? [])).toEqual(old);
    expect(rows.flatMap((row) => row.after ?? [])).toEqual(fresh);
  });
});
