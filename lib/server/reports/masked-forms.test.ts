/** What is left out of a report is in no byte of any form of it, and in each form that would tell it otherwise. */
import { describe, expect, test, vi } from 'vitest';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { rationaleFromText } from '@/lib/domain/claims/rationale';
import { maskRecord, NOTHING_MASKED } from '@/lib/domain/reports/masking';
import type { Masking } from '@/lib/domain/reports/masking-choice';
import { buildReport } from '@/lib/domain/reports/report';
import { claimReviewOf, scriptJson } from '@/lib/domain/reports/claim-review';
import { claimPageHtml, embedHtml } from '@/lib/domain/reports/report-embed';
import { paperOf } from '@/lib/domain/reports/report-paper';
import type { RoundRecord } from '@/lib/domain/reports/round-record';
import { anArticleRecord } from '@/lib/testing/article-record';
import { unpacked } from '@/lib/testing/archive';

import { REPORT_FORMS, type ReportFormat } from './report-forms';

vi.setConfig({ testTimeout: 60_000 });

const SOURCE = 'Quirinia Canarysource';
const ADDRESS = 'https://canary-address.example/memo';
const QUOTE = 'canaryquote words that nobody else wrote';
const WHY = 'canaryrationale';
const REASON = 'canaryreason';
const COLLEAGUE = 'Wilhelmine Canaryname';
const COLLEAGUE_ID = 'ca4a41e5-0000-7000-8000-0000000000cb';

const record = withCanaries();

function withCanaries(): RoundRecord {
  const base = anArticleRecord({
    lines: ['The ferry was late', 'It left at six, the harbor office said.'],
    passages: [
      {
        words: 'left at six',
        findings: {
          claimText: `That ${SOURCE} saw it leave`,
          suggestedFix: `left, as ${SOURCE} said`,
          attribution: [{ name: SOURCE, credit: 'credited', detail: `${SOURCE}, at the quay` }],
          rationale: rationaleFromText(`${WHY}: ${SOURCE} said so; ${COLLEAGUE} asked.`),
        },
        citations: [
          { source: SOURCE, url: ADDRESS, quote: QUOTE, confidential: true, alias: 'a deckhand' },
        ],
        queries: [{ state: 'open', messages: [`Did ${SOURCE} tell ${COLLEAGUE}?`] }],
      },
    ],
  });
  const [reading] = base.readings;
  if (reading === undefined) throw new Error('There is no reading');
  const own = { ...reading, reviewerId: COLLEAGUE_ID };
  return {
    ...base,
    notes: [{ start: 0, end: 3, exact: 'The', author: COLLEAGUE, body: SOURCE, notedAt: null }],
    version: { ...base.version, fileName: `${SOURCE}.docx` },
    round: { ...base.round, mode: 'blind', phase: 'signed_off' },
    people: [...base.people, { userId: COLLEAGUE_ID, name: COLLEAGUE, email: 'w@canary.example' }],
    reviewers: [
      { userId: COLLEAGUE_ID, letter: 'A', submittedAt: null },
      ...base.reviewers
        .filter(({ letter }) => letter !== 'A')
        .concat({ userId: base.people[0]?.userId ?? '', letter: 'B', submittedAt: null }),
    ],
    readings: [own],
    decisions: [
      {
        ...own,
        id: 'ca4a41e5-0000-7000-8000-0000000000cc',
        decision: 'took',
        cause: 'reading',
        reason: `${REASON}: ${SOURCE} was sure.`,
        derivedFrom: [own.id],
      },
    ],
    alsoCovered: {
      replies: [{ id: 'one', text: SOURCE, criticized: SOURCE, gist: '', contact: COLLEAGUE }],
    },
    signedContents: [
      { sha256: '0'.repeat(64), canonical: `{"source":"${SOURCE} ${WHY} ${COLLEAGUE}"}` },
    ],
  };
}

