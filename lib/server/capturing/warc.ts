import 'server-only';

import { STATUS_CODES } from 'node:http';

import { WARCRecord, WARCSerializer } from 'warcio';

import type { Exchange } from './fetch-original';

/**
 * A web archive of the requests and answers that led to a page, redirects too, in
 * the format of libraries and of replay tools (ISO 28500). Each record carries
 * the SHA-256 of its block and of its payload.
 */
export async function warcOf(exchanges: readonly Exchange[]): Promise<Buffer> {
  const records = [
    await serialized(
      WARCRecord.createWARCInfo(
        { filename: 'capture.warc.gz', date: exchanges[0]?.at, warcVersion: 'WARC/1.1' },
        { software: 'Obelus', format: 'WARC File Format 1.1' },
      ),
    ),
  ];
  for (const exchange of exchanges) {
    const { url, at, status, headers, requestHeaders, body } = exchange;
    const { pathname, search } = new URL(url);
    const shared = { url, date: at, warcVersion: 'WARC/1.1' as const, keepHeadersCase: true };
    const response = WARCRecord.create(
      {
        ...shared,
        type: 'response',
        statusline: `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd(),
        httpHeaders: asSent(headers, body.length),
      },
      [new Uint8Array(body)],
    );
    records.push(await serialized(response));
    const id = response.warcHeader('WARC-Record-ID');
    const asked = WARCRecord.create(
      {
        ...shared,
        type: 'request',
        warcHeaders: id === undefined || id === null ? {} : { 'WARC-Concurrent-To': id },
        statusline: `GET ${pathname}${search} HTTP/1.1`,
        httpHeaders: requestHeaders.map(([name, value]): [string, string] => [name, value]),
      },
      [],
    );
    records.push(await serialized(asked));
  }
  return Buffer.concat(records);
}

/** The transfer's own chunks are gone by now, so its header would be untrue of the body. */
function asSent(headers: Exchange['headers'], length: number): [string, string][] {
  const kept = headers
    .filter(([name]) => !/^(?:transfer-encoding|content-length)$/i.test(name))
    .map(([name, value]): [string, string] => [name, value]);
  return [...kept, ['content-length', String(length)]];
}

async function serialized(record: WARCRecord): Promise<Uint8Array> {
  return await WARCSerializer.serialize(record, { gzip: true, digest: { algo: 'sha-256' } });
}
