import 'server-only';

/**
 * How the web process hands a file to the parser's process: four bytes with the
 * length of a JSON header, the header, then the file to the end of the stream.
 */

export type ParseRequest = {
  /** `particulars`: of a page only what it says of itself. `pdf`: the words of a PDF, page by page. */
  kind: 'file' | 'page' | 'particulars' | 'pasted_html' | 'pasted_text' | 'pdf';
  fileName: string | null;
  /** The address the bytes came from, after redirects. */
  url: string | null;
  /** The HTTP header, for a page. */
  contentType: string | null;
  /** Plain text that was pasted together with markup. */
  plainText: string | null;
};

/** The first byte of an answer: the parser is loaded and begins to read. */
export const BEGUN = '.';

const LENGTH_BYTES = 4;

export function encodeFrame(request: ParseRequest, bytes: Uint8Array): Buffer[] {
  const header = Buffer.from(JSON.stringify(request), 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(header.length);
  return [length, header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)];
}

export function decodeFrame(frame: Buffer): { request: ParseRequest; bytes: Buffer } {
  const headerEnd = LENGTH_BYTES + frame.readUInt32BE(0);
  const header = frame.subarray(LENGTH_BYTES, headerEnd).toString('utf8');
  return {
    // Both ends of the pipe are this program.
    request: JSON.parse(header) as ParseRequest,
    bytes: frame.subarray(headerEnd),
  };
}
