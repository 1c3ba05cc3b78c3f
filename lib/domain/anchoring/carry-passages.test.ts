import { describe, expect, test } from 'vitest';

import { type CodePointOffset, codePointLength, toArticleText } from './article-text';
import type { CarriedPassage } from './carried-passage';
import { carryPassages } from './carry-passages';

/** Carry the first occurrence of each of these words. */
function carry(before: string, after: string, ...quotes: string[]): CarriedPassage[] {
  return carryPassages(
    toArticleText(before),
    toArticleText(after),
    quotes.map((quote) => passageOf(before, quote)),
  );
}

function passageOf(text: string, quote: string, from = 0) {
  const index = text.indexOf(quote, from);
  if (index === -1) throw new Error(`“${quote}” is not in the text`);
  const start = codePointLength(text.slice(0, index));
  return {
    id: quote,
    start: start as CodePointOffset,
    end: (start + codePointLength(quote)) as CodePointOffset,
  };
}

/** The words that a result marks in the new text. */
function wordsOf(after: string, result: CarriedPassage | undefined): string | null {
  if (result === undefined || !('start' in result)) return null;
  return Array.from(after).slice(result.start, result.end).join('');
}

const HARBOR =
  'The harbor board met on Monday. It approved 62 percent of the plan, officials said. ' +
  'Mayor Ruiz told reporters that the dredging was safe. Residents were not consulted.\n\n' +
  'A second report, published in May, found lead in the sediment near the old pier. ' +
  'The board has disputed that finding.\n\n' +
  'Fishing boats will use the northern channel until the work is done next spring.';

describe('a passage whose words stayed', () => {
  test('is anchored where it was', () => {
    const [result] = carry(HARBOR, HARBOR, '62 percent of the plan');
    expect(result).toMatchObject({ status: 'anchored', isIdentical: true });
  });

  test('is anchored when text is put in before it', () => {
    const after = `An editor’s note was added here today. ${HARBOR}`;
    const [result] = carry(HARBOR, after, 'found lead in the sediment');
    expect(result?.status).toBe('anchored');
    expect(wordsOf(after, result)).toBe('found lead in the sediment');
  });

  test('is moved when its paragraph was moved', () => {
    const [first = '', second = '', third = ''] = HARBOR.split('\n\n');
    const after = [third, first, second].join('\n\n');
    const [result] = carry(HARBOR, after, 'the northern channel');
    expect(result).toMatchObject({ status: 'moved', isIdentical: true });
    expect(wordsOf(after, result)).toBe('the northern channel');
  });

  test('is moved with its paragraph, however short that is', () => {
    const after = 'Nobody came.\n\nIt rained. The board met on Monday.';
    const [result] = carry(
      'It rained. The board met on Monday.\n\nNobody came.',
      after,
      'Nobody came',
    );
    expect(result).toMatchObject({ status: 'moved', start: 0 });
  });

  test('is anchored in code points, however many characters need two units', () => {
    const before = `😀😀 ${HARBOR}`;
    const after = `😀😀😀 🎣 ${HARBOR}`;
    const [result] = carry(before, after, 'Residents were not consulted');
    expect(result?.status).toBe('anchored');
    expect(wordsOf(after, result)).toBe('Residents were not consulted');
  });

  test('keeps a cut within a word that stands twice in the place it was moved to', () => {
    const paragraph =
      'Pipori nulovadi namole dumari bikime an no of fikitufa vetakoda teza Tidomofa';
    const rest = 'They knew from fade that we can be done.\n\nThem zazatetu vokato they are.';
    const [before, after] = [`${rest}\n\n${paragraph}`, `are.\n\n${paragraph} ${rest}\n\nPipori`];
    const [result] = carry(before, after, paragraph.slice(4));
    expect(wordsOf(after, result)).toBe(paragraph.slice(4));
  });

  test('keeps a cut within a word', () => {
    const after = HARBOR.replace('The harbor board met', 'The whole harbor board met');
    const [result] = carry(HARBOR, after, 'ercent of the pl');
    expect(result?.status).toBe('anchored');
    expect(wordsOf(after, result)).toBe('ercent of the pl');
  });

  test.each([
    ['quotation marks', 'said: "The plan isn\'t safe"', 'said: “The plan isn’t safe”'],
    ['spaces', 'about 10 000 people came', 'about 10\u00a0000 people came'],
    ['soft hyphens', 'the fact checkers said', 'the fact check\u00aders said'],
    [
      'composed accents',
      'the caf\u00e9 in Malm\u00f6 closed',
      'the cafe\u0301 in Malmo\u0308 closed',
    ],
    ['ligatures', 'the final office figures', 'the \ufb01nal o\ufb03ce \ufb01gures'],
    ['white space', 'the board  met\ton Monday', 'the board met on Monday'],
    ['line breaks', 'the board met\non Monday', 'the board met on Monday'],
    ['the first letter', 'the board will meet again', 'The board will meet again'],
    ['unbreakable hyphens', 'the 62-year-old mayor', 'the 62\u2011year\u2011old mayor'],
  ])('is the same in other %s, and not identical', (_, words, otherWords) => {
    const before = `Something stands before it. Then ${words} and more follows.`;
    const after = `Something stands before it. Then ${otherWords} and more follows.`;
    const [result] = carry(before, after, words);
    expect(result).toMatchObject({ status: 'anchored', isIdentical: false });
    expect(wordsOf(after, result)).toBe(otherWords);
  });
});

