import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { fetchPage } from './fetch-page';

const PAGE = '<!doctype html><html><body><p>The ferry is late.</p></body></html>';

const seen: IncomingMessage[] = [];
let host = '';

function html(response: ServerResponse, body: string | Buffer, headers = {}): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  const redirect = (location: string): void => {
    response.writeHead(302, { location, 'set-cookie': 'visitor=1' });
    response.end();
  };
  const status = /^\/status\/(\d+)/.exec(path)?.[1];
  const hops = /^\/hops\/(\d+)/.exec(path)?.[1];
  const leads = /^\/to\?(.+)/.exec(path)?.[1];

  if (path === '/page') html(response, PAGE);
  else if (status !== undefined) response.writeHead(Number(status)).end('no');
  else if (hops !== undefined) redirect(hops === '1' ? '/page' : `/hops/${Number(hops) - 1}`);
  else if (leads !== undefined) redirect(decodeURIComponent(leads));
  else if (path === '/loop') redirect('/loop');
  else if (path === '/gzip') html(response, gzipSync(PAGE), { 'content-encoding': 'gzip' });
  else if (path === '/bomb') {
    html(response, gzipSync(Buffer.alloc(60_000_000)), { 'content-encoding': 'gzip' });
  } else if (path === '/picture') {
    response.writeHead(200, { 'content-type': 'image/png' }).end('png');
  } else if (path === '/untyped') response.writeHead(200).end(PAGE);
  else if (path === '/empty') html(response, '');
  else if (path === '/drip') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write('<p>');
  } else if (path === '/endless') {
    response.writeHead(200, { 'content-type': 'text/html' });
    const block = Buffer.alloc(1_000_000, 'a');
    const more = (): void => {
      while (!response.destroyed && response.write(block));
    };
    response.on('drain', more);
    more();
  } else if (path === '/cut') {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
    response.write('<p>');
    response.destroy();
  }
  // Any other path is never answered.
}

const server = createServer((request, response) => {
  seen.push(request);
  answer(request, response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fetchFrom = (path: string, timeoutMs?: number) =>
  fetchPage(`http://${host}${path}`, {
    allowHosts: [host],
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });

/** A host and port on which nothing listens. */
async function unusedHost(): Promise<string> {
  const brief = createServer();
  await new Promise<void>((resolve) => brief.listen(0, '127.0.0.1', resolve));
  const { port } = brief.address() as AddressInfo;
  await new Promise((resolve) => brief.close(resolve));
  return `127.0.0.1:${port}`;
}

describe('fetching a page', () => {
  test('gives its bytes, its address and its type', async () => {
    expect(await fetchFrom('/page#comments')).toEqual({
      ok: true,
      bytes: Buffer.from(PAGE),
      url: `http://${host}/page`,
      contentType: 'text/html; charset=utf-8',
    });
  });

  test('unpacks what was compressed on the way', async () => {
    expect(await fetchFrom('/gzip')).toMatchObject({ ok: true, bytes: Buffer.from(PAGE) });
  });

  test('takes a page that does not say what it is', async () => {
    expect(await fetchFrom('/untyped')).toMatchObject({ ok: true, contentType: null });
  });

  test('follows five redirects and names the address they end at', async () => {
    expect(await fetchFrom('/hops/5')).toMatchObject({ ok: true, url: `http://${host}/page` });
  });

  test('carries neither cookie nor referrer from one page to the next', async () => {
    seen.length = 0;
    await fetchFrom('/hops/2');

    expect(seen.map(({ url }) => url)).toEqual(['/hops/2', '/hops/1', '/page']);
    for (const { headers } of seen) {
      expect(Object.keys(headers)).not.toContain('cookie');
      expect(Object.keys(headers)).not.toContain('referer');
      expect(headers['user-agent']).not.toMatch(/node|undici|obelus/i);
    }
  });

  test.each([
    ['/status/404', 'url_not_found', 'Check the address'],
    ['/status/410', 'url_not_found', 'Check the address'],
    ['/status/401', 'url_not_allowed', 'copy the article and paste it'],
    ['/status/403', 'url_not_allowed', 'copy the article and paste it'],
    ['/status/429', 'url_not_allowed', 'copy the article and paste it'],
    ['/status/500', 'url_server_error', 'Try again later'],
    ['/status/503', 'url_server_error', 'Try again later'],
    ['/hops/6', 'url_redirects', 'copy the address it ends at'],
    ['/loop', 'url_redirects', 'copy the address it ends at'],
    ['/picture', 'url_not_html', 'answers with image/png'],
    ['/endless', 'url_too_large', 'larger than 20 MB'],
    ['/bomb', 'url_too_large', 'larger than 20 MB'],
    ['/cut', 'url_unreachable', 'could not be read'],
    ['/to?file:///etc/passwd', 'url_scheme', 'not file: ones'],
    ['/to?http://user:word@example.com/', 'url_credentials', 'Remove it'],
    ['/to?http://example.com:8080/', 'url_port', 'port 8080'],
    ['/to?http://10.0.0.1/', 'url_private_address', 'private or reserved network'],
    ['/to?//169.254.169.254/latest/meta-data', 'url_private_address', 'private or reserved'],
    ['/to?http://[::1]/', 'url_private_address', 'private or reserved'],
  ])('refuses %s as %s', async (path, code, words) => {
    const outcome = await fetchFrom(path);

    expect(outcome).toMatchObject({ ok: false, code });
    expect(outcome).toHaveProperty('detail', expect.stringContaining(words));
  });

  test.each(['/never', '/drip'])('gives up on %s when its time is over', async (path) => {
    expect(await fetchFrom(path, 300)).toMatchObject({
      ok: false,
      code: 'url_timeout',
      detail: expect.stringContaining('Try again') as string,
    });
  });

  test('survives a name that the system does not know', async () => {
    // Reserved never to exist: answered by the system's own name service, or by its failure.
    const outcome = await fetchPage('http://nobody.invalid/', { allowHosts: [] });
    expect(outcome).toMatchObject({ ok: false, code: 'url_unreachable' });
  });

  test.each([
    ['', 'url_invalid'],
    ['the harbor post', 'url_invalid'],
    ['example.com/article', 'url_invalid'],
    ['http://', 'url_invalid'],
    ['file:///etc/passwd', 'url_scheme'],
    ['ftp://example.com/', 'url_scheme'],
    ['gopher://example.com/', 'url_scheme'],
    ['data:text/html,<p>x', 'url_scheme'],
    ['javascript:alert(1)', 'url_scheme'],
    ['https://user@example.com/', 'url_credentials'],
    ['https://example.com:22/', 'url_port'],
    ['http://example.com:443/', null],
  ])('judges the address %s before anything is asked', async (address, code) => {
    const outcome = await fetchPage(address, {
      allowHosts: [],
      resolve: (_name, done) => done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []),
    });

    expect(outcome).toMatchObject({ ok: false, code: code ?? 'url_unreachable' });
  });

  test('says that a site was not found, and that one refuses connections', async () => {
    const unknown = await fetchPage('http://no-such-name.example/', {
      allowHosts: [],
      resolve: (_name, done) => done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []),
    });
    const free = await unusedHost();
    const closed = await fetchPage(`http://${free}/`, { allowHosts: [free] });

    expect(unknown).toMatchObject({ code: 'url_unreachable' });
    expect(unknown).toHaveProperty('detail', expect.stringContaining('No site with this name'));
    expect(closed).toMatchObject({ code: 'url_unreachable' });
    expect(closed).toHaveProperty('detail', expect.stringContaining('ECONNREFUSED'));
  });
});
