import { fc, test as property } from '@fast-check/vitest';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { textOfBlock, textOfDocument } from './document';
import { documentProblem } from './document-problem';
import { recognizeLines } from './furniture';
import { documentFromText } from './plain-text';

const BODY = [
  'The ferry Marigold left Port Ayle on Monday with 214 people on board.',
  'Its owner said the engine had been serviced in March. The union denies it.',
];

function kindsOf(lines: readonly string[]): string[] {
  return recognizeLines(lines.map((text) => ({ text }))).map(
    ({ kind, furniture }) => furniture ?? kind,
  );
}

describe('recognizeLines', () => {
  test.each([
    ['Cookies', 'cookie_banner'],
    ['This website uses cookies. OK', 'cookie_banner'],
    ['We use cookies to improve your experience on our site.', 'cookie_banner'],
    ['By continuing to use this site, you agree to our terms.', 'cookie_banner'],
    ['Accept all', 'cookie_banner'],
    ['Read more World News', 'read_more'],
    ['READ MORE: Ferry owner fined', 'read_more'],
    ['Read more »', 'read_more'],
    ['Continue reading', 'read_more'],
    ['Latest News', 'navigation'],
    ['Home > World > Europe', 'navigation'],
    ['Tags: ferries, Port Ayle', 'navigation'],
    ['Skip to main content', 'navigation'],
    ['Comments', 'comments'],
    ['1,204 comments', 'comments'],
    ['Comments (12)', 'comments'],
    ['Be the first to comment.', 'comments'],
    ['video', 'video_id'],
    ['6004909111', 'video_id'],
    ['6004909111 6edb1a30-dc89-4d69-81a4-eb57100a7336', 'video_id'],
    ['0:00 / 2:13', 'video_id'],
    ['Share this article', 'share'],
    ['Share on Facebook', 'share'],
    ['Facebook Twitter Email', 'share'],
    ['Sign up for our daily newsletter and never miss a story.', 'share'],
    ['Advertisement', 'advert'],
    ['ADVERTISEMENT - SCROLL TO CONTINUE', 'advert'],
    ['Story continues below advertisement', 'advert'],
    ['Getty Images', 'copyright'],
    ['Photo: Ana Roy/AFP via Getty Images', 'copyright'],
    ['© 2019 The Ayle Courier', 'copyright'],
    ['4 min read', 'label'],
  ])('takes the line “%s” for %s', (line, reason) => {
    expect(kindsOf([...BODY, line, ...BODY])).toEqual(['text', 'text', reason, 'text', 'text']);
  });

  test.each([
    'Cookies are used by advertisers to follow people from site to site.',
    '“We use cookies to improve our ads,” the company told Parliament.',
    'We use homemade cookies for the base.',
    'By using tear gas, police broke the terms of the ceasefire.',
    'Read more than 100 of the letters and a pattern shows.',
    'Share prices fell by 5 percent',
    'Share this burden or lose it, the minister told allies.',
    'Comments by the minister were met with silence.',
    'The video was taken down on Tuesday.',
    'Advertisements worth $5m were bought in May.',
    'Register for the vote before Monday, officials said.',
    'Related companies were paid $5m.',
    'More on the way as storms hit the coast',
    'Copyright law was changed in 2019.',
    'Home owners pay more.',
    'WASHINGTON (Reuters) - Two ferries were withdrawn on Monday.',
    '(c) the third clause is void.',
    'He did not say why.',
    '"I can\'t confirm that ..."',
    '2019',
  ])('leaves the sentence “%s” in the text', (line) => {
    expect(kindsOf([...BODY, line, ...BODY])).toEqual(['text', 'text', 'text', 'text', 'text']);
  });

  test('tells headline, standfirst, byline and date line by their forms', () => {
    expect(
      kindsOf([
        'Ferry owner knew of fault, letters show',
        'Four letters name the same engine.',
        'By Ana Roy and Ben Ito in Port Ayle',
        '10 September 2019, 14:05 BST',
        ...BODY,
      ]),
    ).toEqual(['headline', 'standfirst', 'byline', 'dateline', 'text', 'text']);
  });

  test.each([
    '2019-09-10',
    'September 10, 2019',
    'Tuesday, 10 Sept. 2019 14:05 GMT',
    'Published: 10/09/2019 at 2.05pm',
    'Updated 10th September 2019',
    'LONDON, Sept 10',
    'PORT AYLE (Reuters) -',
  ])('takes “%s” for a date line', (line) => {
    expect(kindsOf(['Ferry owner knew of fault', line, ...BODY])[1]).toBe('dateline');
  });

  test.each(['By Tuesday the ferry was back', 'May 10 people leave', '10 people died in May'])(
    'does not take “%s” for a byline or a date',
    (line) => {
      expect(kindsOf(['Ferry owner knew of fault', line, ...BODY])[1]).toBe('text');
    },
  );

  test('does not take the first sentence of an article without a headline for one', () => {
    expect(kindsOf(BODY)).toEqual(['text', 'text']);
  });

  test('takes a tag above the headline for a label, but not a short headline', () => {
    expect(
      kindsOf(['Port Ayle', 'Port Ayle ferry owner knew of fault', ...BODY]).slice(0, 2),
    ).toEqual(['label', 'headline']);
    expect(kindsOf(['Ferries return', 'Port Ayle opens after ten years', ...BODY])[0]).toBe(
      'headline',
    );
  });

  test('believes the title of the page over what a line looks like', () => {
    const lines = ['Comments', 'By the way', ...BODY].map((text) => ({ text }));

    expect(recognizeLines(lines, { title: 'Comments' })[0]).toMatchObject({ kind: 'headline' });
  });

  test('takes a headline about something else beside furniture for a teaser', () => {
    const teaser = 'Seven soups that keep you warm all winter';

    expect(kindsOf([...BODY, teaser, 'Getty Images', ...BODY])[2]).toBe('read_more');
    expect(kindsOf([...BODY, teaser, ...BODY])[2]).toBe('text');
  });

  test('takes the list under a closing label for teasers', () => {
    const kinds = kindsOf([...BODY, 'Most read', 'Soup again', 'Ferry owner fined']);

    expect(kinds).toEqual(['text', 'text', 'navigation', 'read_more', 'read_more']);
  });

  test('tells the words under a picture from its credit', () => {
    const kinds = kindsOf([...BODY, 'The Marigold in dock. (AP Photo/Ana Roy)', ...BODY]);

    expect(kinds[2]).toBe('caption');
  });

  test('keeps the kind that the format gave', () => {
    const lines = [
      { text: 'Ferry owner knew of fault', kind: 'heading' as const },
      ...BODY.map((text) => ({ text })),
      { text: 'It was serviced in March.', kind: 'quote' as const },
    ];

    expect(recognizeLines(lines).map(({ kind }) => kind)).toEqual([
      'headline',
      'text',
      'text',
      'quote',
    ]);
  });

  const anyLine = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('', ' ', 'Comments', 'video', 'By Ana Roy', '2019-09-10', ...BODY),
  );
  property.prop([fc.array(anyLine, { maxLength: 30 })])(
    'drops no line, changes none, and makes a document that is one',
    (lines) => {
      const raw = lines.join('\n').replaceAll('\u0000', '');
      const document = documentFromText(raw);

      expect(textOfDocument(document)).toBe(raw.replace(/\r\n?/g, '\n'));
      expect(documentProblem(document)).toBeNull();
      for (const { attrs } of document.content) {
        expect(attrs.omitted).toBe(attrs.kind === 'furniture');
      }
    },
  );
});

