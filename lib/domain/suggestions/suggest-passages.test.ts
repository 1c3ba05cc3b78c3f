import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { offsetMap, toArticleText } from '../anchoring/article-text';
import { sentencesOf } from '../anchoring/sentences';
import { type Reason, reasonsIn } from './reasons';
import { suggestPassages } from './suggest-passages';

function suggestionsIn(raw: string) {
  const text = toArticleText(raw);
  const offsets = offsetMap(text);
  const whole = {
    start: offsets.toOffset(0 as never),
    end: offsets.toOffset(text.length as never),
  };
  const sentences = text.trim() === '' ? [] : sentencesOf(text, [whole], { offsets });
  const found = suggestPassages(text, sentences, [], offsets);
  return {
    text,
    sentences,
    found,
    wordsOf: ({ start, end }: (typeof sentences)[number]) =>
      text.slice(offsets.toIndex(start), offsets.toIndex(end)),
  };
}

const reasonsOf = (sentence: string): Reason[] => [
  ...new Set(reasonsIn(sentence).map(({ reason }) => reason)),
];

describe('a reason to look', () => {
  test.each<[string, Reason, string]>([
    ['The bridge cost $3.4 million.', 'number', '$3.4 million'],
    ['Some 62% of them voted.', 'number', '62%'],
    ['Dozens were turned away.', 'number', 'Dozens'],
    ['It was built in 1974.', 'date', '1974'],
    ['It opened on 3 March.', 'date', '3 March'],
    ['She called it “a disgrace” twice.', 'quotation', '“a disgrace”'],
    ['It is the tallest tower of the coast.', 'superlative', 'tallest'],
    ['He was the only witness.', 'superlative', 'the only'],
    ['The rule led to long queues.', 'cause', 'led to'],
    ['Former officials said so.', 'unnamed_source', 'Former officials'],
    ['He was reportedly asleep.', 'unnamed_source', 'reportedly'],
    ['It is believed that he left.', 'unnamed_source', 'It is believed'],
  ])('in %j is told: %s', (sentence, reason, words) => {
    expect(
      reasonsIn(sentence)
        .filter((each) => each.reason === reason)
        .map(({ from, to }) => sentence.slice(from, to)),
    ).toContain(words);
  });

  test.each<[string, Reason]>([
    ['She wore a vest and took an interest.', 'superlative'],
    ['The year 1974 was wet.', 'number'],
    ['The letter was short.', 'number'],
    ['She asked the mayor.', 'unnamed_source'],
    ['The tower is tall.', 'superlative'],
    ['She did not say why.', 'cause'],
  ])('in %j there is none of the kind %s', (sentence, reason) => {
    expect(reasonsOf(sentence)).not.toContain(reason);
  });

  test('is given by a year, and by a price that looks like one as a number', () => {
    expect(reasonsOf('It was 1974.')).toEqual(['date']);
    expect(reasonsOf('It cost $1974.')).toEqual(['number']);
  });
});

describe('suggestions', () => {
  test('leave out a sentence without a reason, and keep the order of the text', () => {
    const { found, wordsOf } = suggestionsIn(
      'She left early. It cost 40 dollars. He wept. In 1999 it fell.',
    );
    expect(found.map(({ sentence }) => wordsOf(sentence).trim())).toEqual([
      'It cost 40 dollars.',
      'In 1999 it fell.',
    ]);
  });

  test('mark the sentence without its stop, and say which words give which reason', () => {
    const { found, wordsOf } = suggestionsIn('It cost 40 or 50 dollars in 1999!');
    expect(found.map(({ span }) => wordsOf(span))).toEqual(['It cost 40 or 50 dollars in 1999']);
    expect(found[0]?.reasons.map((each) => [each.reason, wordsOf(each)])).toEqual([
      ['number', '40'],
      ['number', '50'],
      ['date', '1999'],
    ]);
  });

  property.prop([
    fc.array(
      fc.constantFrom(
        'It cost 40.',
        'She left.',
        '“No,” he said.',
        '😀 In 1999 it fell!',
        '…',
        'A b',
      ),
      { maxLength: 12 },
    ),
  ])('lie within their sentence, in order, and name a reason that its words give', (parts) => {
    const { found, sentences } = suggestionsIn(parts.join(' '));
    let last = -1;
    for (const { sentence, span, reasons } of found) {
      expect(sentences).toContainEqual(sentence);
      expect(span.start).toBeGreaterThanOrEqual(sentence.start);
      expect(span.end).toBeLessThanOrEqual(sentence.end);
      expect(span.start).toBeLessThan(span.end);
      expect(sentence.start).toBeGreaterThan(last);
      last = sentence.start;
      expect(reasons.length).toBeGreaterThan(0);
      for (const { start, end } of reasons) {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThanOrEqual(sentence.start);
        expect(end).toBeLessThanOrEqual(sentence.end);
      }
    }
  });
});
