import { randomBytes } from 'node:crypto';

import { beforeAll, describe, expect, test, vi } from 'vitest';

import { aDocx, documentXml } from '@/lib/testing/docx';
import { parsedOrRefused } from '@/lib/testing/imports';
import { aZip, type ZipEntry } from '@/lib/testing/zip';

import { importLimits } from './limits';

// Loading a parser takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const SENTENCE = 'The ferry was late again on Monday, the harbor office said.';
const docxWith = (...entries: ZipEntry[]): Buffer => aDocx({ paragraphs: [SENTENCE], entries });

// The first document waits for the parser to be loaded; what is timed is the reading.
beforeAll(async () => {
  await parsedOrRefused('a.docx', docxWith());
});

describe('a Word document made to do harm', () => {
  const big = (bytes: number, of = 'a'): Buffer => Buffer.alloc(bytes, of);
  const elements = (count: number): string =>
    documentXml(
      `<w:p>${Array.from({ length: count }, (_none, at) => `<w:r a="${at * 7_919}"/>`).join('')}<w:r><w:t>${SENTENCE}</w:t></w:r></w:p>`,
    );
  const depth = (levels: number): string =>
    documentXml(
      `<w:p>${'<w:smartTag>'.repeat(levels)}<w:r><w:t>${SENTENCE}</w:t></w:r>${'</w:smartTag>'.repeat(levels)}</w:p>`,
    );
  const noise = randomBytes(1_000_000);

  const refused: [what: string, entries: ZipEntry[], code: string][] = [
    [
      'a part packed more than a hundred times',
      [{ name: 'word/bomb.xml', content: big(5_000_000, ' ') }],
      'archive_too_large',
    ],
    [
      'a part of more than 10 MB',
      [{ name: 'word/part.xml', content: big(importLimits.xmlPartBytes + 1), deflate: false }],
      'archive_too_large',
    ],
    [
      'more than 50 MB in all',
      Array.from({ length: 53 }, (_none, at) => ({
        name: `word/media/${at}.bin`,
        content: noise,
        deflate: false,
      })),
      'archive_too_large',
    ],
    [
      'more than 2,000 parts',
      Array.from({ length: 2_001 }, (_none, at) => ({
        name: `word/media/${at}.bin`,
        content: 'x',
        deflate: false,
      })),
      'archive_too_large',
    ],
    [
      'more than 100,000 elements',
      [{ name: 'word/document.xml', content: elements(100_000) }],
      'too_many_elements',
    ],
    [
      'elements nested more than 256 deep',
      [{ name: 'word/document.xml', content: depth(256) }],
      'too_deep',
    ],
    [
      'an archive in the archive',
      [{ name: 'word/embeddings/book.xlsx', content: 'x' }],
      'archive_unsafe',
    ],
    [
      'an archive under another name',
      [{ name: 'word/embeddings/a.bin', content: aZip([{ name: 'a', content: 'x' }]) }],
      'archive_unsafe',
    ],
    [
      'a symbolic link',
      [{ name: 'word/link', content: '/etc/passwd', mode: 0o120777 }],
      'archive_unsafe',
    ],
    ['a path that leads out', [{ name: '../../etc/passwd', content: 'x' }], 'damaged_file'],
    ['an absolute path', [{ name: '/etc/passwd', content: 'x' }], 'damaged_file'],
    [
      'two parts of one name',
      [
        { name: 'word/a.xml', content: '<a/>' },
        { name: 'word/a.xml', content: '<b/>' },
      ],
      'archive_unsafe',
    ],
    [
      'an encrypted part',
      [{ name: 'word/a.xml', content: '<a/>', isEncrypted: true }],
      'password_protected',
    ],
    [
      'a document type with entities',
      [
        {
          name: 'word/document.xml',
          content: `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${documentXml('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>')}`,
        },
      ],
      'archive_unsafe',
    ],
  ];

  test.each(refused)('is refused for %s, at once', async (_what, entries, code) => {
    const before = process.cpuUsage();
    const outcome = await parsedOrRefused('a.docx', docxWith(...entries));

    expect(outcome).toMatchObject({ ok: false, code });
    expect(outcome).toHaveProperty('detail', expect.stringMatching(/\. .+\.$/s));
    const { user, system } = process.cpuUsage(before);
    // Microseconds of work, which a busy machine does not stretch.
    expect(user + system).toBeLessThan(2_000_000);
  });

  const accepted: [what: string, entries: ZipEntry[]][] = [
    // The smallest document has 20 elements besides the ones that are counted here.
    ['just below 100,000 elements', [{ name: 'word/document.xml', content: elements(99_990) }]],
    ['elements nested as deep as is allowed', [{ name: 'word/document.xml', content: depth(251) }]],
    [
      'a part of 10 MB',
      [{ name: 'docProps/part.xml', content: big(importLimits.xmlPartBytes), deflate: false }],
    ],
    [
      '40 MB of pictures',
      Array.from({ length: 40 }, (_none, at) => ({
        name: `word/media/${at}.png`,
        content: noise,
        deflate: false,
      })),
    ],
    [
      'a small part packed tightly',
      [{ name: 'word/part.xml', content: `<a>${' '.repeat(60_000)}</a>` }],
    ],
  ];

  test.each(accepted)(
    'is not mistaken for one with %s',
    { timeout: 20_000 },
    async (_what, entries) => {
      expect(await parsedOrRefused('a.docx', docxWith(...entries))).toMatchObject({ ok: true });
    },
  );
});