const corpus = path.resolve(process.cwd(), '../shared/corpus');

/** Per file: line, counted from 0, and what it is. Every other line is text. */
const EXPECTED: Record<string, Record<number, string>> = {
  '000_c18445db805e3de8.txt': { 0: 'headline', 2: 'read_more', 4: 'copyright', 38: 'navigation' },
  '001_a3d081eefddbad65.txt': { 13: 'comments' },
  '002_000e99c50abad8e7.txt': {
    0: 'cookie_banner',
    2: 'cookie_banner',
    4: 'read_more',
    6: 'headline',
    8: 'dateline',
  },
  '003_2b80873df269826e.txt': { 8: 'video_id', 9: 'video_id' },
  '004_a2c98be9186cf250.txt': { 0: 'label', 2: 'headline' },
};

describe.skipIf(!existsSync(corpus))('real articles (skipped where the corpus is absent)', () => {
  test.each(Object.entries(EXPECTED))(
    'the furniture of %s is recognized and no sentence is',
    (file, expected) => {
      const raw = readFileSync(path.join(corpus, file), 'utf8');
      const document = documentFromText(raw);

      const found = document.content.flatMap(({ attrs }, line): [number, string][] => {
        const what = attrs.furniture ?? attrs.kind;
        return what === 'text' ? [] : [[line, what]];
      });

      expect(Object.fromEntries(found)).toEqual(expected);
      expect(textOfDocument(document)).toBe(raw);
      expect(document.content.map(textOfBlock)).toEqual(raw.split('\n'));
    },
  );
});
