import 'server-only';

import { fileTypeFromBuffer } from 'file-type';

/**
 * What a file is by its bytes, whatever its name says. Text is told from
 * everything else first: the first letters of "BMW" are those of a bitmap, and
 * an article must not be refused as a picture for its first word.
 */

export type ByteKind =
  | { kind: 'zip' }
  /** The container of Word 97 to 2003 and of password-protected documents. */
  | { kind: 'ole' }
  | { kind: 'html' }
  | { kind: 'text' }
  /** Something else, in words: "a PDF document". */
  | { kind: 'other'; what: string };

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\u0005\u0006', 'latin1');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const NAMES: Record<string, string> = {
  pdf: 'a PDF document',
  rtf: 'an RTF document',
  webp: 'a WebP picture',
  heic: 'a HEIC picture',
  mp3: 'a sound recording',
  mp4: 'a video',
  gz: 'a compressed archive',
  '7z': 'a compressed archive',
  rar: 'a compressed archive',
  exe: 'a program',
  elf: 'a program',
};

/** Recognized also when the rest of the file is missing. */
const MAGIC: readonly (readonly [string, Buffer])[] = [
  ['a PNG picture', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['a JPEG picture', Buffer.from('ffd8ff', 'hex')],
  ['a GIF picture', Buffer.from('GIF8', 'latin1')],
];

async function typeOf(bytes: Buffer) {
  try {
    return await fileTypeFromBuffer(bytes);
  } catch {
    // A file that breaks off where its type would be told has none.
    return undefined;
  }
}

export async function sniff(bytes: Buffer): Promise<ByteKind> {
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return { kind: 'zip' };
  if (startsWith(bytes, OLE)) return { kind: 'ole' };

  const head = bytes.subarray(0, 4_096);
  const start = head.toString('latin1');
  if (start.startsWith('%PDF-')) return { kind: 'other', what: 'a PDF document' };
  if (start.startsWith('{\\rtf')) return { kind: 'other', what: 'an RTF document' };

  if (hasUtf16Mark(bytes) || controlShare(head) === 0) {
    const words = hasUtf16Mark(bytes) ? start.replaceAll('\u0000', '') : start;
    return {
      kind: /^[^\w<]*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/i.test(words)
        ? 'html'
        : 'text',
    };
  }
  const known = MAGIC.find(([, mark]) => startsWith(bytes, mark));
  if (known !== undefined) return { kind: 'other', what: known[0] };
  const type = await typeOf(bytes);
  if (type === undefined) return { kind: 'text' };
  return { kind: 'other', what: NAMES[type.ext] ?? `a ${type.mime} file` };
}

export function isEncryptedOle(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

function hasUtf16Mark(bytes: Buffer): boolean {
  return (
    bytes.length >= 2 &&
    ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
  );
}

/** How much of it is control characters that no text has, from 0 to 1. NUL is one of them. */
export function controlShare(bytes: Uint8Array): number {
  if (bytes.length === 0) return 0;
  let controls = 0;
  for (const byte of bytes) {
    const isWhite = byte === 0x1b || (byte >= 0x08 && byte <= 0x0d);
    if ((byte < 0x20 && !isWhite) || byte === 0x7f) controls += 1;
  }
  return controls / bytes.length;
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}
