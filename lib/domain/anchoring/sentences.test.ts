import { fc, test as property } from '@fast-check/vitest';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { type ArticleText, offsetMap, toArticleText } from './article-text';
import { sentencesOf } from './sentences';

function wordsOf(text: ArticleText): string[] {
  const offsets = offsetMap(text);
  return sentencesOf(text).map(({ start, end }) =>
    text.slice(offsets.toIndex(start), offsets.toIndex(end)),
  );
}

describe('sentencesOf', () => {
  test.each([
    ['titles', ['Mr. Roy met Dr. Ito and Gen. Okafor.', 'They talked.']],
    ['initials', ['George W. Ames and J. R. R. Holt signed it.', 'A. B. Cole did not.']],
    ['a war', ['It was built before World War I.', 'Germany paid.']],
    ['hours', ['The ferry left at 5 p.m. Tuesday.', 'It sank at 6 a.m.', 'Nobody knew.']],
    ['a time zone', ['It was 5 p.m. GMT when it left.', 'It sank.']],
    [
      'countries',
      [
        'The U.S. Congress met.',
        'It is in the U.S.',
        'The envoy left Washington, D.C.',
        'It rained.',
      ],
    ],
    ['a joined country', ['It was then-U.S. President Holt who asked.', 'Nobody answered.']],
    ['numbers', ['Ferry No. 5 sank on Nov. 12 with approx. 40 on board.', 'No.', 'It did not.']],
    ['decimals', ['It rose 3.5 percent... then fell.', 'Nobody said why.']],
    [
      'companies',
      [
        'Ayle Lines Inc. Chairman Ben Ito resigned.',
        'He had led Ayle Lines Inc.',
        'The union was glad.',
      ],
    ],
    [
      'a question that goes on',
      ['“Why now?” he asked.', '“Why us?” Ana Roy asked.', 'Nobody knew!'],
    ],
    ['a quotation inside a sentence', ['He said: “No. Never.”', 'She left.']],
    ['a quotation that goes on', ['"I did. I am," he said.', 'She left.']],
    ['a quotation with a loose mark', ['She left.', '"It is false; inaccurate. "']],
    ['a mark that is never closed', ['It was "lost.', 'He left.', 'She stayed.']],
    ['a mark without a beginning', ['He was sacked".', 'She stayed.']],
    ['single marks', ['The figure is ‘wrong.’', 'It was also false.']],
    ['guillemets', ['« Non. Jamais », dit-il.', 'Elle partit.']],
    ['brands', ['Who sold most?', 'iPhone sales fell.']],
    [
      'an abbreviation between commas',
      ['The court, i.e. the judge, agreed; cf. Roe v. Wade.', 'It ended.'],
    ],
  ])('keeps %s together', (_, sentences) => {
    expect(wordsOf(toArticleText(sentences.join(' ')))).toEqual(sentences);
  });

  test('divides a long quotation into its own sentences', () => {
    const sentences = Array.from(
      { length: 12 },
      (_, n) => `Nobody came to help us on day ${n} of the flood.`,
    );
    expect(wordsOf(toArticleText(`“${sentences.join(' ')}”`))).toHaveLength(12);
  });

  test('does not reach beyond a line', () => {
    expect(
      wordsOf(toArticleText('A headline without a stop\n\n  Then\tthe text. \nand more')),
    ).toEqual(['A headline without a stop', 'Then\tthe text.', 'and more']);
  });

  test('reads only the blocks it is given', () => {
    const text = toArticleText('One. Two.\nThree. Four.');
    const [first, second] = [0, 10].map((start) => ({
      start,
      end: start + (start === 0 ? 9 : 12),
    }));

    expect(sentencesOf(text, [second] as never)).toEqual([
      { start: 10, end: 16 },
      { start: 17, end: 22 },
    ]);
    expect(sentencesOf(text, [first, second] as never)).toHaveLength(4);
  });

  test('segments text whose language tag is malformed', () => {
    expect(
      sentencesOf(toArticleText('One. Two.'), undefined, { language: 'no such_tag' }),
    ).toHaveLength(2);
  });

  const prose = fc
    .array(
      fc.oneof(
        fc.constantFrom('. ', '? ', '"', '“', '”', ' ', '\n', 'Mr. ', 'U.S. ', '5', 'said ', '🗳️'),
        fc.string({ unit: 'grapheme', maxLength: 6 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => toArticleText(parts.join('').replaceAll('\u0000', '')));

  property.prop([prose])(
    'puts every word in exactly one sentence, and nothing but words',
    (text) => {
      const offsets = offsetMap(text);
      let at = 0;
      let between = '';
      for (const { start, end } of sentencesOf(text)) {
        const [from, to] = [offsets.toIndex(start), offsets.toIndex(end)];
        expect(from).toBeGreaterThanOrEqual(at);
        const sentence = text.slice(from, to);
        expect(sentence).not.toContain('\n');
        expect(sentence).toBe(sentence.trim());
        expect(sentence).not.toBe('');
        between += text.slice(at, from);
        at = to;
      }
      expect((between + text.slice(at)).trim()).toBe('');
    },
  );
});

const corpus = path.resolve(process.cwd(), '../shared/corpus');

describe.skipIf(!existsSync(corpus))('real articles (skipped where the corpus is absent)', () => {
  test('no sentence of them ends in a title, an initial or a country', () => {
    const files = readdirSync(corpus).filter((file) => file.endsWith('.txt'));
    const sentences = files.flatMap((file) =>
      wordsOf(toArticleText(readFileSync(path.join(corpus, file), 'utf8'))),
    );

    expect(sentences.length).toBeGreaterThan(90);
    expect(sentences.filter((sentence) => /\b(?:Mr|then-U\.S|\p{Lu})\.$/u.test(sentence))).toEqual(
      sentences.filter((sentence) => sentence.endsWith('Virginia, U.S.')),
    );
  });
});
