/**
 * Reports as pictures, and as the text that other programs read out of them. What looks
 * at them is not everywhere: poppler (pdftoppm, pdftotext) and LibreOffice (soffice) are
 * used where they are found, and the test says so where they are not.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { buildReport } from '@/lib/domain/reports/report';
import { reportComments } from '@/lib/domain/reports/report-comments';
import { PLAIN_TEMPLATE } from '@/lib/domain/reports/report-template';
import { specimenRecord } from '@/lib/domain/reports/specimen';
import { anArticleRecord } from '@/lib/testing/article-record';
import { archiveParts } from '@/lib/testing/archive';
import { parsed, textsOf } from '@/lib/testing/imports';
import { aPng } from '@/lib/testing/png';

import { findBrowser } from '../capturing/find-browser';
import { REPORT_FORMS, type ReportFormat } from './report-forms';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const has = (program: string) =>
  spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;
const POPPLER = has('pdftoppm') && has('pdftotext');
const OFFICE = has('soffice');
// eslint-disable-next-line no-restricted-properties -- of the run of the tests, not of the application
const BROWSER = findBrowser(process.env['CHROMIUM_PATH']);
const WHERE = {
  poppler: 'apt-get install poppler-utils',
  office: 'apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-draw-nogui',
};

const LOGO = aPng(120, 40, (x) => [200, 30, x]);
const REPORT = buildReport(specimenRecord('The Daily'), {
  ...PLAIN_TEMPLATE,
  color: '#0f5aa8',
  logo: { mediaType: 'image/png', base64: LOGO.png.toString('base64') },
});

const FORMULA = '=2*21&" dollars"';
const LINES = [
  'The ferry 🚢 was late',
  'It left at six, the harbor office said on Monday, and arrived an hour late.',
  'Nobody knew why the engine had stopped.',
  'The owner called it “a record”.',
];
/** Comments in comments, over the edges of paragraphs, and words that a spreadsheet could run. */
const TANGLED = buildReport(
  anArticleRecord({
    lines: LINES,
    passages: [
      { words: 'ferry 🚢 was late', findings: { claimText: FORMULA } },
      {
        words: 'It left at six, the harbor office said on Monday',
        queries: [{ state: 'closed', messages: ['Which office?', 'The one at the pier.'] }],
      },
      { words: 'left at six', findings: { suggestedFix: 'left at seven' } },
      { words: 'on Monday, and arrived an hour late', findings: { checkStatus: 'queried' } },
      { words: 'an hour late.\nNobody knew why', queries: [{ state: 'open', messages: ['Who?'] }] },
      { words: 'harbor' },
      { words: 'arrived an hour late.\nNobody knew why the engine had stopped.\nThe owner' },
    ],
  }),
);

const FORMS = ['pdf', 'docx', 'docx-report', 'xlsx', 'csv'] as const;
const pathOf = (format: ReportFormat) => join(folder, `${format}${REPORT_FORMS[format].ending}`);
const openedOf = (format: ReportFormat) =>
  join(folder, 'opened', `${format}${REPORT_FORMS[format].ending.replace(/\.\w+$/, '.pdf')}`);
const tangledPath = () => join(folder, 'tangled.docx');

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'obelus-pictures-'));
  for (const format of FORMS) {
    const report = format === 'xlsx' || format === 'csv' ? TANGLED : REPORT;
    writeFileSync(pathOf(format), Buffer.from(await REPORT_FORMS[format].write(report)));
  }
  writeFileSync(tangledPath(), Buffer.from(await REPORT_FORMS.docx.write(TANGLED)));
  // Broken off in the middle, as a file that would have to be repaired.
  const whole = readFileSync(pathOf('docx'));
  writeFileSync(join(folder, 'broken.docx'), whole.subarray(0, whole.length / 2));
  if (!OFFICE) return;
  // One start for all: it takes longer than the files do.
  open('pdf', [...FORMS.map(pathOf), join(folder, 'broken.docx')], 'opened');
  open('docx', [tangledPath()], 'returned');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(as: string, files: readonly string[], into: string): void {
  mkdirSync(join(folder, into));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', as, '--outdir', join(folder, into), ...files],
    { stdio: 'ignore' },
  );
}

