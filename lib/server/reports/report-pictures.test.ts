/**
 * Reports as pictures and as the text that other programs read out of them. What
 * looks at them is not everywhere: poppler (pdftoppm, pdftotext) and LibreOffice
 * (soffice) are used where they are found, and the test says so where they are not.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { buildReport } from '@/lib/domain/reports/report';
import { PLAIN_TEMPLATE } from '@/lib/domain/reports/report-template';
import { specimenRecord } from '@/lib/domain/reports/specimen';

import { REPORT_FORMS, type ReportFormat } from './report-forms';

vi.setConfig({ testTimeout: 120_000 });

const has = (program: string) =>
  spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;
const POPPLER = has('pdftoppm') && has('pdftotext');
const OFFICE = has('soffice');
const WHERE = { poppler: 'apt-get install poppler-utils', office: 'apt-get install libreoffice' };

const report = buildReport(specimenRecord('The Daily'), { ...PLAIN_TEMPLATE, color: '#0f5aa8' });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'obelus-pictures-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(format: ReportFormat): Promise<string> {
  const path = join(folder, `report-${format}${REPORT_FORMS[format].ending}`);
  writeFileSync(path, Buffer.from(await REPORT_FORMS[format].write(report)));
  return path;
}

/** How many of the pixels of a gray picture (PGM) are darker than paper. */
function inkOf(path: string): number {
  const bytes = readFileSync(path);
  const head = /^P5\s+(\d+)\s+(\d+)\s+(\d+)\s/.exec(bytes.toString('latin1', 0, 64));
  if (head === null) throw new Error(`${path} is no gray picture`);
  return bytes.subarray(head[0].length).filter((pixel) => pixel < 128).length;
}

function picturesOf(pdf: string): string[] {
  const stem = `${pdf}-page`;
  execFileSync('pdftoppm', ['-gray', '-r', '50', pdf, stem]);
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => path.startsWith(stem))
    .sort();
}

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(
    /\s+/g,
    ' ',
  );
}

/** What every laid-out form says, whichever program reads it. */
const WORDS = [
  'The ferry was late',
  'left at six',
  'Harbor log',
  'Disagreements and decisions',
  'Sign-off',
];

describe.skipIf(!POPPLER)(`the PDF, looked at with poppler (${WHERE.poppler})`, () => {
  test('has ink on every page', async () => {
    const pages = picturesOf(await written('pdf'));

    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) expect(inkOf(page), page).toBeGreaterThan(200);
  });

  test('says in words what the report says', async () => {
    const text = textOf(await written('pdf'));

    for (const words of WORDS) expect(text).toContain(words);
    for (const { claim } of report.claims) expect(text).toContain(claim.exact);
  });
});

describe.skipIf(!OFFICE || !POPPLER)(`files opened by LibreOffice (${WHERE.office})`, () => {
  test.each(['docx', 'docx-report', 'xlsx'] as const)(
    'have pages with ink and the words: %s',
    async (format) => {
      const path = await written(format);
      execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, path], {
        stdio: 'ignore',
        // eslint-disable-next-line no-restricted-properties -- the other program's surroundings
        env: { ...process.env, HOME: folder },
      });
      const pdf = path.replace(/\.\w+$/, '.pdf');

      for (const page of picturesOf(pdf).slice(0, 1))
        expect(inkOf(page), page).toBeGreaterThan(200);
      expect(textOf(pdf)).toContain('left at six');
    },
  );
});
