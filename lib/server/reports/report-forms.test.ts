/** All forms of one report: made alike each time, and silent on what is not theirs to tell. */
import { test as property } from '@fast-check/vitest';
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { buildReport } from '@/lib/domain/reports/report';
import { paperOf } from '@/lib/domain/reports/report-paper';
import { anArticleRecord } from '@/lib/testing/article-record';
import { archiveParts, unpacked } from '@/lib/testing/archive';
import { textsOf, parsed } from '@/lib/testing/imports';
import { anyRoundRecord } from '@/lib/testing/round-record';

import { REPORT_FORMS, type ReportFormat } from './report-forms';

vi.setConfig({ testTimeout: 60_000 });

/** Words that no form but the complete record may hold, and words that every full report does. */
const ADDRESS = 'canary-address@daily.example';
const NOTE = 'canary note of the imported file';
const FILE_NAME = 'canary-file-name.docx';
const PERSON_ID = 'ca4a41e5-0000-7000-8000-0000000000ca';
const NAME = 'Controla Named';

const made = anArticleRecord({
  lines: ['The ferry was late', 'It left at six, the harbor office said.'],
  passages: [
    {
      words: 'left at six',
      citations: [{}],
      queries: [{ state: 'open', messages: ['Who at the office?'] }],
    },
  ],
});
const RECORD = {
  ...made,
  notes: [{ start: 0, end: 3, exact: 'The', author: NOTE, body: NOTE, notedAt: null }],
  version: { ...made.version, fileName: FILE_NAME },
  people: [...made.people, { userId: PERSON_ID, name: NAME, email: ADDRESS }],
  reviewers: [{ userId: PERSON_ID, letter: 'A', submittedAt: null }],
  readings: made.readings.map((reading) => ({ ...reading, reviewerId: PERSON_ID })),
};

describe('every form of a report', () => {
  test.each(REPORT_FORMATS)('is made byte for byte alike: %s', async (format) => {
    const first = Buffer.from(await REPORT_FORMS[format].write(buildReport(RECORD)));
    const second = Buffer.from(await REPORT_FORMS[format].write(buildReport(RECORD)));

    expect(first.length).toBeGreaterThan(100);
    expect(second.equals(first)).toBe(true);
  });

  test.each(REPORT_FORMATS.filter((format) => format !== 'json'))(
    'tells no e-mail address, and no note and file name of what was imported: %s',
    async (format) => {
      const bytes = await bytesToRead(format);

      for (const canary of [ADDRESS, NOTE, FILE_NAME]) {
        for (const written of spellings(canary))
          expect(bytes.includes(written), canary).toBe(false);
      }
    },
  );

  test.each(REPORT_FORMATS.filter((format) => !format.startsWith('json')))(
    'tells no id of a person where people read it: %s',
    async (format) => {
      const bytes = await bytesToRead(format);

      for (const written of spellings(PERSON_ID)) expect(bytes.includes(written)).toBe(false);
    },
  );

  test('the pages of the PDF are set from values that tell none of it either', () => {
    const values = JSON.stringify(paperOf(buildReport(RECORD)));

    expect(values).toContain(NAME);
    for (const canary of [ADDRESS, NOTE, FILE_NAME, PERSON_ID])
      expect(values).not.toContain(canary);
  });

  test('of these only the complete record tells them', async () => {
    const bytes = await bytesToRead('json');

    for (const canary of [ADDRESS, NOTE, FILE_NAME, PERSON_ID]) {
      expect(bytes.includes(canary), canary).toBe(true);
    }
  });

  test.each(['html', 'docx-report', 'xlsx', 'markdown', 'json', 'jsonld'] as const)(
    'names the checker where the report does: %s',
    async (format) => {
      expect((await bytesToRead(format)).includes(NAME)).toBe(true);
    },
  );

  test.each(['docx', 'csv', 'csv-citations', 'sources'] as const)(
    'calls the checker by a letter, or not at all: %s',
    async (format) => {
      expect((await bytesToRead(format)).includes(NAME)).toBe(false);
    },
  );
});

describe('the report as a Word document', () => {
  test('has a heading for each part and each finding, and the words of all', async () => {
    const bytes = Buffer.from(await REPORT_FORMS['docx-report'].write(buildReport(RECORD)));
    const article = await parsed(bytes, { fileName: 'report.docx' });
    const headings = article.document.content
      .filter(({ type }) => type === 'heading')
      .map((block) => (block.content ?? []).map((one) => (one.type === 'text' ? one.text : '')))
      .map((texts) => texts.join(''));

    expect(headings).toEqual([
      'The ferry was late',
      'The text as checked',
      'Findings',
      '1. left at six',
      'Sources',
      'Sign-off',
    ]);
    const all = textsOf(article).join('\n');
    expect(all).toContain('supports: “at six in the morning” Harbor log, p. 4');
    expect(all).toContain('Who at the office?');
    expect(all).toContain(RECORD.seal);
  });
});

/** The parts that hold what people wrote. */
const WRITTEN = /(document|comments|core|sharedStrings|header1|footer1)\.xml$/;

describe('the files for Word and Excel', () => {
  property.prop([anyRoundRecord], { numRuns: 10 })(
    'are well-formed whatever people wrote, and every link in them leads somewhere',
    async (record) => {
      const report = buildReport(record);
      for (const format of ['docx', 'docx-report', 'xlsx'] as const) {
        const parts = await archiveParts(Buffer.from(await REPORT_FORMS[format].write(report)));
        for (const [name, part] of parts) {
          if (!WRITTEN.test(name)) continue;
          const xml = part.toString('utf8');
          expect(() => new JSDOM(xml, { contentType: 'text/xml' }), name).not.toThrow();
          const used = [...xml.matchAll(/<w:hyperlink [^>]*r:id="([^"]+)"/g)].map(([, id]) => id);
          const relations = parts.get(name.replace(/([^/]+)$/, '_rels/$1.rels'))?.toString('utf8');
          for (const id of used) expect(relations, name).toContain(`Id="${id ?? ''}"`);
        }
      }
    },
  );
});

async function bytesToRead(format: ReportFormat): Promise<Buffer> {
  return unpacked(Buffer.from(await REPORT_FORMS[format].write(buildReport(RECORD))));
}

/** As UTF-8 and UTF-16, in hexadecimal and in base64. */
function spellings(words: string): (string | Buffer)[] {
  const wide = Buffer.from(words, 'utf16le');
  return [
    words,
    words.replaceAll('@', '%40'),
    wide,
    Buffer.from(wide).swap16(),
    Buffer.from(words).toString('hex'),
    Buffer.from(wide).swap16().toString('hex').toUpperCase(),
    Buffer.from(words).toString('base64').replace(/=+$/, '').slice(0, -2),
  ];
}
