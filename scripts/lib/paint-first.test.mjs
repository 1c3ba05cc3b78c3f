import { createServer } from 'node:http';
import { createGzip } from 'node:zlib';

import { afterAll, beforeAll, expect, test } from 'vitest';

import './paint-first.mjs';

const SCRIPT = '<script src="/_next/static/chunks/a.js" async="" nonce="bm9uY2U="></script>';
const PAGE = `<html><head>${SCRIPT}</head><body>Ärger in Århus</body></html>`;

let server;
let address;

beforeAll(async () => {
  server = createServer((request, response) => {
    const type = request.url.startsWith('/data') ? 'application/json' : 'text/html; charset=utf-8';
    if (request.url === '/made-before')
      response.setHeader('Content-Length', Buffer.byteLength(PAGE));
    if (request.url === '/compressed') compress(response);
    response.setHeader('Content-Type', type);
    if (request.url === '/made-before') {
      response.end(PAGE);
      return;
    }
    // In pieces that end within letters and tags.
    const bytes = Buffer.from(PAGE);
    for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** As Next.js does before it makes the page. */
function compress(response) {
  const gzip = createGzip();
  const { write, end } = response;
  gzip.on('data', (chunk) => write.call(response, chunk));
  gzip.on('end', () => end.call(response));
  response.setHeader('Content-Encoding', 'gzip');
  response.write = (chunk) => gzip.write(chunk);
  response.end = () => gzip.end();
}

const read = async (path) => (await fetch(address + path, { headers: { accept: '*/*' } })).text();

test('a page is sent whole, and its scripts wait', async () => {
  const html = await read('/rounds/1');
  expect(html).toContain('data-held="/_next/static/chunks/a.js"');
  expect(html).toContain('<body>Ärger in Århus</body></html>');
});

test('a page that is compressed is looked at before', async () => {
  expect(await read('/compressed')).toBe(await read('/rounds/1'));
});

test('a page is sent with Brotli to whoever takes it, the same page', async () => {
  const asked = { accept: 'text/html', 'accept-encoding': 'gzip, br' };
  const response = await fetch(`${address}/rounds/1`, { headers: asked });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('vary')).toMatch(/accept-encoding/iu);
  expect(await response.text()).toBe(await read('/rounds/1'));
  const refused = { ...asked, 'accept-encoding': 'gzip, br;q=0' };
  const plain = await fetch(`${address}/rounds/1`, { headers: refused });
  expect(plain.headers.get('content-encoding')).toBeNull();
});

test('a reader who leaves does not keep the page from others', async () => {
  const asked = { accept: 'text/html', 'accept-encoding': 'br' };
  const stop = new AbortController();
  await fetch(`${address}/rounds/1`, { headers: asked, signal: stop.signal });
  stop.abort();
  expect(await read('/rounds/2')).toContain('data-held');
});

test.each([
  ['a page whose length is told', '/made-before'],
  ['what is no page', '/data'],
  ['a file of the API', '/api/v1/captures/1'],
])('%s is sent as it is', async (_, path) => {
  expect(await read(path)).toBe(PAGE);
  const asked = { accept: 'text/html', 'accept-encoding': 'br' };
  expect(await (await fetch(address + path, { headers: asked })).text()).toBe(PAGE);
});