describe('a passage whose words were edited', () => {
  test.each([
    ['a figure', 'It approved 62 percent of the plan', 'It approved 26 percent of the plan'],
    ['a negation put in', 'the dredging was safe', 'the dredging was not safe'],
    ['a negation taken out', 'Residents were not consulted', 'Residents were consulted'],
    ['a name', 'Mayor Ruiz told reporters', 'Mayor Ortiz told reporters'],
    ['a single letter', 'found lead in the sediment', 'found lead in the sediments'],
    ['a decimal point', 'It approved 62 percent', 'It approved 6.2 percent'],
    ['a superscript', 'near the old pier', 'near the old pier²'],
    ['a dash for a hyphen', 'the northern channel until', 'the northern–channel until'],
  ])('is changed: %s', (_, words, otherWords) => {
    const after = HARBOR.replace(words, otherWords);
    const [result] = carry(HARBOR, after, words);
    expect(result?.status).toBe('changed');
    expect(wordsOf(after, result)).toBe(otherWords);
  });

  test.each([
    ['a figure', 'It said that 42 people were hurt.', '42', '24'],
    ['a figure with a point', 'The river rose by 3.4 metres in a day.', '3.4', '4.3'],
    ['a figure with a comma', 'The bridge cost 1,234 crowns in all.', '1,234', '1.234'],
    ['a name', 'Then Carl Dahl denied that he knew.', 'Carl Dahl', 'Anna Berg'],
    ['a name of fewer words', 'Then Carl Dahl denied that he knew.', 'Carl Dahl', 'Berg'],
    ['a word and its other spelling', 'They came by boat to Massen.', 'Massen', 'Maßen'],
  ])('is changed where all of it was replaced: %s', (_, before, words, others) => {
    const after = before.replace(words, others);
    const [result] = carry(before, after, words);
    expect(result?.status).toBe('changed');
    expect(wordsOf(after, result)).toBe(others);
  });

  test('is changed where its figure became part of another one', () => {
    const before = 'Prices fell by 5 percent and wages by 2 percent, the office said.';
    const after = before.replace('by 5 percent', 'by 0.5 percent');
    const [figure, clause] = carry(before, after, '5 percent', 'fell by 5 percent');
    expect(figure?.status).toBe('changed');
    expect(wordsOf(after, figure)).toBe('0.5 percent');
    expect(wordsOf(after, clause)).toBe('fell by 0.5 percent');
  });

  test('takes in both names where they changed places', () => {
    const before = 'Anna Berg accused Carl Dahl of fraud. Nobody else was there that day.';
    const after = 'Carl Dahl accused Anna Berg of fraud. Nobody else was there that day.';
    const [result] = carry(before, after, 'Anna Berg accused Carl Dahl of fraud');
    expect(result?.status).toBe('changed');
    expect(wordsOf(after, result)).toBe('Carl Dahl accused Anna Berg of fraud');
  });

  test('is changed when a common word became a name', () => {
    const before = 'They wanted to polish the text before the vote in the house.';
    const after = 'They wanted to Polish the text before the vote in the house.';
    const [result] = carry(before, after, 'wanted to polish the text');
    expect(result?.status).toBe('changed');
  });

  test('comes with what was taken out and what was put in', () => {
    const after = HARBOR.replace('62 percent', '26 percent');
    const [result] = carry(HARBOR, after, 'approved 62 percent of');
    expect(result).toMatchObject({
      diff: [
        { op: 'same', text: 'approved ' },
        { op: 'delete', text: '62' },
        { op: 'insert', text: '26' },
        { op: 'same', text: ' percent of' },
      ],
    });
  });

  test('takes in the words that stand where its last ones stood', () => {
    const after = HARBOR.replace('lead in the sediment', 'lead in the drinking water');
    const [result] = carry(HARBOR, after, 'found lead in the sediment');
    expect(wordsOf(after, result)).toBe('found lead in the drinking water');
  });

  test('is changed, and found, in a paragraph that was moved', () => {
    const [first = '', second = '', third = ''] = HARBOR.split('\n\n');
    const after = [second.replace('in May', 'in June'), first, third].join('\n\n');
    const [result] = carry(HARBOR, after, 'published in May');
    expect(result?.status).toBe('changed');
    expect(wordsOf(after, result)).toBe('published in June');
  });
});

