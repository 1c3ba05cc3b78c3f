/** The words that are taken out of the files that people hand over, and what is said where there are none. */
import { describe, expect, test, vi } from 'vitest';

import { aDocx } from '@/lib/testing/docx';
import { aPdf } from '@/lib/testing/pdf';

import { mediaTypeOf } from './evidence-file';
import { readText } from './read-text';

// Each file is read by a process of its own.
vi.setConfig({ testTimeout: 60_000 });

function read(bytes: string | Buffer, fileName: string) {
  const file = Buffer.from(bytes);
  const mediaType = mediaTypeOf(file, fileName) ?? '';
  return readText(file, { mediaType, contentType: null, url: null, fileName });
}

const WORDS = 'The bridge stays shut until June.';

describe('a file handed over as evidence', () => {
  test.each([
    ['minutes.pdf', aPdf({ pages: [[WORDS]] }), `${WORDS}\f`],
    ['minutes.docx', aDocx({ paragraphs: [WORDS] }), WORDS],
    ['minutes.txt', WORDS, WORDS],
    ['minutes.txt', Buffer.from(`\ufeff${WORDS}`, 'utf16le'), WORDS],
    ['minutes.md', `_${WORDS}_\n`, WORDS],
    ['minutes.html', `<!doctype html><article><p>${WORDS}</p></article>`, WORDS],
  ])('gives its words: %s', async (name, bytes, text) => {
    expect(await read(bytes, name)).toMatchObject({ text, notes: [], isRead: true });
  });

  test.each([
    ['photo.png', '\u0089PNG\r\n\u001a\n', /^A picture has no text/],
    ['call.mp3', 'ID3\u0003', /^A recording has no text.*transcript/],
    ['clip.mp4', '\0\0\0\u0020ftypisom', /^A recording has no text/],
  ])('says that it has none: %s', async (name, bytes, note) => {
    expect(await read(Buffer.from(bytes, 'latin1'), name)).toMatchObject({
      text: '',
      notes: [expect.stringMatching(note)],
    });
  });

  test('says why its words cannot be had', async () => {
    expect(await read(aPdf({ pages: [[WORDS]], locked: true }), 'a.pdf')).toMatchObject({
      text: '',
      notes: [expect.stringMatching(/^It is locked with a password/)],
      isRead: true,
    });
    expect(await read(aPdf({ pages: [[]] }), 'a.pdf')).toMatchObject({
      text: '',
      notes: [expect.stringMatching(/it is a picture/)],
    });
  });
});
