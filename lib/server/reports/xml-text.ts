import 'server-only';

/**
 * Words as an XML file can hold them: a control character that XML forbids, which
 * may well have been imported, stands as the sign for a character that cannot be
 * shown. One character for one, so that offsets do not change.
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function xmlText(words: string): string {
  return words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
