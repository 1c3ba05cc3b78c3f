import 'server-only';

import { createInflate, inflateSync } from 'node:zlib';

import { importLimits, sayBytes } from '../limits';
import { ImportRefusal } from './refusal';

/**
 * What the packed parts of a PDF come to when they are unpacked, counted before the
 * reader unpacks them all into memory. Pictures are not counted: they are not read. Parts
 * that are encrypted, or packed in ways that hardly any program uses, cannot be told;
 * against those stand the limits of the process.
 */

const STREAM = Buffer.from('stream', 'latin1');
const DICTIONARY_BYTES = 2_000;
/** Packed parts in a packed part: two are seen in the wild, more are made to do harm. */
const PACKED_TIMES = 2;

/** @throws ImportRefusal */
export async function refusePdfBomb(bytes: Buffer): Promise<void> {
  let left: number = importLimits.pdfBytes;
  for (let at = bytes.indexOf(STREAM); at !== -1; at = bytes.indexOf(STREAM, at + STREAM.length)) {
    const isEnd = bytes.toString('latin1', Math.max(0, at - 3), at) === 'end';
    const start = isEnd ? null : startOf(bytes, at + STREAM.length);
    if (start === null) continue;
    const times = packedTimes(bytes.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at));
    if (times > PACKED_TIMES) throw bomb();
    if (times === 0) continue;
    const packed = bytes.subarray(start);
    left -= times === 1 ? await inflatedOnce(packed, left) : await inflated(packed, times, left);
    if (left < 0) throw bomb();
  }
}

/** The bytes begin after the end of the line; a word that only looks like the beginning has none. */
function startOf(bytes: Buffer, at: number): number | null {
  if (bytes[at] === 0x0a) return at + 1;
  return bytes[at] === 0x0d ? at + (bytes[at + 1] === 0x0a ? 2 : 1) : null;
}

function packedTimes(before: string): number {
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
  if (/\/Subtype\s*\/Image\b/u.test(dictionary)) return 0;
  return dictionary.match(/\/(?:FlateDecode|Fl)\b/gu)?.length ?? 0;
}

/** As below, many times faster for the small parts of which a file has thousands. */
async function inflatedOnce(packed: Buffer, most: number): Promise<number> {
  const part = packed.subarray(0, Math.min(packed.length, SMALL));
  try {
    return inflateSync(part, { maxOutputLength: most + 1 }).length;
  } catch {
    // Larger than a small part, damaged, or harmful: counted as far as it goes.
    return await inflated(packed, 1, most);
  }
}

const SMALL = 64 * 1024;

/** How many bytes come out, up to one more than `most`. Damaged parts count as far as they go. */
function inflated(packed: Buffer, times: number, most: number): Promise<number> {
  return new Promise((resolve) => {
    const steps = Array.from({ length: times }, () => createInflate());
    let count = 0;
    const done = () => {
      for (const step of steps) step.destroy();
      resolve(count);
    };
    steps.forEach((step, index) => {
      step.on('error', done);
      const next = steps[index + 1];
      if (next !== undefined) step.pipe(next);
    });
    const last = steps.at(-1);
    last?.on('data', (chunk: Buffer) => {
      count += chunk.length;
      if (count > most) done();
    });
    last?.on('end', done);
    steps[0]?.end(packed);
  });
}

function bomb(): ImportRefusal {
  return new ImportRefusal(
    'archive_too_large',
    `Its words are not read: unpacked, it would be larger than ${sayBytes(importLimits.pdfBytes)}.`,
  );
}
