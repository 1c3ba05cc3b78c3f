/** The report as CSV and as a workbook: every claim and citation a row, and nothing that runs. */
import { test as property } from '@fast-check/vitest';
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';

import { buildReport } from '@/lib/domain/reports/report';
import { reportSources } from '@/lib/domain/reports/report-sources';
import { citationsTable, claimsTable, particularsTable } from '@/lib/domain/reports/report-tables';
import { archiveParts } from '@/lib/testing/archive';
import { anArticleRecord } from '@/lib/testing/article-record';
import { anyRoundRecord } from '@/lib/testing/round-record';

import { commaSeparated } from './comma-separated';
import { reportWorkbook } from './workbook';
import { xmlText } from './xml-text';

// Reading XML with a browser's parser takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u200b=1', '＝1'];

const ODD_WORDS = [
  'constructor',
  '_x0041_',
  ' two  spaces ',
  'a\ufffdb',
  '\u0007\u0085\u0092\ufdd0',
  '\u{1fffe}',
];

const RECORD = anArticleRecord({
  lines: ['The ferry', 'It left at six, and “arrived” at seven.'],
  passages: [
    {
      words: 'left at six',
      citations: [...FORMULAS, ...ODD_WORDS].map((quote) => ({ quote })),
    },
    { words: 'It left at six, and “arrived”', findings: { claimText: 'It left; it "arrived"' } },
  ],
});

describe('a table of the report', () => {
  property.prop([anyRoundRecord])('has a cell for each column in every row', (record) => {
    const report = buildReport(record);

    expect(claimsTable(report).rows).toHaveLength(report.claims.length);
    const cited = report.claims.flatMap(({ claim }) => claim.citations);
    expect(citationsTable(report).rows).toHaveLength(cited.length);
    for (const table of [claimsTable(report), citationsTable(report), particularsTable(report)]) {
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    }
  });
});

describe('the CSV of a report', () => {
  test('begins with a mark of UTF-8 and ends each row as RFC 4180 has it', () => {
    const csv = commaSeparated(claimsTable(buildReport(RECORD)));

    expect(csv.startsWith('\ufeffNumber,Passage,Start,End,Claim,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain('"It left; it ""arrived"""');
  });

  test('has no cell that a spreadsheet would run', () => {
    const csv = commaSeparated(citationsTable(buildReport(RECORD)));

    for (const formula of FORMULAS) expect(csv).toContain(`'${formula}`);
    const cells = csv.replace(/^\ufeff/, '').split(/,|(?<!')\r\n/);
    expect(cells.filter((cell) => /^"?[=+\-@\t\r\n＝]/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => /^"?'/.test(cell))).toHaveLength(FORMULAS.length);
  });
});

describe('the workbook of a report', () => {
  test('has a sheet of claims, of citations and of particulars, the head of each in place', async () => {
    const parts = await archiveParts(await reportWorkbook(buildReport(RECORD)));
    const workbook = parts.get('xl/workbook.xml')?.toString('utf8') ?? '';

    expect([...workbook.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Claims',
      'Citations',
      'Particulars',
    ]);
    for (const sheet of [1, 2, 3]) {
      const xml = parts.get(`xl/worksheets/sheet${sheet}.xml`)?.toString('utf8') ?? '';
      expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
      expect(xml).toMatch(/<col [^>]*width="\d+/);
      expect(xml).not.toContain('<f>');
    }
  });

  test('holds every word as it was written, as a text', async () => {
    const report = buildReport(RECORD);
    const cells = await cellsOf(await reportWorkbook(report), 2);

    const quotes = cells.slice(1).map((row) => row[6]);
    expect(quotes).toEqual([...FORMULAS, ...ODD_WORDS].map(asReadBack));
  });

  property.prop([anyRoundRecord], { numRuns: 12 })('reads back as the tables', async (record) => {
    const report = buildReport(record);
    const bytes = await reportWorkbook(report);

    const tables = [claimsTable(report), citationsTable(report), particularsTable(report)];
    for (const [index, table] of tables.entries()) {
      const cells = await cellsOf(bytes, index + 1);
      expect(cells).toEqual([
        table.columns.map(({ name }) => name),
        ...table.rows.map((row) => row.map((cell) => asReadBack(String(cell)))),
      ]);
    }
  });

  test('is the same byte for byte, whenever it is written', async () => {
    const first = await reportWorkbook(buildReport(RECORD));
    vi.useFakeTimers({ now: new Date('2031-05-02T09:00:00Z'), toFake: ['Date'] });
    try {
      const second = await reportWorkbook(buildReport(RECORD));
      expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test('says where a cell could not hold all of a text', async () => {
    const long = anArticleRecord({
      lines: ['A'.repeat(40_000)],
      passages: [{ words: { start: 0, end: 40_000 } }],
    });
    const [, row] = await cellsOf(await reportWorkbook(buildReport(long)), 1);

    expect(row?.[1]).toHaveLength(32_767);
    expect(row?.[1]).toMatch(/A … \(cut: the JSON report has all of it\)$/);
  });
});

describe('the list of sources', () => {
  test('names each source once, with where it is cited', () => {
    expect(reportSources(buildReport(RECORD))).toBe(
      [
        'Sources: The ferry',
        'Article 001, version 1, round 1, The ferry',
        'Interim. Not signed by: Checker.',
        'As of 21 November 2026, 16:40 UTC',
        `Seal ${'0123456789abcdef'.repeat(4)}`,
        '',
        '1. Harbor log',
        '   https://example.org/log#p4',
        '   Primary. Cited 16 times, for passage 2. Last seen 2 April 2025.',
        '',
      ].join('\n'),
    );
  });

  property.prop([anyRoundRecord])('keeps what people wrote on its line', (record) => {
    const report = buildReport(record);
    const numbers = reportSources(report)
      .split('\n')
      .flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []);

    expect(numbers).toEqual(report.sources.map((_, index) => String(index + 1)));
  });
});

function asReadBack(words: string): string {
  return xmlText(words).replace(/\r\n?/g, '\n');
}

/** The cells of a sheet as a spreadsheet reads them. */
async function cellsOf(bytes: Uint8Array, sheet: number): Promise<string[][]> {
  const parts = await archiveParts(bytes);
  const read = (name: string) =>
    new JSDOM(parts.get(name)?.toString('utf8'), { contentType: 'text/xml' }).window.document;
  const shared = [...read('xl/sharedStrings.xml').getElementsByTagName('si')].map((item) =>
    item.textContent.replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
  );
  const rows = [...read(`xl/worksheets/sheet${sheet}.xml`).getElementsByTagName('row')];
  const width = rows[0]?.getElementsByTagName('c').length ?? 0;
  return rows.map((row) => {
    const cells = new Array<string>(width).fill('');
    for (const cell of row.getElementsByTagName('c')) {
      const value = cell.getElementsByTagName('v')[0]?.textContent ?? '';
      const isShared = cell.getAttribute('t') === 's';
      cells[columnOf(cell.getAttribute('r') ?? '')] = isShared
        ? (shared[Number(value)] ?? '')
        : value;
    }
    return cells;
  });
}

function columnOf(reference: string): number {
  const letters = reference.replace(/\d+/g, '');
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
