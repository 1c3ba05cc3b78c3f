import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test, vi } from 'vitest';

import { textOfBlock, textOfDocument } from '@/lib/domain/articles/document';
import { aDocx } from '@/lib/testing/docx';
import { parsed } from '@/lib/testing/imports';

import type { ImportedArticle } from '../outcome';
import type { ParseRequest } from '../wire';

// Loading a parser takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** Real articles, as they were found on the web, in every form in which an article arrives. */

const FOLDER = path.resolve(process.cwd(), '../shared/corpus');
const FILES = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => /^\d{3}_.*\.txt$/.test(name))
  : [];

const read = (name: string): Buffer => readFileSync(path.join(FOLDER, name));
const paragraphsOf = (name: string): string[] =>
  read(name)
    .toString('utf8')
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '');

const run = (request: Partial<ParseRequest>, content: string | Buffer): Promise<ImportedArticle> =>
  parsed(content, request);

const blocksOf = ({ document }: ImportedArticle): string[] =>
  document.content.map(textOfBlock).filter((text) => text !== '');

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const asHtml = (paragraphs: readonly string[]): string =>
  paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n');

/** Characters that mean something in Markdown stand for themselves behind a backslash. */
const asMarkdown = (paragraphs: readonly string[]): string =>
  paragraphs
    .map((paragraph) => paragraph.replace(/[\\`*_{}[\]<>#+\-.!|~:@/]/g, '\\$&'))
    .join('\n\n');

const asPage = (paragraphs: readonly string[]): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>The page | The Harbor Post</title>
<meta property="og:site_name" content="The Harbor Post">
<meta property="article:published_time" content="2019-09-10T23:30:00-05:00">
<meta name="author" content="Ana Roy"></head>
<body><header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<main><article>${asHtml(paragraphs)}</article></main>
<aside class="related"><h3>Related stories</h3><a href="/other">The ferry is late again</a></aside>
<footer>All rights reserved by the Harbor Post</footer></body></html>`;

const title =
  FILES.length > 0 ? 'a real article' : `a real article (skipped: ${FOLDER} is not there)`;

// A file without a test would count as broken, so that one stands in where there are none.
describe.skipIf(FILES.length === 0).each(FILES.length > 0 ? FILES : ['none'])(
  `${title}: %s`,
  (name) => {
    const paragraphs = FILES.length > 0 ? paragraphsOf(name) : [];

    test('keeps a plain text file as it is, line endings aside', async () => {
      const article = await run({ fileName: name }, read(name));

      expect(textOfDocument(article.document)).toBe(
        read(name).toString('utf8').replace(/\r\n?/g, '\n'),
      );
      expect(article.source).toMatchObject({ format: 'text', encoding: 'utf-8', fileName: name });
    });

    test('reads the paragraphs of Markdown', async () => {
      const article = await run({ fileName: 'article.md' }, asMarkdown(paragraphs));

      expect(blocksOf(article)).toEqual(paragraphs);
    });

    test('reads the paragraphs of a Word document', async () => {
      const bytes = aDocx({ paragraphs });
      const article = await run({ fileName: 'article.docx' }, bytes);

      expect(blocksOf(article)).toEqual(paragraphs);
    });

    test('reads the paragraphs of pasted rich text', async () => {
      const article = await run({ kind: 'pasted_html' }, asHtml(paragraphs));

      expect(blocksOf(article)).toEqual(paragraphs);
    });

    test('reads pasted plain text line by line', async () => {
      const article = await run({ kind: 'pasted_text' }, paragraphs.join('\r\n'));

      expect(blocksOf(article)).toEqual(paragraphs);
    });

    test('reads an HTML file with the page around it, nothing dropped', async () => {
      const article = await run({ fileName: 'article.html' }, asPage(paragraphs));

      expect(blocksOf(article)).toEqual([
        'Home World',
        ...paragraphs,
        'Related stories',
        'The ferry is late again',
        'All rights reserved by the Harbor Post',
      ]);
      const omitted = article.document.content
        .filter(({ attrs }) => attrs.omitted)
        .map(textOfBlock);
      expect(omitted).toEqual(expect.arrayContaining(['Home World', 'The ferry is late again']));
      expect(article.metadata).toMatchObject({
        outlet: 'The Harbor Post',
        byline: 'Ana Roy',
        publishedOn: '2019-09-10',
        language: 'en-GB',
      });
    });

    test('leaves out none of the long paragraphs', async () => {
      for (const [part, content] of [
        [{ fileName: name }, read(name)],
        [{ fileName: 'article.html' }, asPage(paragraphs)],
        [{ kind: 'pasted_html' }, asHtml(paragraphs)],
      ] as const) {
        const { document } = await run(part, content);
        const omitted = document.content.filter(({ attrs }) => attrs.omitted).map(textOfBlock);
        expect(omitted.filter((text) => text.length > 150)).toEqual([]);
      }
    });
  },
);
