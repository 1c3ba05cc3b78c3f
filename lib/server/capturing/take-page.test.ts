import { brotliCompressSync } from 'node:zlib';

import { WARCParser } from 'warcio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aPdf } from '@/lib/testing/pdf';
import { aPage, aWebSite, sendPage, type WebSite } from '@/lib/testing/web-site';

import { sha256 } from '../hash';
import { takePage, type TakenPage } from './take-page';

const PAGE = aPage(
  'The bridge stays shut',
  'The bridge will stay shut until June, the council said on Monday after a long meeting.',
  '“We will not spend more than 40 million on it,” said the mayor to the council.',
);

const PDF = aPdf({ title: 'Minutes', pages: [['The bridge stays shut.'], ['Until June.']] });

let site: WebSite;
/** Taken once: each taking reads the page in a process of its own. */
let moved: TakenPage;
beforeAll(async () => {
  site = await aWebSite(({ url }, response) => {
    if (url === '/page') sendPage(response, PAGE, { 'x-twice': ['a', 'b'] });
    else if (url === '/old') response.writeHead(301, { location: '/page' }).end('Moved.');
    else if (url === '/br') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br' });
      response.end(brotliCompressSync(PAGE));
    } else if (url === '/bomb') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br' });
      response.end(brotliCompressSync(Buffer.alloc(60_000_000)));
    } else if (url === '/private') {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
    } else if (url === '/file') {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(PDF);
    } else if (url === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else response.writeHead(404).end('No.');
  });
  moved = await take('/old');
}, 60_000);
afterAll(() => site.close());

function take(path: string): Promise<TakenPage> {
  return takePage(site.url(path), { allowHosts: [site.host], browser: null });
}

function partOf(page: TakenPage, kind: string): Buffer {
  return page.parts.find((part) => part.kind === kind)?.bytes ?? Buffer.alloc(0);
}

describe('a page taken as evidence', () => {
  test('keeps the bytes as sent, the words, and every request on the way', () => {
    const page = moved;

    expect(page).toMatchObject({
      finalUrl: site.url('/page'),
      status: 200,
      mediaType: 'text/html',
    });
    expect(partOf(page, 'page').toString()).toBe(PAGE);
    expect(page.text).toContain('“We will not spend more than 40 million on it,”');
    expect(partOf(page, 'text').toString()).toBe(page.text);
    expect(page.hops.map(({ url, status }) => [url, status])).toEqual([
      [site.url('/old'), 301],
      [site.url('/page'), 200],
    ]);
    expect(page.hops[1]?.headers.filter(([name]) => name === 'x-twice')).toEqual([
      ['x-twice', 'a'],
      ['x-twice', 'b'],
    ]);
  });

  test('is a web archive that others can read, with the hash of what was sent', async () => {
    const page = moved;
    const records = [];
    for await (const record of new WARCParser([new Uint8Array(partOf(page, 'warc'))])) {
      const { warcType, warcTargetURI } = record;
      const digest = record.warcHeader('WARC-Payload-Digest') ?? null;
      records.push({
        warcType,
        warcTargetURI,
        digest,
        bytes: Buffer.from(await record.readFully(true)),
      });
    }
    expect(records.map(({ warcType, warcTargetURI }) => [warcType, warcTargetURI ?? null])).toEqual(
      [
        ['warcinfo', null],
        ['response', site.url('/old')],
        ['request', site.url('/old')],
        ['response', site.url('/page')],
        ['request', site.url('/page')],
      ],
    );
    expect(records[3]?.bytes.toString()).toBe(PAGE);
    expect(records[3]?.digest).toBe(`sha256:${sha256(PAGE)}`);
  });

  test('says that there is no picture where there is no browser', () => {
    expect(moved.notes).toEqual([expect.stringContaining('there is no browser on this machine')]);
    expect(moved.parts.map(({ kind }) => kind)).toEqual(['page', 'warc', 'text']);
  });

  test('is unpacked where a server packs it all the same, within bounds', async () => {
    expect(partOf(await take('/br'), 'page').toString()).toBe(PAGE);
    await expect(take('/bomb')).rejects.toMatchObject({ code: 'url_too_large' });
  }, 60_000);

  test('may be a PDF by its bytes, whose words are read page by page', async () => {
    const page = await take('/file');
    expect(page).toMatchObject({
      mediaType: 'application/pdf',
      title: 'Minutes',
      text: 'The bridge stays shut.\fUntil June.\f',
      notes: [],
    });
    expect(page.parts.map(({ kind }) => kind)).toEqual(['page', 'warc', 'text']);
  });

  test.each([
    ['/private', 'url_private_address'],
    ['/loop', 'url_redirects'],
    ['/gone', 'url_not_found'],
  ])('%s is refused: %s', async (path, code) => {
    await expect(take(path)).rejects.toMatchObject({ code });
  });

  test('is not fetched from this machine unless that is allowed', async () => {
    const asked = site.asked.length;
    await expect(
      takePage(site.url('/page'), { allowHosts: [], browser: null }),
    ).rejects.toMatchObject({ code: 'url_private_address' });
    expect(site.asked).toHaveLength(asked);
    await take('/file');
    expect(site.asked.length).toBeGreaterThan(asked);
  });
});
