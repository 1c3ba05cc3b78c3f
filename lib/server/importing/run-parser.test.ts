import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';

import { describe, expect, test, vi } from 'vitest';

import { textOfDocument } from '@/lib/domain/articles/document';
import { aDocx, documentXml } from '@/lib/testing/docx';

import { parserLimits } from './limits';
import { runParser } from './run-parser';
import type { ParseRequest } from './wire';

/** The parser in its own process, and files that were made to take it down. */

vi.setConfig({ testTimeout: 60_000 });

const request = (fileName: string): ParseRequest => ({
  kind: 'file',
  fileName,
  url: null,
  contentType: null,
  plainText: null,
});

/**
 * Passes every count, and grows in the parser: each unclosed formatting element
 * is opened again in every later block, as the HTML standard demands.
 */
function growingPage(blocks: number): Buffer {
  const each = Array.from({ length: blocks }, (_none, at) => `<div><i class=x${at}></div>`);
  return Buffer.from(`<!doctype html><html><body>${each.join('')}</body></html>`);
}

describe('the process of a parser', () => {
  test.each([
    ['a.txt', Buffer.from('Ferry late\n\nThe ferry was late again on Monday.')],
    ['a.md', Buffer.from('# Ferry late\n\nThe ferry was *late* again on Monday.')],
    ['a.html', Buffer.from('<h1>Ferry late</h1><p>The ferry was late again on Monday.</p>')],
    ['a.docx', aDocx({ paragraphs: ['Ferry late', 'The ferry was late again on Monday.'] })],
  ])('reads %s and answers with an article', async (fileName, bytes) => {
    const outcome = await runParser(request(fileName), bytes);

    expect(outcome).toMatchObject({ ok: true, metadata: { title: 'Ferry late' } });
    if (!outcome.ok) return;
    expect(textOfDocument(outcome.document)).toContain('The ferry was late again on Monday.');
  });

  test('is stopped when its time is over, and says what to do', async () => {
    const limits = { ...parserLimits, wallMs: 700, heapMb: 2_000, rssBytes: 2 ** 40 };
    const started = performance.now();
    const outcome = await runParser(request('a.html'), growingPage(6_000), limits);

    expect(outcome).toMatchObject({ ok: false, code: 'parser_timeout' });
    expect(outcome).toHaveProperty('detail', expect.stringContaining('Save the article as plain'));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('is stopped when it takes too much memory', async () => {
    const limits = { ...parserLimits, rssBytes: 260 * 1024 * 1024 };
    const outcome = await runParser(request('a.html'), growingPage(6_000), limits);

    expect(outcome).toMatchObject({ ok: false, code: 'parser_memory' });
    expect(outcome).toHaveProperty('detail', expect.stringContaining('more memory'));
  });

  test('is stopped by the limits of a newsroom too, while the web process stays awake', async () => {
    const before = performance.eventLoopUtilization();
    const outcome = await runParser(request('a.html'), growingPage(20_000));
    const { utilization } = performance.eventLoopUtilization(before);

    expect(outcome).toMatchObject({ ok: false });
    expect(outcome).toHaveProperty('code', expect.stringMatching(/^parser_(?:timeout|memory)$/));
    // The share of the time in which it had anything to do.
    expect(utilization).toBeLessThan(0.1);
  });

  test('refuses 740,000 elements before the converter sees them', async () => {
    // Attributes that differ keep the archive from being refused for how well it is packed.
    const runs = Array.from({ length: 740_000 }, (_none, at) => `<w:r a="${at}"/>`).join('');
    const bytes = aDocx({
      paragraphs: [],
      entries: [
        {
          name: 'word/document.xml',
          content: documentXml(
            `<w:p>${runs.slice(0, 9_900_000)}</w:p>`.replace(/<w:r a="\d*$/, ''),
          ),
        },
      ],
    });
    const outcome = await runParser(request('a.docx'), bytes);

    expect(outcome).toMatchObject({ ok: false, code: 'too_many_elements' });
  });

  test('refuses 20,000 elements nested in one another before a tree is built', async () => {
    const deep = Buffer.from(`<html><body>${'<div>'.repeat(20_000)}The ferry.`);
    const outcome = await runParser(request('a.html'), deep);

    expect(outcome).toMatchObject({ ok: false, code: 'too_deep' });
  });

  test('is stopped by its heap limit, and says the same', async () => {
    const outcome = await runParser(request('a.html'), growingPage(6_000), {
      ...parserLimits,
      heapMb: 60,
    });

    expect(outcome).toMatchObject({ ok: false, code: 'parser_memory' });
  });

  test('may not answer without end', async () => {
    const outcome = await runParser(request('a.txt'), Buffer.from('The ferry is late.'), {
      ...parserLimits,
      outputBytes: 50,
    });

    expect(outcome).toMatchObject({ ok: false, code: 'parser_memory' });
  });
});

const CHILD = path.resolve(process.cwd(), 'lib/server/importing/child');

/** What a process prints that may have had its network taken away. */
async function tries(port: number, isCut: boolean): Promise<string> {
  const code = `
    if (${String(isCut)}) (await import(${JSON.stringify(`${CHILD}/no-network.ts`)})).cutNetwork();
    const net = await import('node:net');
    const http = await import('node:http');
    const tls = await import('node:tls');
    const dgram = await import('node:dgram');
    const dns = await import('node:dns');
    const to = { host: '127.0.0.1', port: ${port} };
    const attempts = {
      net: () => new Promise((done, fail) => net.connect(to).on('connect', done).on('error', fail)),
      socket: () => new Promise((done, fail) => new net.Socket().on('error', fail).connect(to, done)),
      http: () => new Promise((done, fail) => http.get(to, done).on('error', fail)),
      tls: () => new Promise((done, fail) => tls.connect(to).on('error', (e) => e.code === 'ECONNREFUSED' || /network/.test(e.message) ? fail(e) : done())),
      dgram: () => new Promise((done, fail) => dgram.createSocket('udp4').send('x', ${port}, '127.0.0.1', (e) => e ? fail(e) : done())),
      lookup: () => new Promise((done, fail) => dns.lookup('localhost', (e) => e ? fail(e) : done())),
      lookupPromise: () => dns.promises.lookup('localhost'),
      fetch: () => fetch('http://127.0.0.1:${port}/'),
    };
    const results = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      try { await attempt(); results[name] = 'reached'; }
      catch (error) { results[name] = /network/.test(String(error)) ? 'refused' : String(error); }
    }
    process.stdout.write(JSON.stringify(results), () => process.exit(0));
  `;
  const args = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { NODE_ENV: 'production' },
  });
  return stdout;
}

describe('the network of a parser', () => {
  test('is gone before anything is loaded', async () => {
    let connections = 0;
    const listener = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;

    const open = JSON.parse(await tries(port, false)) as Record<string, string>;
    const connectionsWithNetwork = connections;
    const cut = JSON.parse(await tries(port, true)) as Record<string, string>;
    listener.close();

    expect(new Set(Object.values(open))).toEqual(new Set(['reached']));
    expect(connectionsWithNetwork).toBeGreaterThanOrEqual(4);
    expect(new Set(Object.values(cut))).toEqual(new Set(['refused']));
    expect(connections).toBe(connectionsWithNetwork);
  });
});
