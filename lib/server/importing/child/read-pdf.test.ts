/** What is read of PDFs, and what of those that are made to do harm. */
import { deflateSync } from 'node:zlib';

import { beforeAll, describe, expect, test, vi } from 'vitest';

import { aPdf, packedSpaces, pdfStream } from '@/lib/testing/pdf';

import { pdfLimits } from '../limits';
import { readPdfInChild } from '../run-parser';
import type { ImportFailure, PdfWords } from '../outcome';
import { encodeFrame } from '../wire';
import { answerFrame } from './answer';
import { readPdf as readPdfOf } from './read-pdf';

// Loading the reader takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

/** By way of the frame and the JSON between both processes, without the process. */
async function readPdf(bytes: Buffer): Promise<PdfWords | ImportFailure> {
  const none = { fileName: null, url: null, contentType: null, plainText: null };
  const frame = Buffer.concat(encodeFrame({ kind: 'pdf', ...none }, bytes));
  return JSON.parse(await answerFrame(frame, () => undefined)) as PdfWords | ImportFailure;
}

beforeAll(() => readPdf(aPdf({ pages: [['a']] })));

describe('the words of a PDF', () => {
  test('are read page by page, in lines and paragraphs', async () => {
    const pdf = aPdf({
      title: 'Minutes (of May)',
      pages: [
        ['The council met on Monday', 'and closed the bridge.', '', 'It was late.'],
        ['“We will pay,”'.replace(/[“”]/g, '"'), 'said the mayor.'],
      ],
    });

    expect(await readPdf(pdf)).toEqual({
      ok: true,
      pages: [
        'The council met on Monday\nand closed the bridge.\n\nIt was late.',
        '"We will pay,"\nsaid the mayor.',
      ],
      title: 'Minutes (of May)',
      notes: [],
    });
  });

  test('are whole again where the end of a line parted them', async () => {
    const pages = [
      [
        'The govern-',
        'ment, which is well-known, was re-',
        'elected by a well-',
        'known margin of 1990-',
        '1995.',
      ],
    ];

    expect(await readPdf(aPdf({ pages }))).toMatchObject({
      pages: [
        'The government,\nwhich is well-known, was reelected\nby a well-known\nmargin of 1990-\n1995.',
      ],
    });
  });

  test('are said to be missing from pages that are pictures', async () => {
    expect(await readPdf(aPdf({ pages: [[], ['Words.'], [], [], []] }))).toMatchObject({
      pages: ['', 'Words.', '', '', ''],
      notes: [
        'Pages 1, 3–5 have no words that can be read, as a picture or an empty page has none.',
      ],
    });
    expect(await readPdf(aPdf({ pages: [[], []] }))).toMatchObject({
      ok: true,
      notes: [expect.stringContaining('None of its pages has words')],
    });
  });

  test('are not read where a password locks them, which is said', async () => {
    expect(await readPdf(aPdf({ pages: [['Secret.']], locked: true }))).toMatchObject({
      ok: false,
      code: 'password_protected',
      detail: expect.stringContaining('locked with a password') as unknown,
    });
  });

  test('are cut where they are more than any article has, and that is said', async () => {
    const pdf = aPdf({ pages: [['Ten words are read.', 'Not all.'], ['Not read.']] });

    expect(await readPdfOf(pdf, () => undefined, 24)).toMatchObject({
      pages: ['Ten words are read.\nNot'],
      notes: [
        'It has 2 pages, of which the first 1 are read. Its bytes are kept whole.',
        expect.stringContaining('longer than what is searched'),
      ],
    });
  });

  test('of the first 500 pages are read, and that is said', async () => {
    const read = await readPdf(
      aPdf({ pages: Array.from({ length: 501 }, (_none, at) => [`Page ${at + 1}.`]) }),
    );

    expect(read.ok && read.pages.length).toBe(500);
    expect(read).toMatchObject({
      notes: ['It has 501 pages, of which the first 500 are read. Its bytes are kept whole.'],
    });
  });
});

describe('a PDF made to do harm', () => {
  const spaces = (mebibytes: number) => pdfStream(packedSpaces(mebibytes), '[/FlateDecode]');
  const twice = (mebibytes: number) =>
    pdfStream(deflateSync(packedSpaces(mebibytes)), '[/FlateDecode /FlateDecode]');

  test.each([
    ['a page packed a thousand times', aPdf({ pages: [[]], content: spaces(101) })],
    ['a page packed twice', aPdf({ pages: [[]], content: twice(101) })],
    [
      'many parts that come to too much together',
      aPdf({ pages: [['a']], objects: Array.from({ length: 11 }, () => spaces(10)) }),
    ],
    [
      'a page packed three times',
      aPdf({ pages: [[]], content: pdfStream('', '[/FlateDecode /FlateDecode /Fl]') }),
    ],
  ])('is refused: %s', async (_what, pdf) => {
    expect(await readPdf(pdf)).toMatchObject({ ok: false, code: 'archive_too_large' });
  });

  test('is read below that limit', async () => {
    const content = pdfStream(`${' '.repeat(10 * 2 ** 20)}BT /F 9 Tf (Words.) Tj ET`);

    expect(await readPdf(aPdf({ pages: [[]], content }))).toMatchObject({ pages: ['Words.'] });
  });

  test.each([
    ['noise', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 0xa7)])],
    ['nothing but its first line', Buffer.from('%PDF-1.7\n')],
  ])('is refused: %s', async (_what, pdf) => {
    expect(await readPdf(pdf)).toMatchObject({ ok: false, code: 'damaged_file' });
  });

  test('says a number of pages that it has not, and is read as far as it goes', async () => {
    const read = await readPdf(aPdf({ pages: [['Words.']], count: 2_000_000_000 }));

    expect(read).toMatchObject({ ok: true });
    expect(read.ok && read.pages[0]).toBe('Words.');
  });

  test('is stopped by its process, whatever it is packed with', async () => {
    // Hexadecimal over a packed stream: the weight cannot be told from the outside.
    const hexed = Buffer.from(`${packedSpaces(1_500).toString('hex')}>`);
    const pdf = aPdf({
      pages: [[]],
      content: pdfStream(hexed, '[/ASCIIHexDecode /FlateDecode]'),
    });

    expect(await readPdfInChild(pdf, { ...pdfLimits, wallMs: 3_000 })).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^parser_(memory|timeout)$/) as unknown,
    });
  });
});
