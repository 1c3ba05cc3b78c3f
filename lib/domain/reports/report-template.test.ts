/** The look of a report: its language, its parts, its color, its logo. */
import { describe, expect, test } from 'vitest';

import { buildReport } from './report';
import { reportHtml } from './report-html';
import { paperOf } from './report-paper';
import {
  colorProblem,
  contrastWithWhite,
  logoProblem,
  logoTypeOf,
  OPTIONAL_PARTS,
  PLAIN_TEMPLATE,
} from './report-template';
import { specimenRecord } from './specimen';

const RECORD = specimenRecord('The Daily');
/** One pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('the color', () => {
  test('is measured as the standard does', () => {
    expect(contrastWithWhite('#000000')).toBeCloseTo(21, 1);
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 1);
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
  });

  test.each([['#777777'], ['#ffff00'], ['red'], ['#12345'], ['#000000;}']])(
    'is refused where it could not be read, or is none: %s',
    (color) => {
      expect(colorProblem(color)).not.toBeNull();
    },
  );

  test('stands in the style sheet, and only as a color', () => {
    expect(reportHtml(buildReport(RECORD, { ...PLAIN_TEMPLATE, color: '#0f5aa8' }))).toContain(
      ':root{--accent:#0f5aa8}',
    );
    expect(reportHtml(buildReport(RECORD, { ...PLAIN_TEMPLATE, color: '#000}*{' }))).not.toContain(
      '#000}*{',
    );
  });
});

describe('the logo', () => {
  test('is what its bytes are', () => {
    const bytes = Uint8Array.from(atob(PNG), (sign) => sign.charCodeAt(0));
    expect(logoTypeOf(bytes)).toBe('image/png');
    expect(logoProblem(bytes)).toBeNull();
    expect(logoProblem(new TextEncoder().encode('<svg onload="alert(1)"/>'))).toMatch(
      /neither a PNG nor a JPEG/,
    );
    expect(logoProblem(new Uint8Array(200_000))).toMatch(/smaller/);
  });

  test('stands at the head of the page, in the page', () => {
    const html = reportHtml(
      buildReport(RECORD, {
        ...PLAIN_TEMPLATE,
        name: 'The Desk',
        logo: { mediaType: 'image/png', base64: PNG },
      }),
    );
    expect(html).toContain(`<img class="logo" alt="" src="data:image/png;base64,${PNG}">The Desk`);
  });
});

describe('the parts', () => {
  const HEADINGS = {
    text: 'The text as checked',
    sources: 'Sources',
    disagreements: 'Disagreements and decisions',
    replies: 'Right of reply',
  } as const;

  test.each(Object.entries(HEADINGS))('without %s are the others', (part, heading) => {
    const parts = OPTIONAL_PARTS.filter((one) => one !== part);
    expect(reportHtml(buildReport(RECORD))).toContain(`<h2>${heading}</h2>`);
    expect(reportHtml(buildReport(RECORD, { ...PLAIN_TEMPLATE, parts }))).not.toContain(
      `<h2>${heading}</h2>`,
    );
  });

  test('without queries hold no word of them', () => {
    const question = 'Who at the office?';
    const quiet = buildReport(RECORD, { ...PLAIN_TEMPLATE, parts: [] });
    expect(reportHtml(buildReport(RECORD))).toContain(question);
    expect(reportHtml(quiet)).not.toContain(question);
    expect(JSON.stringify(paperOf(quiet).findings)).not.toContain(question);
  });
});

/** Words that every English report has beside what people wrote. */
const ENGLISH =
  /Fact-check report|Signed off|Findings|Checked by|Verdict scale|Reviewer [AB]|Disagreements|Decided|Right of reply|Sign-off|Last seen|supports|priority|January|declined to comment|Event \d|The seal is|not marked/;

describe('the language of the labels', () => {
  test('is German in every label of the page and of the paper', () => {
    const german = buildReport(RECORD, { ...PLAIN_TEMPLATE, language: 'de' });
    const shown = reportHtml(german).replace(/<style>.*?<\/style>/s, '');
    expect(shown).not.toMatch(ENGLISH);
    expect(JSON.stringify(paperOf(german))).not.toMatch(ENGLISH);
    expect(shown).toContain('Der Text, wie er geprüft wurde');
    expect(shown).toContain('15. Januar 2026, 09:30 Uhr UTC');
    expect(shown).toContain('<html lang="de">');
  });

  test('is English where nothing was chosen', () => {
    expect(reportHtml(buildReport(RECORD))).toMatch(ENGLISH);
    expect(JSON.stringify(paperOf(buildReport(RECORD)))).toMatch(ENGLISH);
  });
});
