import 'server-only';

/**
 * What a file is by its bytes, whatever its name or its sender says. Only the first
 * bytes are looked at: nothing is unpacked or parsed here.
 */

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Signature = { mediaType: string; at: number; bytes: string };

const SIGNATURES: readonly Signature[] = [
  { mediaType: 'application/pdf', at: 0, bytes: '%PDF-' },
  { mediaType: 'image/png', at: 0, bytes: '\u0089PNG\r\n\u001a\n' },
  { mediaType: 'image/jpeg', at: 0, bytes: '\u00ff\u00d8\u00ff' },
  { mediaType: 'image/gif', at: 0, bytes: 'GIF8' },
  { mediaType: 'image/tiff', at: 0, bytes: 'II*\u0000' },
  { mediaType: 'image/tiff', at: 0, bytes: 'MM\u0000*' },
  { mediaType: 'image/webp', at: 8, bytes: 'WEBP' },
  { mediaType: 'image/heic', at: 4, bytes: 'ftypheic' },
  { mediaType: 'image/avif', at: 4, bytes: 'ftypavif' },
  { mediaType: 'audio/wav', at: 8, bytes: 'WAVE' },
  { mediaType: 'audio/aiff', at: 8, bytes: 'AIFF' },
  { mediaType: 'audio/mp4', at: 4, bytes: 'ftypM4A' },
  { mediaType: 'video/mp4', at: 4, bytes: 'ftyp' },
  { mediaType: 'audio/ogg', at: 0, bytes: 'OggS' },
  { mediaType: 'audio/flac', at: 0, bytes: 'fLaC' },
  { mediaType: 'audio/mpeg', at: 0, bytes: 'ID3' },
  { mediaType: 'audio/mpeg', at: 0, bytes: '\u00ff\u00fb' },
  { mediaType: 'audio/mpeg', at: 0, bytes: '\u00ff\u00f3' },
  { mediaType: 'video/webm', at: 0, bytes: '\u001aE\u00df\u00a3' },
];

const HEAD_BYTES = 4_096;

/** `null` where it is no file that is taken as evidence. */
export function mediaTypeOf(bytes: Uint8Array, fileName: string): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const known = SIGNATURES.find(({ at, bytes: sign }) => head.startsWith(sign, at));
  if (known !== undefined) return known.mediaType;
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (head.startsWith('PK\u0003\u0004')) return extension === 'docx' ? DOCX : null;
  return isText(bytes) ? textType(extension, head) : null;
}

function textType(extension: string, head: string): string {
  if (/^(?:x?html?)$/.test(extension) || /^\s*<(?:!doctype html|html)/i.test(head)) {
    return 'text/html';
  }
  return /^(?:md|markdown)$/.test(extension) ? 'text/markdown' : 'text/plain';
}

/** UTF-16 says so at its beginning; every other text has no zero bytes and hardly a control character. */
function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64 * 1024);
  const [first, second] = head;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16) return true;
  const control = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return head.length > 0 && !head.includes(0) && control * 100 <= head.length;
}
