/** Files of corpus tools, out and in again. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { Json } from '../shared/json';
import { readCas, writeCas } from './cas-json';
import { readTsv } from './read-webanno-tsv';
import type { MarkedSpan, SpanDocument } from './span-document';
import { writeTsv } from './webanno-tsv';

const LAYER = 'webanno.custom.Claim';
const FEATURES = ['verdict', 'claim'];

/** Sentences of words that stand a space apart; each sentence on a line of its own. */
function aDocument(sentences: readonly (readonly string[])[], spans: readonly MarkedSpan[]) {
  let text = '';
  const made = sentences.map((words, index) => {
    if (index > 0) text += '\n';
    const from = text.length;
    const placed = words.map((word, at) => {
      if (at > 0) text += ' ';
      const start = text.length;
      text += word;
      return { from: start, to: text.length };
    });
    return { from, to: text.length, words: placed };
  });
  const document: SpanDocument = { text, language: 'en', sentences: made, spans };
  return document;
}

const NASTY = [
  'a',
  'bb',
  '😀',
  'x_y',
  '->',
  '[1]',
  '*',
  '|',
  '\\',
  'é',
  ';',
  'word',
  '_',
  '\\n',
  '#Text=',
];
const anyValue = fc.oneof(
  fc.constantFrom(
    '',
    '*',
    '_',
    'a[1]',
    'a|b',
    '\\',
    'line\nline',
    'tab\tbed',
    '->',
    'ends with \\',
    '[',
    ']',
    '\r',
  ),
  fc.string({ maxLength: 12 }),
);
const anySentences = fc.array(fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 4,
});

/** Passages that begin and end inside words, at any sign of them. */
const anyMarked = anySentences.chain((sentences) => {
  const words = aDocument(sentences, []).sentences.flatMap((sentence) => sentence.words);
  const place = fc.tuple(fc.nat(words.length - 1), fc.nat(words.length - 1), fc.nat(3), fc.nat(3));
  const span = fc
    .tuple(place, anyValue, anyValue)
    .map(([[one, other, in1, in2], verdict, claim]) => {
      const first = words[Math.min(one, other)] ?? { from: 0, to: 1 };
      const last = words[Math.max(one, other)] ?? first;
      const from = Math.min(first.from + in1, first.to - 1);
      const to = Math.max(last.to - in2, last.from + 1, from + 1);
      return { from, to, values: { verdict, claim } };
    });
  return fc.record({ sentences: fc.constant(sentences), spans: fc.array(span, { maxLength: 6 }) });
});

const inOrder = (spans: readonly MarkedSpan[]) =>
  spans.map(({ from, to, values }) => JSON.stringify([from, to, values])).sort();

describe('WebAnno TSV', () => {
  test('is written as INCEpTION writes it: a line per word, parts of words below it', () => {
    const document = aDocument(
      [['aaaaaa', 'bbbbbb'], ['cc']],
      [
        { from: 3, to: 10, values: { verdict: 'supported', claim: '' } },
        { from: 7, to: 13, values: { verdict: 'a_b', claim: 'c' } },
      ],
    );
    expect(writeTsv(document, LAYER, FEATURES).split('\n')).toEqual([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Claim|verdict|claim',
      '',
      '',
      '#Text=aaaaaa bbbbbb',
      '1-1\t0-6\taaaaaa\t_\t_\t',
      '1-1.1\t3-6\taaa\tsupported[1]\t*[1]\t',
      '1-2\t7-13\tbbbbbb\ta\\_b[2]\tc[2]\t',
      '1-2.1\t7-10\tbbb\tsupported[1]\t*[1]\t',
      '',
      '#Text=cc',
      '2-1\t14-16\tcc\t_\t_\t',
      '',
    ]);
  });

  test('is read with stacked passages, several layers, and values without a number', () => {
    const file = [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Claim|verdict',
      '#T_SP=de.example.Name|value|of',
      '#T_RL=de.example.Link|kind|BT_de.example.Name',
      '',
      '',
      '#Text=He met 😀 .',
      '1-1\t0-2\tHe\tx[1]|y[2]\t_\t_\t_\t_\t',
      '1-2\t3-6\tmet\tx[1]\t_\t_\t_\t_\t',
      '1-3\t7-9\t😀\t_\tPER\t*\t_\t_\t',
      '1-4\t10-11\t.\t_\t_\t_\t_\t_\t',
    ].join('\r\n');
    expect(readTsv(file)).toEqual({
      text: 'He met 😀 .',
      passages: [
        { layer: 'webanno.custom.Claim', from: 0, to: 6, values: { verdict: 'x' } },
        { layer: 'webanno.custom.Claim', from: 0, to: 2, values: { verdict: 'y' } },
        { layer: 'de.example.Name', from: 7, to: 9, values: { value: 'PER', of: '' } },
      ],
      leftOut: ['de.example.Link'],
    });
  });

  test.each([
    ['a letter', 'Dear desk', 'Line 1'],
    ['a file with a line that is nothing', '#FORMAT=WebAnno TSV 3.3\n\nhello', 'Line 3'],
    [
      'sentences that lie in each other',
      '#FORMAT=WebAnno TSV 3.3\n\n#Text=abc\n1-1\t0-3\tabc\t\n\n#Text=d\n2-1\t1-2\td\t',
      'Line 7',
    ],
    [
      'a sentence further away than any memory reaches',
      '#FORMAT=WebAnno TSV 3.3\n\n#Text=a\n1-1\t9007199254740990-9007199254740991\ta\t',
      'Line 4',
    ],
  ])('%s is refused with its line', (_, file, place) => {
    expect(() => readTsv(file)).toThrow(place);
  });

  property.prop([anyMarked])('comes back with every passage and every value', (given) => {
    const document = aDocument(given.sentences, given.spans);
    const read = readTsv(writeTsv(document, LAYER, FEATURES));

    expect(read.text).toBe(document.text.replaceAll('\n', ' '));
    expect(inOrder(read.passages)).toEqual(inOrder(given.spans));
  });
});

describe('UIMA CAS JSON', () => {
  property.prop([anyMarked])('comes back with every passage, every value and the text', (given) => {
    const document = aDocument(given.sentences, given.spans);
    const read = readCas(JSON.parse(writeCas(document, LAYER, FEATURES)) as Json);

    expect(read.text).toBe(document.text);
    expect(inOrder(read.passages)).toEqual(inOrder(given.spans));
  });

  test('a passage outside the text is refused with its place', () => {
    const cas: Json = {
      '%FEATURE_STRUCTURES': [
        { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: 'abc' },
        { '%ID': 2, '%TYPE': LAYER, '@sofa': 1, begin: 2, end: 9 },
      ],
    };
    expect(() => readCas(cas)).toThrow('%FEATURE_STRUCTURES[1]');
  });

  test('a file without a text is refused', () => {
    expect(() => readCas({ '%FEATURE_STRUCTURES': [] })).toThrow('no text');
  });
});
