/**
 * Files that are made to do harm, each small to send: what they ask of a parser grows
 * beyond what they are. All are made here, from numbers.
 */
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';

import { aDocx, documentXml } from '@/lib/testing/docx';
import { aPdf, packedSpaces, pdfStream } from '@/lib/testing/pdf';
import { aZip } from '@/lib/testing/zip';

const SENTENCE = 'The bridge was closed on Friday.';

/**
 * What is sent, and by which way in: an article, annotations of another tool, or a PDF as
 * evidence. `guarded`: it is the limits of the parser's process that end it.
 */
export type Bomb = {
  name: string;
  as: 'article' | 'annotations' | 'pdf' | 'guarded';
  make: () => string | Buffer;
};

const page = (body: string): string => `<!doctype html><html><body>${body}</body></html>`;
const article = (name: string, make: Bomb['make']): Bomb => ({ name, as: 'article', make });
const marks = (name: string, make: Bomb['make']): Bomb => ({ name, as: 'annotations', make });

const pdf = (name: string, make: Bomb['make']): Bomb => ({ name, as: 'pdf', make });
const onePage = (content: Buffer): Buffer => aPdf({ pages: [[]], content });
const hexed = (packed: Buffer): Buffer => Buffer.from(`${packed.toString('hex')}>`);

const withPart = (name: string, content: string | Buffer): Buffer =>
  aDocx({ paragraphs: [SENTENCE], entries: [{ name, content, deflate: true }] });

export const BOMBS: readonly Bomb[] = [
  article('page-20000-deep.html', () => page('<div>'.repeat(20_000) + SENTENCE)),
  article('page-unclosed-bold.html', () => page('<b><i>'.repeat(50_000) + SENTENCE)),
  article('page-1000000-attributes.html', () =>
    page(`<p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}`).join(' ')}>${SENTENCE}</p>`),
  ),
  article('page-10000-pictures.html', () =>
    page(`<p>${SENTENCE}</p>${'<img src="https://127.0.0.1/a.png">'.repeat(10_000)}`),
  ),
  article('page-tables-in-tables.html', () => page('<table><tr><td>'.repeat(3_000) + SENTENCE)),
  article('page-entities.html', () => page(`<p>${'&amp;lt;'.repeat(500_000)}</p>`)),
  article('page-one-line-10mb.html', () => page(`<p>${'word '.repeat(2_000_000)}</p>`)),
  article('brackets.md', () => '['.repeat(100_000)),
  article('emphasis.md', () => `${'*a **b '.repeat(30_000)}\n`),
  article('quotes-deep.md', () => '> '.repeat(20_000) + SENTENCE),
  article('lists-deep.md', () =>
    Array.from({ length: 2_000 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
  ),
  article('one-word-5mb.txt', () => 'a'.repeat(5_000_000)),
  article('marks-10mb.txt', () => `a${'\u0301'.repeat(5_000_000)}`),
  article('lines-1000000.txt', () => 'a\n'.repeat(1_000_000)),
  article('packed-100-times.docx', () => withPart('word/bomb.xml', Buffer.alloc(5_000_000, ' '))),
  article('elements-100000.docx', () =>
    aDocx({
      paragraphs: [],
      entries: [
        {
          name: 'word/document.xml',
          content: documentXml(
            `<w:p>${Array.from({ length: 100_000 }, (_, at) => `<w:r a="${at * 7_919}"/>`).join('')}</w:p>`,
          ),
          deflate: true,
        },
      ],
    }),
  ),
  article('entries-2001.docx', () =>
    aDocx({
      paragraphs: [SENTENCE],
      entries: Array.from({ length: 2_001 }, (_, at) => ({
        name: `word/media/${at}.bin`,
        content: 'x',
      })),
    }),
  ),
  article('archive-in-archive.docx', () =>
    withPart('word/embeddings/a.bin', aZip([{ name: 'a', content: 'x' }])),
  ),
  article('noise.docx', () =>
    Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(5_000_000)]),
  ),
  marks('json-50000-deep.json', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
  marks('annotations-200000.json', () =>
    JSON.stringify(
      Array.from({ length: 200_000 }, () => ({ target: { selector: { type: 'x' } } })),
    ),
  ),
  marks('quotations-of-the-whole.json', () =>
    JSON.stringify(
      Array.from({ length: 2_000 }, () => ({
        target: { selector: { type: 'TextQuoteSelector', exact: 'a b '.repeat(500) } },
      })),
    ),
  ),
  marks(
    'columns-100000.tsv',
    () =>
      `#FORMAT=WebAnno TSV 3.3\n#T_SP=a|${'x|'.repeat(100_000)}\n\n\n#Text=a\n1-1\t0-1\ta\t${'v\t'.repeat(100_000)}\n`,
  ),
  marks(
    'escapes.tsv',
    () =>
      `#FORMAT=WebAnno TSV 3.3\n#T_SP=a|b\n\n\n#Text=a\n1-1\t0-1\ta\t${'\\'.repeat(2_000_000)}\t\n`,
  ),
  marks(
    'far-apart.tsv',
    () =>
      '#FORMAT=WebAnno TSV 3.3\n#T_SP=a|b\n\n\n#Text=a\n1-1\t9007199254740990-9007199254740991\ta\tx\t\n',
  ),
  marks('quotes.csv', () => `claim\n"${'"" '.repeat(1_000_000)}`),
  marks('cas-far-outside.json', () =>
    JSON.stringify({
      '%FEATURE_STRUCTURES': [
        { '%TYPE': 'uima.cas.Sofa', sofaString: 'a' },
        { '%TYPE': 'x', begin: 0, end: 1e15 },
      ],
    }),
  ),
  pdf('pages-10000.pdf', () =>
    aPdf({ pages: Array.from({ length: 10_000 }, () => [SENTENCE, SENTENCE]) }),
  ),
  pdf('pages-said-2000000000.pdf', () => aPdf({ pages: [[SENTENCE]], count: 2_000_000_000 })),
  pdf('arrays-50000-deep.pdf', () => onePage(pdfStream('['.repeat(50_000)))),
  pdf('dictionaries-50000-deep.pdf', () =>
    aPdf({ pages: [[SENTENCE]], objects: ['<</a'.repeat(50_000)] }),
  ),
  pdf('tree-in-itself.pdf', () =>
    Buffer.from(
      aPdf({ pages: [[SENTENCE]] })
        .toString('latin1')
        .replace('[10 0 R]', '[ 2 0 R]'),
      'latin1',
    ),
  ),
  pdf('packed-1000-times.pdf', () => onePage(pdfStream(packedSpaces(400), '[/FlateDecode]'))),
  pdf('packed-twice.pdf', () =>
    onePage(pdfStream(deflateSync(packedSpaces(400)), '[/FlateDecode /FlateDecode]')),
  ),
  pdf('parts-100000.pdf', () =>
    aPdf({ pages: [[SENTENCE]], objects: Array.from({ length: 100_000 }, () => pdfStream('a')) }),
  ),
  pdf('words-90mb.pdf', () => onePage(pdfStream(`BT /F 9 Tf ${'(a) Tj '.repeat(13_000_000)} ET`))),
  pdf('locked.pdf', () => aPdf({ pages: [[SENTENCE]], locked: true })),
  pdf('noise.pdf', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5_000_000)])),
  {
    name: 'packed-and-written-in-hexadecimal.pdf',
    as: 'guarded',
    make: () => onePage(pdfStream(hexed(packedSpaces(1_500)), '[/ASCIIHexDecode /FlateDecode]')),
  },
];
