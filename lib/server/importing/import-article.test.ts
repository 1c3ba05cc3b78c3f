import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { textOfBlock, textOfDocument } from '@/lib/domain/articles/document';
import { textsOf } from '@/lib/testing/imports';

import { importArticle } from './import-article';

/** The whole way in: fetched or handed over, read in a process of its own. */

vi.setConfig({ testTimeout: 60_000 });

const FOLDER = path.resolve(process.cwd(), '../shared/corpus');
const FILES = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => /^\d{3}_.*\.txt$/.test(name))
  : [];

const paragraphsOf = (name: string): string[] =>
  readFileSync(path.join(FOLDER, name), 'utf8')
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '');

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const server = createServer((request, response) => {
  const name = decodeURIComponent((request.url ?? '').slice(1));
  if (!FILES.includes(name)) {
    response.writeHead(404).end();
    return;
  }
  const body = paragraphsOf(name).map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en"><head><meta property="og:site_name" content="The Harbor Post"></head><body><nav>Home World</nav><article>${body.join('')}</article></body></html>`,
  );
});
let host = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

const title = FILES.length > 0 ? 'imports' : `imports (skipped: ${FOLDER} is not there)`;

describe.skipIf(FILES.length === 0)('a real article at its address', () => {
  test.each(FILES)(`${title} %s`, async (name) => {
    const url = `http://${host}/${name}`;
    const outcome = await importArticle({ kind: 'url', url }, { allowHosts: [host] });

    expect(outcome).toMatchObject({
      ok: true,
      metadata: { url, outlet: 'The Harbor Post', language: 'en' },
      source: { format: 'html', encoding: 'utf-8' },
    });
    if (!outcome.ok) return;
    expect(textsOf(outcome)).toEqual(['Home World', ...paragraphsOf(name)]);
    const shown = outcome.document.content.filter(({ attrs }) => !attrs.omitted).map(textOfBlock);
    expect(shown).toEqual(
      expect.arrayContaining(paragraphsOf(name).filter((text) => text.length > 150)),
    );
  });
});

describe('an import', () => {
  test('of an address that is not allowed gets to no reader', async () => {
    const outcome = await importArticle({ kind: 'url', url: `http://${host}/` });

    expect(outcome).toMatchObject({ ok: false, code: 'url_private_address' });
  });

  test('of a page that is not there says so', async () => {
    const outcome = await importArticle(
      { kind: 'url', url: `http://${host}/none` },
      { allowHosts: [host] },
    );

    expect(outcome).toMatchObject({ ok: false, code: 'url_not_found' });
  });

  test('of pasted markup keeps its formatting, and of pasted text its lines', async () => {
    const [rich, plain] = await Promise.all([
      importArticle({ kind: 'paste', html: '<p>The <b>ferry</b> 🚢 is late.</p>', text: 'x' }),
      importArticle({ kind: 'paste', text: 'The ferry 🚢\r\n\r\nis late.' }),
    ]);

    expect(rich).toMatchObject({ ok: true, source: { format: 'html', fileName: null } });
    expect(plain).toMatchObject({ ok: true, source: { format: 'text', fileName: null } });
    if (!rich.ok || !plain.ok) return;
    expect(JSON.stringify(rich.document)).toContain('"bold"');
    expect(textOfDocument(plain.document)).toBe('The ferry 🚢\n\nis late.');
  });

  test('gives the hash of exactly what came in', async () => {
    const outcome = await importArticle({
      kind: 'file',
      fileName: 'ferry.txt',
      bytes: new TextEncoder().encode('abc'),
    });

    expect(outcome).toMatchObject({
      source: {
        fileName: 'ferry.txt',
        bytes: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    });
  });
});
