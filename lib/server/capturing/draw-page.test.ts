/** The browser's sub-requests: what a page asks for passes the same guard as the page. */
import { request } from 'node:http';
import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aWebSite, sendPage, type WebSite } from '@/lib/testing/web-site';

import { drawPage } from './draw-page';
import { findBrowser } from './find-browser';
import { openGuardedProxy } from './guarded-proxy';

let site: WebSite;
let secret: WebSite;

/** Every way a page has to ask for something, at an address of this machine. */
function hostilePage(): string {
  const { port } = new URL(secret.url('/'));
  const target = (host: string, path: string) => `http://${host}:${port}/${path}`;
  return `<!doctype html><title>A page</title><h1>Words</h1>
    <link rel="stylesheet" href="${target('127.0.0.1', 'style')}">
    <link rel="preload" as="fetch" href="${target('127.0.0.1', 'preload')}">
    <img src="${target('127.0.0.1', 'image')}">
    <img src="/to-secret">
    <img src="${target('inside.example', 'name')}">
    <img src="http://169.254.169.254/latest/meta-data/">
    <iframe src="${target('[::1]', 'frame')}"></iframe>
    <script src="${target('localhost', 'script')}"></script>
    <script>
      fetch('${target('127.0.0.1', 'fetch')}', { mode: 'no-cors' }).catch(() => 0);
      navigator.sendBeacon('${target('127.0.0.1', 'beacon')}');
      new WebSocket('ws://127.0.0.1:${port}/socket');
      alert('Held up');
    </script>
    <img src="/picture"><p style="height: 3000px">Long</p>`;
}

beforeAll(async () => {
  secret = await aWebSite((_, response) => sendPage(response, 'secret'));
  site = await aWebSite(({ url }, response) => {
    if (url === '/to-secret') response.writeHead(302, { location: secret.url('/redirect') }).end();
    else sendPage(response, hostilePage());
  });
});
afterAll(async () => {
  await site.close();
  await secret.close();
});

/** A name service that says what a hostile one would. */
const resolve: NonNullable<Parameters<typeof openGuardedProxy>[0]['resolve']> = (_, done) =>
  done(null, [{ address: '127.0.0.1', family: 4 }]);

const browser = findBrowser(undefined);

describe.skipIf(browser === null)(
  'a page drawn by the browser (skipped where there is none)',
  () => {
    const draw = (...hosts: string[]) =>
      drawPage(site.url('/'), { executable: browser ?? '', allowHosts: new Set(hosts), resolve });

    test('is a picture and a PDF, and reaches nothing of a private network', async () => {
      const drawn = await draw(site.host);

      expect(drawn.png.subarray(1, 4).toString()).toBe('PNG');
      expect(drawn.png.readUInt32BE(20)).toBeGreaterThan(3_000);
      expect(drawn.pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(site.asked).toContain(`${site.host}/picture`);
      expect(drawn.refused).toEqual(
        expect.arrayContaining([
          '127.0.0.1',
          '169.254.169.254',
          '[::1]',
          'inside.example',
          'localhost',
        ]),
      );
      expect(secret.asked).toEqual([]);
    }, 60_000);

    test('would reach it without the guard', async () => {
      await draw(site.host, secret.host);
      expect(secret.asked).toEqual(
        expect.arrayContaining([`${secret.host}/image`, `${secret.host}/redirect`]),
      );
    }, 60_000);
  },
);

describe('the way out of the browser', () => {
  test.each([
    '127.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    '10.0.0.1',
    '2130706433',
    'inside.example',
  ])('refuses %s, as a request and as a tunnel', async (host) => {
    const proxy = await openGuardedProxy({ allowHosts: new Set(), resolve });
    expect(await askThrough(proxy.port, `http://${host}:80/`)).toBe(403);
    expect(await tunnelThrough(proxy.port, `${host}:443`)).toContain('403');
    expect(proxy.refused.size).toBe(1);
    await proxy.close();
  });

  test('refuses ports that are not the web’s, and leads to what is allowed', async () => {
    const proxy = await openGuardedProxy({ allowHosts: new Set([secret.host]) });
    expect(await askThrough(proxy.port, 'http://93.184.215.14:22/')).toBe(403);
    expect(await askThrough(proxy.port, secret.url('/through'))).toBe(200);
    expect(await tunnelThrough(proxy.port, secret.host)).toContain('200');
    await proxy.close();
  });
});

function askThrough(port: number, url: string): Promise<number> {
  return new Promise((done, fail) => {
    const asking = request(
      { host: '127.0.0.1', port, path: url, headers: { host: new URL(url).host } },
      (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      },
    );
    asking.on('error', fail);
    asking.end();
  });
}

function tunnelThrough(port: number, target: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    });
    socket.on('error', fail);
    socket.once('data', (answer: Buffer) => {
      done(answer.toString());
      socket.destroy();
    });
  });
}
