import { describe, expect, test } from 'vitest';

import { type CodePointOffset, toArticleText } from '../anchoring/article-text';
import { placeReadings, sortPlaced } from './place-readings';

const BEFORE = toArticleText(
  'Turnout was 62 percent. The mayor called it a record. Nobody else did.',
);

function onWords(id: string, words: string) {
  const start = BEFORE.indexOf(words);
  return {
    id,
    start: start as CodePointOffset,
    end: (start + words.length) as CodePointOffset,
    verdict: 'supported',
  };
}

describe('readings of another text', () => {
  test('have their words in the new one, or are listed with what became of them', () => {
    const after = toArticleText(
      'Before noon, turnout was 63 percent. The mayor called it a record.',
    );
    const { placed, unplaced } = placeReadings(
      [
        onWords('percent', '62 percent'),
        onWords('nobody', 'Nobody else did'),
        onWords('record', 'called it a record'),
      ],
      BEFORE,
      after,
    );

    expect(
      placed.map(({ annotation: { id, start, end, verdict }, carried }) => [
        id,
        after.slice(start, end),
        verdict,
        carried,
      ]),
    ).toEqual([
      ['percent', '63 percent', 'supported', 'changed'],
      ['record', 'called it a record', 'supported', 'anchored'],
    ]);
    expect(unplaced).toMatchObject([{ annotation: { id: 'nobody' }, status: 'orphaned' }]);
  });

  test('on the very same text stay where they are, and were not carried', () => {
    const all = [onWords('nobody', 'Nobody'), onWords('percent', '62 percent')];
    expect(placeReadings(all, BEFORE, BEFORE)).toEqual({
      placed: all.map((annotation) => ({ annotation, carried: null })),
      unplaced: [],
    });
  });

  test('with several places to be are not placed at one of them', () => {
    const candidates = [{ start: 3 as CodePointOffset, end: 5 as CodePointOffset }];
    const one = onWords('mayor', 'The mayor');
    expect(sortPlaced([one], [{ id: 'mayor', status: 'ambiguous', candidates }])).toEqual({
      placed: [],
      unplaced: [{ annotation: one, status: 'ambiguous', candidates }],
    });
  });

  test('of which nothing became anything are a bug', () => {
    expect(() => sortPlaced([onWords('mayor', 'The mayor')], [])).toThrow(/mayor was not carried/u);
  });
});
