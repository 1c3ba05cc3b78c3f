import { inflateSync } from 'node:zlib';

import { fromBufferPromise } from 'yauzl';

/** The parts of a ZIP archive by their names, inflated. */
export async function archiveParts(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    parts.set(entry.fileName, Buffer.concat(chunks));
  }
  return parts;
}

/** What a file of any form holds once it is unpacked: parts of a ZIP and streams of a PDF inflated. */
export async function unpacked(bytes: Buffer): Promise<Buffer> {
  if (bytes.toString('latin1', 0, 2) === 'PK') {
    const parts = await archiveParts(bytes);
    return Buffer.concat([...parts].flatMap(([name, part]) => [Buffer.from(name), part]));
  }
  if (bytes.toString('latin1', 0, 4) !== '%PDF') return bytes;
  return Buffer.concat([bytes, ...pdfStreams(bytes)]);
}

/** The streams of a PDF that are deflated, inflated. */
export function pdfStreams(bytes: Buffer): Buffer[] {
  const all = bytes.toString('latin1');
  return [...all.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    const start = index + mark.length;
    try {
      return [inflateSync(bytes.subarray(start, all.indexOf('endstream', start)))];
    } catch {
      return [];
    }
  });
}
