/** The PDF of a report: tagged, the same each time, and set from values that are never markup. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { test as property } from '@fast-check/vitest';
import { describe, expect, test, vi } from 'vitest';

import { buildReport } from '@/lib/domain/reports/report';
import { pdfStreams } from '@/lib/testing/archive';
import { anArticleRecord } from '@/lib/testing/article-record';
import { anyRoundRecord } from '@/lib/testing/round-record';

import { reportPdf } from './report-pdf';

vi.setConfig({ testTimeout: 60_000 });

const LINES = ['The ferry was late', 'It left at six, the office said, and came at seven.'];

const MARKUP = '#panic("x") #read("/etc/passwd") $x$ *b* _i_ = h @ref <l> \\ #{';

const RECORD = anArticleRecord({
  lines: LINES,
  passages: [
    {
      words: 'left at six',
      citations: [{}, { url: 'javascript:alert(1)' }],
      findings: { suggestedFix: MARKUP, claimText: MARKUP },
    },
    { words: 'It left at six, the office', queries: [{ state: 'open', messages: [MARKUP] }] },
    { words: 'at seven', findings: { verdict: null } },
  ],
});

describe('the PDF of a report', () => {
  test('is tagged as PDF/UA-1, with title and language', () => {
    const pdf = text(reportPdf(buildReport(RECORD)));

    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('/MarkInfo');
    expect(pdf).toMatch(/\/Marked true/);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).toMatch(/\/Lang \(en\)/);
    expect(pdf).toContain('The ferry was late');
    expect(structureOf(pdf)).toEqual(
      expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'Link']),
    );
  });

  test('is the same byte for byte, whenever it is written', () => {
    const first = reportPdf(buildReport(RECORD));
    vi.useFakeTimers({ now: new Date('2031-05-02T09:00:00Z'), toFake: ['Date'] });
    try {
      const second = reportPdf(buildReport(RECORD));
      expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    expect(text(first)).not.toMatch(/\/CreationDate|\/ModDate|xmp:CreateDate/);
  });

  test('runs nothing, holds no file, and links to web pages and to itself alone', () => {
    const pdf = text(reportPdf(buildReport(RECORD)));

    expect(pdf).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/EmbeddedFile|\/OpenAction|\/AcroForm/);
    const addresses = [...pdf.matchAll(/\/URI \(([^)]*)\)/g)].map(([, address]) => address);
    expect(new Set(addresses)).toEqual(new Set(['https://example.org/log#p4']));
  });

  test('does without the standard where a character has no glyph, and says so', () => {
    const report = (line: string) =>
      buildReport(anArticleRecord({ lines: [line], passages: [{ words: 'ferry' }] }));
    const shown = reportPdf(report('A ferry came'));
    const unshown = reportPdf(report('A ferry \u{10fffd} came'));

    expect(text(shown)).toContain('pdfuaid');
    expect(text(unshown)).not.toContain('pdfuaid');
    expect(text(unshown)).toContain('/StructTreeRoot');
    // The remark takes a paragraph more.
    expect(structureOf(text(unshown)).filter((tag) => tag === 'P').length).toBeGreaterThan(
      structureOf(text(shown)).filter((tag) => tag === 'P').length,
    );
  });

  property.prop([anyRoundRecord], { numRuns: 15 })(
    'is set whatever people wrote, with a heading for each finding',
    (record) => {
      const report = buildReport(record);
      const tags = structureOf(text(reportPdf(report)));

      expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1);
      expect(tags.filter((tag) => tag === 'H3')).toHaveLength(report.claims.length);
    },
  );
});

const hasPoppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasPoppler)('the PDF as poppler reads it (skipped where pdftotext is not)', () => {
  test('holds the words, the findings, and the seal on each page', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'obelus-'));
    try {
      const file = path.join(folder, 'report.pdf');
      writeFileSync(file, reportPdf(buildReport(RECORD)));
      const pages = execFileSync('pdftotext', [file, '-'])
        .toString('utf8')
        .split('\f')
        .slice(0, -1);

      const all = pages.join(' ').replace(/\s+/g, ' ');
      expect(all).toContain(MARKUP);
      for (const { exact } of RECORD.readings) expect(all).toContain(exact);
      for (const page of pages) expect(page).toContain('seal 0123 4567 89ab cdef');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The file with its streams inflated, a character for each byte. */
function text(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  return [bytes, ...pdfStreams(bytes)].map((part) => part.toString('latin1')).join('\n');
}

/** The tags of the structure tree. */
function structureOf(pdf: string): string[] {
  return [...pdf.matchAll(/\/Type \/StructElem\s+\/S \/(\w+)/g)].map(([, tag]) => tag ?? '');
}
