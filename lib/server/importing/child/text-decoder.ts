import 'server-only';

/** What windows-1252 has in place of the control characters 80 to 9F. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decode bytes as the WHATWG encoding of this name. Node's own decoder reads
 * windows-1252 as Latin-1 in some versions, which turns every quotation mark
 * and dash of an old Windows text into a control character; so that one is read here.
 * @see https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
export function decodeText(bytes: Buffer, encoding: string): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes);
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => HIGH.charAt(control.charCodeAt(0) - 0x80));
}
