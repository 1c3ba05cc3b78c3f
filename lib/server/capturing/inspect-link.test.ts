/** How a cited address is asked for: as little as tells whether it is still what it was. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { aPdf } from '@/lib/testing/pdf';
import { aPage, aWebSite, type WebSite } from '@/lib/testing/web-site';

import { sha256 } from '../hash';
import { inspectLink } from './inspect-link';
import { takePage } from './take-page';

const PAGE = aPage('The bridge', 'The bridge will stay shut until June, the council said today.');
const PDF = aPdf({ pages: [['The bridge stays shut.']] });

let site: WebSite;
beforeAll(async () => {
  site = await aWebSite(({ url = '', method, headers }, response) => {
    const isHead = method === 'HEAD';
    const send = (more: Record<string, string> = {}) =>
      response.writeHead(200, { 'content-type': 'text/html', ...more }).end(PAGE);
    if (url === '/no-head' && isHead) response.writeHead(405).end();
    else if (url === '/no-head' && headers.range !== undefined) {
      response.writeHead(206, { etag: '"1"', 'content-range': 'bytes 0-0/9' }).end('<');
    } else if (url === '/shy' && isHead) response.writeHead(404).end();
    else if (url === '/cut' && isHead) response.destroy();
    else if (url === '/gone') response.writeHead(410).end();
    else if (url === '/away') response.writeHead(302, { location: '/tagged' }).end();
    else if (url === '/inside')
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    else if (url === '/paper')
      response.writeHead(200, { 'content-type': 'application/pdf' }).end(PDF);
    else if (url === '/fresh' && headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else if (url === '/dated') send({ 'last-modified': 'Mon, 01 Jun 2026 10:00:00 GMT' });
    else send(url === '/plain' ? {} : { etag: '"1"' });
  });
});
afterAll(() => site.close());
beforeEach(() => {
  site.methods.length = 0;
});

const KNOWN = { etag: '"1"', lastModified: '' };
const NOTHING = { etag: '', lastModified: '' };
const look = (path: string, known = NOTHING) =>
  inspectLink({ url: site.url(path), ...known }, { allowHosts: [site.host] });

describe('a look at a cited page', () => {
  test.each([
    ['says by its status that nothing changed', '/fresh', KNOWN],
    ['has the tag that it had', '/tagged', KNOWN],
    [
      'has the date that it had',
      '/dated',
      { etag: '', lastModified: 'Mon, 01 Jun 2026 10:00:00 GMT' },
    ],
  ])('asks for no words where the page %s', async (_what, path, known) => {
    expect((await look(path, known)).finding).toEqual({ kind: 'unmodified' });
    expect(site.methods).toEqual(['HEAD']);
  });

  test.each([
    ['cannot tell', '/plain', NOTHING, ''],
    ['has another tag', '/tagged', { ...KNOWN, etag: '"0"' }, '"1"'],
    ['is looked at for the first time', '/tagged', NOTHING, '"1"'],
  ])('reads the words where the page %s', async (_what, path, known, etag) => {
    const found = await look(path, known);

    expect(found).toMatchObject({ status: 200, etag });
    expect(found.finding).toMatchObject({
      kind: 'page',
      textSha256: expect.stringMatching(/^\w{64}$/) as unknown,
    });
    expect(site.methods).toEqual(['HEAD', 'GET']);
  });

  test('asks for the first byte where a server refuses HEAD', async () => {
    expect((await look('/no-head', KNOWN)).finding).toEqual({ kind: 'unmodified' });
    expect(site.methods).toEqual(['HEAD', 'GET bytes=0-0']);

    site.methods.length = 0;
    expect((await look('/no-head')).finding).toMatchObject({ kind: 'page' });
    expect(site.methods).toEqual(['HEAD', 'GET bytes=0-0', 'GET']);
  });

  test.each(['/shy', '/cut'])(
    'does not take the answer to HEAD for that to a reader: %s',
    async (path) => {
      expect((await look(path)).finding).toMatchObject({ kind: 'page' });
      // The server knows no ranges and sends the page, which is not asked for again.
      expect(site.methods).toEqual(['HEAD', 'GET bytes=0-0']);
    },
  );

  test('says that a page is gone only when a reader is told so', async () => {
    expect((await look('/gone', KNOWN)).finding).toEqual({ kind: 'gone', status: 410 });
    expect(site.methods).toEqual(['HEAD', 'GET bytes=0-0']);
  });

  test('looks where a page that moved leads to', async () => {
    expect((await look('/away', KNOWN)).finding).toMatchObject({
      kind: 'page',
      finalUrl: site.url('/tagged'),
    });
  });

  test('follows neither question into a private network', async () => {
    expect((await look('/inside')).finding).toMatchObject({ kind: 'withheld' });
    expect(site.methods).toEqual(['HEAD']);
    const unallowed = await inspectLink(
      { url: site.url('/plain'), ...NOTHING },
      { allowHosts: [] },
    );
    expect(unallowed.finding).toMatchObject({ kind: 'withheld' });
    expect(site.methods).toEqual(['HEAD']);
  });

  test('compares the words of a PDF with those that were captured', async () => {
    const { text } = await takePage(site.url('/paper'), { allowHosts: [site.host], browser: null });
    expect((await look('/paper')).finding).toMatchObject({ textSha256: sha256(text) });
  });
}, 60_000);