describe('a passage that was deleted', () => {
  test('is orphaned though another sentence with a word of it stands in its place', () => {
    const before = HARBOR.replace('Residents were not consulted.', 'He lied about taxes.');
    const after = HARBOR.replace('Residents were not consulted.', 'He won gold medals.');
    expect(carry(before, after, 'lied about taxes')[0]?.status).toBe('orphaned');
  });

  test('is orphaned where it stood', () => {
    const deleted = 'Residents were not consulted.';
    const after = HARBOR.replace(` ${deleted}`, '');
    const [result] = carry(HARBOR, after, deleted);
    const stood = after.indexOf('was safe.') + 'was safe.'.length;
    expect(result).toEqual({ id: deleted, status: 'orphaned', stood });
  });

  test('is orphaned though the same words stand elsewhere', () => {
    const before = `${HARBOR} Residents were not consulted. Nobody was.`;
    const after = before.replace('Residents were not consulted.\n', '\n');
    const [result] = carry(before, after, 'Residents were not consulted');
    expect(result?.status).toBe('orphaned');
    // The control: the other one is still there, and is anchored.
    const second = passageOf(before, 'Residents were not consulted', HARBOR.length);
    const [kept] = carryPassages(toArticleText(before), toArticleText(after), [second]);
    expect(kept?.status).toBe('anchored');
  });

  test('is orphaned though a sentence that differs in a figure was put in elsewhere', () => {
    const deleted =
      'A second report, published in May, found lead in the sediment near the old pier. ';
    const lookalike =
      'A second report, published in 2019, found lead in the sediment near the old pier.';
    const after = `${HARBOR.replace(deleted, '')}\n\nMuch later there was another one. ${lookalike}`;
    expect(carry(HARBOR, after, deleted.trim())[0]?.status).toBe('orphaned');
  });

  test.each([
    ['first', 'Police arrested 12 people on Friday.', 'Police arrested 15 people on Saturday.'],
    ['second', 'Police arrested 15 people on Saturday.', 'Police arrested 12 people on Friday.'],
  ])('is told from its neighbor that begins and ends alike: the %s', (_, deleted, kept) => {
    const before =
      'Police arrested 12 people on Friday. Police arrested 15 people on Saturday. It was over.';
    const after = `${kept} It was over.`;
    const results = carry(before, after, deleted, kept);
    expect(results.map(({ status }) => status)).toEqual(['orphaned', 'anchored']);
  });

  test('is orphaned in an empty text', () => {
    expect(carry(HARBOR, '', 'The harbor board')[0]).toMatchObject({
      status: 'orphaned',
      stood: 0,
    });
  });
});

describe('a passage of which nobody can say where it is', () => {
  const words = 'He declined to comment further on the matter';
  const before = `One thing was said about the first case of all. ${words}. Another was said later.`;

  test('is ambiguous, with every place it may be', () => {
    const after = `Wholly new sentences begin here now. ${words}. Fresh ones follow. ${words}. New ends.`;
    const [result] = carry(before, after, words);
    expect(result?.status).toBe('ambiguous');
    const candidates = result?.status === 'ambiguous' ? result.candidates : [];
    expect(candidates.map(({ start, end }) => after.slice(start, end))).toEqual([words, words]);
  });

  test('is anchored as soon as its surroundings tell', () => {
    const after = `Wholly new sentences begin here now. ${words}. Another was said later. ${words}. New ends.`;
    const [result] = carry(before, after, words);
    expect(result).toMatchObject({ status: 'anchored', start: after.indexOf(words) });
  });
});

test('what the editor kept is believed, also of two sentences that are the same', () => {
  const before = 'It rained all day. It rained all day.';
  const after = 'It rained all day.';
  const second = passageOf(before, 'It rained all day.', 5);
  // The first sentence was deleted, so what is left is the second.
  const kept = [{ oldStart: 19, newStart: 0, length: 18 }];
  const [result] = carryPassages(toArticleText(before), toArticleText(after), [second], kept);
  expect(result).toMatchObject({ status: 'anchored', start: 0, end: 18 });
});

test('a passage that is empty or outside the text is refused', () => {
  const [before, after] = [toArticleText('Some words.'), toArticleText('Some words.')];
  const at = (start: number, end: number) => [
    { id: 'x', start: start as CodePointOffset, end: end as CodePointOffset },
  ];
  expect(() => carryPassages(before, after, at(3, 3))).toThrow('marks no words');
  expect(() => carryPassages(before, after, at(3, 99))).toThrow('outside the text');
});