type Picture = { width: number; height: number; pixels: Buffer };

/** The pages in gray at 50 dots to the inch. */
function picturesOf(pdf: string): Picture[] {
  const pages = mkdtempSync(join(folder, 'pages-'));
  const { stderr } = spawnSync('pdftoppm', ['-gray', '-r', '50', pdf, join(pages, 'page')]);
  expect(String(stderr), `what poppler says of ${pdf}`).toBe('');
  return readdirSync(pages)
    .toSorted()
    .map((name) => {
      const bytes = readFileSync(join(pages, name));
      const head = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.toString('latin1', 0, 64));
      if (head === null) throw new Error(`${name} is no gray picture`);
      const [all, width, height] = head;
      return {
        width: Number(width),
        height: Number(height),
        pixels: bytes.subarray(all.length),
      };
    });
}

/** How many pixels are darker than paper. */
const inkOf = ({ pixels }: Picture): number => pixels.filter((pixel) => pixel < 128).length;

type Word = { text: string; left: number; top: number; right: number; bottom: number };
type Page = { width: number; height: number; words: Word[] };

/** Every word and where it stands on its page, in points. */
function wordsOf(pdf: string): Page[] {
  const xml = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8' });
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [width = 0, height = 0] = numbersIn(page, /width="([\d.]+)" height="([\d.]+)"/);
      const words = [...page.matchAll(/<word [^>]*>[^<]*<\/word>/g)].map(([word]) => {
        const [left = 0, top = 0, right = 0, bottom = 0] = numbersIn(
          word,
          /xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"/,
        );
        return { text: />([^<]*)</.exec(word)?.[1] ?? '', left, top, right, bottom };
      });
      return { width, height, words };
    });
}

function numbersIn(text: string, pattern: RegExp): number[] {
  return (pattern.exec(text) ?? []).slice(1).map(Number);
}

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(
    /\s+/g,
    ' ',
  );
}

/** What every laid-out form says, whichever program reads it, in this order. */
const WORDS = ['The ferry was late', 'left at six', 'Harbor log', 'Sign-off'];

/** Half a centimeter: nothing is cut off, and no printer loses it. */
const EDGE = 14;

function expectInk(pdf: string): void {
  for (const [at, picture] of picturesOf(pdf).entries()) {
    expect(inkOf(picture), `ink on page ${at + 1}`).toBeGreaterThan(100);
    expect(inkOf(picture), `ink on page ${at + 1}`).toBeLessThan(picture.pixels.length / 3);
  }
}

function expectLaidOut(pdf: string, pages: { atMost: number }): void {
  expectInk(pdf);
  const all = wordsOf(pdf);
  expect(all.length).toBeGreaterThan(0);
  expect(all.length).toBeLessThanOrEqual(pages.atMost);
  for (const { width, height, words } of all) {
    const outside = words.filter(
      ({ left, top, right, bottom }) =>
        left < EDGE || top < EDGE || right > width - EDGE || bottom > height - EDGE,
    );
    expect(outside).toEqual([]);
  }
}

describe.skipIf(!POPPLER)(`the PDF, looked at with poppler (${WHERE.poppler})`, () => {
  test('has ink on every page, and no word at its edge', () => {
    expectLaidOut(pathOf('pdf'), { atMost: 4 });
  });

  test('says in words what the report says, from its head to its sign-off', () => {
    const text = textOf(pathOf('pdf'));

    const places = WORDS.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const { claim } of REPORT.claims) expect(text).toContain(claim.exact);
  });

  test('shows the logo at its head, at the left of its pages’ first line', () => {
    const [page] = picturesOf(pathOf('pdf'));
    // The logo is dark red: of the upper left corner of the page, some of it is its color.
    const corner = (page?.pixels ?? Buffer.alloc(0)).filter((_gray, at) => {
      const width = page?.width ?? 1;
      return at % width < width / 4 && at / width < (page?.height ?? 0) / 8;
    });
    expect(corner.filter((gray) => gray > 60 && gray < 110).length).toBeGreaterThan(300);
  });
});

