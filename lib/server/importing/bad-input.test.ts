import { randomBytes } from 'node:crypto';

import { describe, expect, test, vi } from 'vitest';

import { aDocx } from '@/lib/testing/docx';
import { parsedOrRefused } from '@/lib/testing/imports';
import { aZip, type ZipEntry } from '@/lib/testing/zip';

import { importArticle } from './import-article';

// Loading a parser takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/**
 * What goes wrong when an article is imported, and what the person importing it
 * reads. The reader is run here as its own process runs it.
 */

const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const ENCRYPTED = Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]);
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  randomBytes(400),
]);
const SENTENCE = 'The ferry was late again on Monday, the harbor office said.';
const docxWith = (...entries: ZipEntry[]): Buffer => aDocx({ paragraphs: [SENTENCE], entries });

describe('a file that cannot be read', () => {
  const cases: [
    what: string,
    name: string,
    content: string | Buffer,
    code: string,
    says: string,
  ][] = [
    ['only white space', 'a.txt', ' \n\n\t ', 'no_text', 'no text in it'],
    [
      'a page without words',
      'a.html',
      '<html><body><img src=x></body></html>',
      'no_text',
      'no text in it',
    ],
    ['a picture named .txt', 'a.txt', PNG, 'wrong_extension', 'a PNG picture'],
    ['a PDF named .md', 'a.md', '%PDF-1.7\n…', 'wrong_extension', 'a PDF document'],
    ['an RTF named .txt', 'a.txt', '{\\rtf1 The ferry}', 'wrong_extension', 'an RTF document'],
    ['a page named .txt', 'a.txt', '<!doctype html><p>x', 'wrong_extension', 'Rename it to .html'],
    ['a page named .docx', 'a.docx', '<html><p>x', 'wrong_extension', 'Rename it to .html'],
    ['a text named .docx', 'a.docx', SENTENCE, 'wrong_extension', 'Rename it to .txt'],
    ['a text named .html', 'a.html', SENTENCE, 'wrong_extension', 'Rename it to .txt'],
    ['a Word document named .txt', 'a.txt', docxWith(), 'wrong_extension', 'Rename it to .docx'],
    ['a format that is not known', 'a.pages', SENTENCE, 'unsupported_format', '.pages cannot'],
    ['a PDF', 'a.pdf', '%PDF-1.7\n…', 'unsupported_format', '.pdf cannot'],
    ['data', 'a.txt', randomBytes(4_000), 'binary', 'not text'],
    ['data named .md', 'a.md', Buffer.alloc(4_000, 2), 'binary', 'not text'],
    ['data without a name', 'a', PNG, 'unsupported_format', 'a PNG picture'],
    ['a NUL', 'a.txt', `${SENTENCE}\n${SENTENCE}\u0000${SENTENCE}`, 'nul_character', 'in line 2'],
    [
      'half a surrogate pair',
      'a.txt',
      Buffer.from(`\uFEFF${SENTENCE}\n\nNo \uD83D more`, 'utf16le'),
      'lone_surrogate',
      'in line 3',
    ],
    [
      'a surrogate in UTF-8',
      'a.txt',
      Buffer.from(`${Buffer.from('Café über naïve\n').toString('latin1')}\xED\xA0\x80`, 'latin1'),
      'broken_encoding',
      'in line 2',
    ],
    [
      'broken UTF-8',
      'a.txt',
      Buffer.concat([Buffer.from('Ça été naïf — « oui »\nà la mode '), Buffer.from([0xc3, 0x28])]),
      'broken_encoding',
      'in line 2',
    ],
    [
      'half of a UTF-16 file',
      'a.txt',
      Buffer.concat([Buffer.from(`\uFEFF${SENTENCE}`, 'utf16le'), Buffer.from([0x41])]),
      'broken_encoding',
      'not whole',
    ],
    [
      'broken UTF-8 after a mark',
      'a.txt',
      Buffer.concat([Buffer.from(`\uFEFF${SENTENCE}`), Buffer.from([0xff])]),
      'broken_encoding',
      'Save it again as UTF-8',
    ],
    [
      'more than two million characters',
      'a.txt',
      'word '.repeat(400_001),
      'text_too_long',
      '2,000,005 characters',
    ],
    [
      'more lines than an article has',
      'a.txt',
      'x\n'.repeat(20_001),
      'text_too_long',
      '20,002 lines',
    ],
    [
      'more than 5 MB of HTML',
      'a.html',
      `<html><p>${'x'.repeat(5 * 1024 * 1024)}`,
      'too_large',
      'HTML may be 5 MB',
    ],
    [
      'too many elements',
      'a.html',
      `<html>${'<p>a'.repeat(100_000)}`,
      'too_many_elements',
      'more than 100,000 elements',
    ],
    ['too deep a page', 'a.html', `<html>${'<div>'.repeat(257)}a`, 'too_deep', 'more than 256'],
    ['too deep a Markdown', 'a.md', `${'> '.repeat(300)}a`, 'too_deep', 'Save it as plain text'],
    [
      'a document with a password',
      'a.docx',
      ENCRYPTED,
      'password_protected',
      'remove the password',
    ],
    ['a document of Word 97', 'a.doc', OLE, 'legacy_word', 'save it as .docx'],
    [
      'a document of Word 97 named .docx',
      'a.docx',
      OLE,
      'legacy_word',
      'although its name ends in .docx',
    ],
    [
      'a spreadsheet',
      'a.docx',
      aZip([{ name: 'xl/workbook.xml', content: '<a/>' }]),
      'wrong_extension',
      'a spreadsheet',
    ],
    [
      'a ZIP archive',
      'a.docx',
      aZip([{ name: 'a.txt', content: 'x' }]),
      'wrong_extension',
      'without a Word document',
    ],
    ['a document cut off', 'a.docx', docxWith().subarray(0, 900), 'damaged_file', 'is damaged'],
    [
      'a document whose XML is broken',
      'a.docx',
      docxWith({ name: 'word/document.xml', content: '<w:document><w:body' }),
      'damaged_file',
      'save it again',
    ],
  ];

  test.each(cases)('%s (%s) is refused', async (_what, name, content, code, says) => {
    const outcome = await parsedOrRefused(name, content);

    expect(outcome).toMatchObject({ ok: false, code });
    expect(outcome).toHaveProperty('detail', expect.stringContaining(says));
    // What is wrong, and what to do.
    expect(outcome).toHaveProperty('detail', expect.stringMatching(/\. .+\.$/s));
  });

  test('a place is given with the refusal of a character', async () => {
    const outcome = await parsedOrRefused('a.txt', '😀 first\nsecond \u0000 third');

    expect(outcome).toMatchObject({ at: { unit: 'code_point', offset: 15, line: 2 } });
  });

  test('a page of a site that is no page is refused as such', async () => {
    const outcome = await parsedOrRefused('', PNG, {
      kind: 'page',
      fileName: null,
      url: 'https://x.example/',
    });

    expect(outcome).toMatchObject({ ok: false, code: 'url_not_html' });
  });
});

