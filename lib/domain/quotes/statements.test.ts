import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { toArticleText } from '../anchoring/article-text';
import { statementsIn } from './statements';

function articles(...texts: string[]) {
  return texts.map((text, index) => ({ id: String(index), text: toArticleText(text) }));
}

describe('one statement in several articles', () => {
  test('is found and held against its fullest rendering', () => {
    const statements = statementsIn(
      articles(
        'A\n“We will close the road for two weeks and then look again,” she said.',
        'B\nShe said: "We will close the road for three weeks and then look again."',
        'C\n“We will close the road for two weeks”, said the mayor.\n“Something else entirely was never said here.”',
      ),
    );
    expect(
      statements.map(({ renderings }) =>
        renderings.map(({ articleId, verdict }) => [articleId, verdict]),
      ),
    ).toEqual([
      [
        ['0', 'verbatim'],
        ['1', 'changed'],
        ['2', 'trimmed'],
      ],
    ]);
  });

  test('is one where a person is reported and quoted in words of their own', () => {
    const statements = statementsIn(
      articles(
        'Mara Quell said: “There was no danger to the public, and the work was in our programme.”',
        'A spokesman, Mara Quell, said that the work was in the program and nobody was in danger.',
        'Another, Ada Pryce, said that public programmes of such work were a danger to nobody else.',
      ),
    );
    expect(statements[0]?.renderings.map(({ articleId, verdict }) => [articleId, verdict])).toEqual(
      [
        ['0', 'verbatim'],
        ['1', null],
      ],
    );
  });

  test('of one article alone is none to hold against another', () => {
    const twice = '“We will close the road for two weeks,” she said.';
    expect(statementsIn(articles(`${twice}\n${twice}`, 'Nothing was said.'))).toEqual([]);
  });
});

const CORPUS = path.resolve(process.cwd(), '../shared/corpus');

describe.skipIf(!existsSync(CORPUS))('the real corpus, skipped where it is not there', () => {
  test('the agency’s statement is quoted in one article and reported in another', () => {
    const found = statementsIn(
      readdirSync(CORPUS)
        .filter((name) => /^\d{3}_.*\.txt$/u.test(name))
        .map((name) => ({
          id: name.slice(0, 3),
          text: toArticleText(
            readFileSync(path.join(CORPUS, name), 'utf8').replace(/\r\n?/gu, '\n'),
          ),
        })),
    );
    const statement = found.find(({ renderings }) =>
      renderings.some(({ exact }) => exact.includes('misleading speculation')),
    );
    expect(statement?.renderings.map(({ articleId, verdict }) => [articleId, verdict])).toEqual([
      ['003', 'verbatim'],
      ['004', null],
    ]);
  });
});