describe.skipIf(BROWSER === null || !POPPLER)('the page, printed by Chromium', () => {
  test('has ink, no word at an edge, and the seal at the foot of each sheet', async () => {
    const page = join(folder, 'page.html');
    const pdf = join(folder, 'page.pdf');
    writeFileSync(page, Buffer.from(await REPORT_FORMS.html.write(REPORT)));
    spawnSync(
      BROWSER ?? '',
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
        ...['--no-pdf-header-footer', `--user-data-dir=${join(folder, 'browser')}`],
        ...[`--print-to-pdf=${pdf}`, `file://${page}`],
      ],
      { stdio: 'ignore', timeout: 60_000 },
    );

    expectLaidOut(pdf, { atMost: 5 });
    const text = textOf(pdf);
    const places = WORDS.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const seal = REPORT.record.seal.slice(0, 4);
    for (const { words, height } of wordsOf(pdf)) {
      expect(words.some(({ text: word, top }) => word === seal && top > height * 0.9)).toBe(true);
    }
  });
});

describe.skipIf(!OFFICE || !POPPLER)(`files opened by LibreOffice (${WHERE.office})`, () => {
  test('are opened as they are, and one that is broken is not', () => {
    for (const format of FORMS) expect(existsSync(openedOf(format)), format).toBe(true);
    expect(existsSync(join(folder, 'opened', 'broken.pdf'))).toBe(false);
  });

  test.each([
    ['docx', 1],
    ['docx-report', 5],
    ['xlsx', 12],
  ] as const)(
    'have pages with ink, no more than they need, and no word at their edge: %s',
    (format, atMost) => expectLaidOut(openedOf(format), { atMost }),
  );

  test('have ink on every page: pdf', () => {
    // It sets the words anew in fonts of its own, which are wider.
    expectInk(openedOf('pdf'));
  });

  test('have the words in their order', () => {
    for (const format of ['pdf', 'docx-report'] as const) {
      const text = textOf(openedOf(format));
      const places = WORDS.map((words) => text.indexOf(words));
      expect(places, format).not.toContain(-1);
      expect(places, format).toEqual(places.toSorted((a, b) => a - b));
    }
    expect(textOf(openedOf('docx'))).toContain('left at six');
  });

  test('hold no formula that anybody wrote', () => {
    for (const format of ['xlsx', 'csv'] as const) {
      const text = textOf(openedOf(format)).replaceAll(' ', '');
      expect(text, format).toContain(FORMULA.replaceAll(' ', ''));
      expect(text, format).not.toContain('42dollars');
    }
  });

  test('come back from it as Word files with every comment on the same words', async () => {
    const [sent, come] = await Promise.all(
      [tangledPath(), join(folder, 'returned', 'tangled.docx')].map((path) =>
        parsed(readFileSync(path), { fileName: 'article.docx' }),
      ),
    );
    const places = (article: typeof sent) =>
      article?.notes.map(({ author, body, start, end }) => [start, end, author, body]).toSorted();

    expect(come === undefined ? [] : textsOf(come)).toEqual(LINES);
    expect(places(come)).toEqual(places(sent));
    expect(come?.notes).toHaveLength(reportComments(TANGLED).length);
    const parts = await archiveParts(readFileSync(join(folder, 'returned', 'tangled.docx')));
    expect(parts.get('word/commentsExtended.xml')?.toString()).toContain('w15:done="1"');
  });
});