const CASES: readonly [string, Masking, readonly string[]][] = [
  [
    'protected sources',
    { ...NOTHING_MASKED, sources: true },
    [SOURCE, 'Canarysource', ADDRESS, QUOTE],
  ],
  ['rationales', { ...NOTHING_MASKED, rationales: true }, [WHY, REASON]],
  [
    'names',
    { ...NOTHING_MASKED, names: true },
    [COLLEAGUE, 'Canaryname', COLLEAGUE_ID, 'w@canary.example'],
  ],
];

/** The forms in which the first canary of each case is to be read where nothing is masked. */
const TELLING: Readonly<Record<string, readonly ReportFormat[]>> = {
  'protected sources': [
    'html',
    'docx',
    'docx-report',
    'xlsx',
    'csv',
    'csv-citations',
    'sources',
    'markdown',
    'json',
    'jsonld',
    'averitec',
  ],
  rationales: ['html', 'docx', 'docx-report', 'xlsx', 'csv', 'markdown', 'json', 'jsonld'],
  names: ['html', 'docx-report', 'xlsx', 'markdown', 'json', 'jsonld'],
};

describe.each(CASES)('a report without %s', (what, masking, canaries) => {
  test.each(REPORT_FORMATS)('tells none of them: %s', async (format) => {
    const bytes = await bytesOf(format, maskRecord(record, masking));

    for (const canary of canaries) {
      for (const written of spellings(canary)) expect(bytes.includes(written), canary).toBe(false);
    }
  });

  test.each(TELLING[what] ?? [])('tells them where nothing is masked: %s', async (format) => {
    const bytes = await bytesOf(format, record);

    expect(bytes.includes(canaries[0] ?? '')).toBe(true);
  });

  test('sets its pages from values that tell none of them', () => {
    const values = (one: RoundRecord) => JSON.stringify(paperOf(buildReport(one)));

    for (const canary of canaries)
      expect(values(maskRecord(record, masking))).not.toContain(canary);
    expect(values(record)).toContain(canaries[0]);
  });

  test('tells none of them on public pages', () => {
    const pages = publicPages(maskRecord(record, masking));

    for (const canary of canaries) expect(pages).not.toContain(canary);
    expect(publicPages(record)).toContain(canaries[0]);
  });
});

test('a report in which nothing is masked and one in which all is have the same passages', () => {
  const all = maskRecord(record, { sources: true, rationales: true, names: true });
  expect(buildReport(all).claims.map(({ claim }) => claim.exact)).toEqual(
    buildReport(record).claims.map(({ claim }) => claim.exact),
  );
});

function publicPages(given: RoundRecord): string {
  const report = buildReport(given);
  const urls = { url: 'https://a.example/1', reportUrl: 'https://a.example' };
  return report.claims
    .map(
      (one) => claimPageHtml(report, one, urls) + scriptJson(claimReviewOf(report, one, urls.url)),
    )
    .concat(embedHtml(report, urls.reportUrl))
    .join('\n');
}

async function bytesOf(format: ReportFormat, given: RoundRecord): Promise<Buffer> {
  const bytes = await REPORT_FORMS[format].write(buildReport(given));
  return unpacked(Buffer.from(bytes));
}

/** As UTF-8 and UTF-16, in hexadecimal and base64, in lower case, and as entities. */
function spellings(words: string): (string | Buffer)[] {
  const wide = Buffer.from(words, 'utf16le');
  const big = Buffer.from(wide).swap16();
  const entities = Array.from(words, (sign) => `&#${sign.codePointAt(0) ?? 0};`).join('');
  return [
    words,
    words.toLowerCase(),
    words.toUpperCase(),
    encodeURIComponent(words),
    entities,
    wide,
    big,
    Buffer.from(words).toString('hex'),
    big.toString('hex').toUpperCase(),
    Buffer.from(words).toString('base64').replace(/=+$/, '').slice(0, -2),
  ];
}
