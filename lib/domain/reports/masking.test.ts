/** What is left out of a report is in none of its words, however it was written there. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { anArticleRecord } from '@/lib/testing/article-record';
import { anyRoundRecord } from '@/lib/testing/round-record';

import { createHider } from './hide-words';
import { countProtected, maskRecord, NOTHING_MASKED } from './masking';
import { recordProblem } from './record-problem';
import { buildReport } from './report';
import { reportJson } from './report-json';

const SOURCES = { ...NOTHING_MASKED, sources: true };
const ALL = { sources: true, rationales: true, names: true };

describe('a name that is hidden', () => {
  const hide = createHider(
    [{ words: 'Zoë Quartermain', standIn: 'an official', inParts: true }],
    'The Harbor was late.',
  );

  test.each([
    ['as it is written', 'Zoë Quartermain said so'],
    ['in other cases', 'ZOË QUARTERMAIN said so'],
    ['decomposed', 'Zoe\u0308 Quartermain said so'],
    ['over a line', 'Zoë\n  Quartermain said so'],
    ['with signs that nobody sees', 'Zo\u00ADë Quarter\u200Bmain said so'],
    ['by its parts', 'Quartermain said so, and Zoë again'],
    ['in another word', 'a Quartermain-like answer'],
  ])('is found %s', (_, words) => {
    expect(hide(words).normalize('NFC')).not.toMatch(/quarter|zoë|main/iu);
    expect(hide(words)).toContain('an official');
  });

  test('leaves other words as they are', () => {
    expect(hide('The harbor office said so.')).toBe('The harbor office said so.');
  });

  test('is no part of a longer word where it is short', () => {
    const short = createHider([{ words: 'AP', standIn: 'an agency', inParts: true }], '');
    expect(short('An apple, said AP.')).toBe('An apple, said an agency.');
  });

  property.prop([fc.string(), fc.string({ minLength: 1 })])(
    'is never the end of the process',
    (words, name) => {
      createHider([{ words: name, standIn: 'x', inParts: true }], '')(words);
    },
  );
});

const protectedRecord = anArticleRecord({
  lines: ['The ferry was late', 'It left at six, the harbor office said.'],
  passages: [
    {
      words: 'left at six',
      citations: [
        {
          source: 'Zoë Quartermain',
          confidential: true,
          alias: 'an official',
          url: '',
          quote: 'it left when nobody was looking',
        },
        // The same source, where its protection was forgotten.
        { source: 'zoë quartermain', url: 'https://example.org/quartermain', quote: '' },
        { source: 'Harbor log' },
      ],
      queries: [{ state: 'open', messages: ['Did Quartermain say when nobody was looking?'] }],
    },
  ],
});

describe('protected sources', () => {
  test('are counted, so that an export can ask', () => {
    expect(countProtected(protectedRecord)).toBe(1);
    expect(countProtected(anArticleRecord({ lines: ['A'], passages: [] }))).toBe(0);
  });

  test('go by their alias wherever they are cited, and others stay', () => {
    const [claim] = maskRecord(protectedRecord, SOURCES).readings;
    expect(
      claim?.citations.map(({ source, quote, url, locator }) => [source, quote, url, locator]),
    ).toEqual([
      ['an official', '', '', ''],
      ['an official', '', '', ''],
      ['Harbor log', 'at six in the morning', 'https://example.org/log#p4', 'p. 4'],
    ]);
  });

  test('are in no word of the complete record, and were in it before', () => {
    const full = reportJson(buildReport(protectedRecord));
    const masked = reportJson(buildReport(maskRecord(protectedRecord, SOURCES)));

    expect(full).toMatch(/Quartermain/);
    expect(masked).not.toMatch(/quartermain|zoë/iu);
    expect(masked).toContain('an official');
  });

  test('make a copy that says so, and that nobody takes up as the whole', () => {
    const masked = maskRecord(protectedRecord, SOURCES);
    expect(recordProblem(masked)).toMatch(/made without protected sources/);
    expect(recordProblem(protectedRecord)).toBeNull();
  });
});

describe('names of colleagues', () => {
  test('and their ids and addresses are replaced by what they did', () => {
    const masked = maskRecord(protectedRecord, { ...NOTHING_MASKED, names: true });
    for (const { userId, name, email } of protectedRecord.people) {
      const file = reportJson(buildReport(masked));
      expect(file).not.toContain(userId);
      expect(file).not.toContain(name);
      if (email !== '') expect(file).not.toContain(email);
    }
    expect(masked.people.map(({ name }) => name)).toContain('Reviewer A');
  });
});

describe('a masked record', () => {
  property.prop([anyRoundRecord], { numRuns: 20 })(
    'keeps its text and every passage of it',
    (record) => {
      const masked = maskRecord(record, ALL);

      expect(masked.version.text).toBe(record.version.text);
      expect(masked.readings.map(({ start, end, exact }) => [start, end, exact])).toEqual(
        record.readings.map(({ start, end, exact }) => [start, end, exact]),
      );
      expect(
        [...masked.readings, ...masked.decisions].every(({ rationale }) => rationale === null),
      ).toBe(true);
      expect(masked.signedContents).toEqual([]);
      expect(buildReport(masked).claims.length).toBe(buildReport(record).claims.length);
    },
  );

  property.prop([anyRoundRecord], { numRuns: 5 })(
    'is the record itself where nothing is masked',
    (record) => {
      expect(maskRecord(record, NOTHING_MASKED)).toBe(record);
    },
  );
});