describe('an import that never gets to a reader', () => {
  test('an empty file says so', async () => {
    expect(
      await importArticle({ kind: 'file', fileName: 'a.txt', bytes: new Uint8Array() }),
    ).toMatchObject({
      ok: false,
      code: 'empty',
      detail: expect.stringContaining('Save the article again') as string,
    });
  });

  test('a file of 30 MB is refused without being read', async () => {
    const bytes = new Uint8Array(30 * 1024 * 1024);
    expect(await importArticle({ kind: 'file', fileName: 'a.txt', bytes })).toMatchObject({
      ok: false,
      code: 'too_large',
      detail: expect.stringContaining('The file is 30 MB; at most 20 MB') as string,
    });
  });

  test('nothing pasted says so', async () => {
    expect(await importArticle({ kind: 'paste', text: ' \n' })).toMatchObject({ code: 'empty' });
    expect(await importArticle({ kind: 'paste', html: '', text: '' })).toMatchObject({
      code: 'empty',
    });
  });

  test('pasted text with half a character or a NUL says where', async () => {
    expect(await importArticle({ kind: 'paste', text: 'One\ntwo \uD83D three' })).toMatchObject({
      code: 'lone_surrogate',
      detail: expect.stringContaining('line 2, character 5') as string,
    });
    expect(
      await importArticle({ kind: 'paste', html: '<p>One\u0000</p>', text: 'One' }),
    ).toMatchObject({ code: 'nul_character' });
  });

  test('more pasted than any article holds is refused', async () => {
    const text = 'word '.repeat(1_100_000);
    expect(await importArticle({ kind: 'paste', text })).toMatchObject({ code: 'text_too_long' });
  });
});
