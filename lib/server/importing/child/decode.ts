import 'server-only';

import { analyse } from 'chardet';

import { sayNumber } from '../limits';
import type { ImportPlace } from '../outcome';
import { ImportRefusal } from './refusal';
import { controlShare } from './sniff';
import { decodeText } from './text-decoder';
import { firstInvalidUtf8 } from './utf8';

/**
 * From bytes to text. The order is: the mark at the beginning of the file, what
 * the server or the page declares, UTF-8 if the bytes are valid UTF-8, and only
 * then a guess, which is told. Words that arrive garbled would be checked
 * garbled, so what cannot be read is refused with its place.
 */

export type Decoded = {
  text: string;
  /** The WHATWG name. */
  encoding: string;
  warnings: string[];
};

export type DecodeOptions = {
  /** Names of an encoding that the server or the page gives, the most binding first. */
  declared: readonly string[];
  /** A page is shown with its broken characters replaced, as a browser does; a file is refused. */
  replaceBroken: boolean;
};

/** Of control characters. A single one is a fault in a text, not a sign of data. */
const BINARY_SHARE = 0.02;
const BINARY_AT_LEAST = 8;
const SAMPLE_BYTES = 256 * 1024;

export function decodeBytes(bytes: Buffer, options: DecodeOptions): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return decodeAs(bytes.subarray(mark.length), mark.encoding, options);

  const silent = utf16WithoutMark(bytes);
  if (silent !== null) {
    const decoded = decodeAs(bytes, silent, options);
    return { ...decoded, warnings: [guessWarning(silent), ...decoded.warnings] };
  }

  refuseBinary(bytes);
  for (const name of options.declared) {
    const encoding = knownEncoding(name);
    // A page that can be read as bytes cannot be UTF-16, whatever it says.
    if (encoding !== null && !encoding.startsWith('utf-16')) {
      return decodeAs(bytes, encoding, options);
    }
  }

  const invalid = firstInvalidUtf8(bytes);
  if (invalid === null || looksLikeUtf8(bytes)) return decodeAs(bytes, 'utf-8', options);
  return guess(bytes, invalid, options);
}

/** @throws ImportRefusal where the text holds what cannot be stored. */
export function refuseUnstorable(text: string): void {
  const nul = text.indexOf('\u0000');
  if (nul !== -1) {
    const at = placeInText(text, nul);
    throw new ImportRefusal(
      'nul_character',
      `The text holds a NUL character in line ${sayNumber(at.line)}, which no text can be stored with. It is a sign of a damaged file. Remove it in a text editor, or save the text again as UTF-8.`,
      at,
    );
  }
  if (text.isWellFormed()) return;
  const lone = text.search(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/,
  );
  const at = placeInText(text, lone);
  throw new ImportRefusal(
    'lone_surrogate',
    `The text holds half of a character (a lone surrogate) in line ${sayNumber(at.line)}; the other half was cut off. Write the character again there, or save the text again as UTF-8.`,
    at,
  );
}

function decodeAs(bytes: Buffer, encoding: string, options: DecodeOptions): Decoded {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return decodeUtf16(bytes, encoding, options);
  }
  if (encoding === 'utf-8') {
    const invalid = firstInvalidUtf8(bytes);
    if (invalid !== null && !options.replaceBroken) throw brokenUtf8(bytes, invalid);
  }
  const text = decodeText(bytes, encoding);
  return finish(text, encoding, options);
}

function decodeUtf16(bytes: Buffer, encoding: string, options: DecodeOptions): Decoded {
  if (bytes.length % 2 !== 0 && !options.replaceBroken) {
    throw new ImportRefusal(
      'broken_encoding',
      'The file is UTF-16 and ends in the middle of a character, so it is not whole. Save it again as UTF-8 in the program it comes from.',
      { unit: 'byte', offset: bytes.length - 1, line: 1 },
    );
  }
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (encoding === 'utf-16be') whole.swap16();
  // Buffer keeps half a pair as it is; TextDecoder would replace it before anyone could say where.
  return finish(whole.toString('utf16le'), encoding, options);
}

function finish(raw: string, encoding: string, options: DecodeOptions): Decoded {
  const warnings: string[] = [];
  let text = raw;
  if (options.replaceBroken) {
    text = raw.replaceAll('\u0000', '\uFFFD').toWellFormed();
  } else {
    refuseUnstorable(raw);
  }
  const lost = text.split('\uFFFD').length - 1;
  if (lost > 0) {
    const { line } = placeInText(text, text.indexOf('\uFFFD'));
    warnings.push(
      `${lost === 1 ? 'One character' : `${sayNumber(lost)} characters`} could not be read and ${lost === 1 ? 'is' : 'are'} shown as \uFFFD, first in line ${sayNumber(line)} of the source. Compare with the original.`,
    );
  }
  return { text, encoding, warnings };
}

function guess(bytes: Buffer, invalid: number, options: DecodeOptions): Decoded {
  for (const { name } of analyse(bytes.subarray(0, SAMPLE_BYTES))) {
    const encoding = knownEncoding(name);
    if (encoding === null || encoding.startsWith('utf-')) continue;
    const preferred = isWestern(bytes, encoding) ? 'windows-1252' : encoding;
    const text = decodeText(bytes, preferred);
    // C1 controls and replacement characters do not occur in text that was read rightly.
    if (/[\u0080-\u009f\uFFFD]/.test(text)) continue;
    const decoded = finish(text, preferred, options);
    return { ...decoded, warnings: [guessWarning(preferred), ...decoded.warnings] };
  }
  if (options.replaceBroken) return decodeAs(bytes, 'utf-8', options);
  throw brokenUtf8(bytes, invalid);
}

function guessWarning(encoding: string): string {
  return `The file does not say how its letters are encoded; it was read as ${encoding}. Check accents and quotation marks.`;
}

/**
 * Short Western texts are often guessed to be of another language with Latin
 * letters: where every letter is one that Western languages use, it is Western.
 */
function isWestern(bytes: Buffer, encoding: string): boolean {
  if (!OTHER_LATIN.test(encoding)) return false;
  return !NOT_WESTERN.test(decodeText(bytes, 'windows-1252'));
}

const OTHER_LATIN = /^(?:windows-125[0247]|iso-8859-(?:2|3|4|9|1\d))$/;
const NOT_WESTERN =
  /[^\u0000-\u007f\u00a0àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŸŒ«»‘’“”„‚–—…€£§°·¿¡ªº™©®•]/;

/** Broken UTF-8 rather than another encoding: most of what is not ASCII is valid. */
function looksLikeUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE_BYTES));
  const valid = text.match(/[^\u0000-\u007f\uFFFD]/gu)?.length ?? 0;
  const brokenPlaces = text.match(/\uFFFD+/g)?.length ?? 0;
  return valid > brokenPlaces;
}

function brokenUtf8(bytes: Buffer, offset: number): ImportRefusal {
  const at: ImportPlace = { unit: 'byte', offset, line: countLines(bytes.subarray(0, offset)) };
  return new ImportRefusal(
    'broken_encoding',
    `The file is broken in line ${sayNumber(at.line)}: the bytes there are no letters in UTF-8, nor is the file in any other known encoding. Save it again as UTF-8 in the program it comes from.`,
    at,
  );
}

function refuseBinary(bytes: Buffer): void {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const share = controlShare(sample);
  if (share <= BINARY_SHARE || share * sample.length < BINARY_AT_LEAST) return;
  throw new ImportRefusal(
    'binary',
    'The file is not text: most of it is data that only a program understands. Import the article as .txt, .md, .html or .docx, or paste its text.',
  );
}

function byteOrderMark(bytes: Buffer): { encoding: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', length: 3 };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** UTF-16 of a language with Latin letters has a zero in nearly every second byte, on one side only. */
function utf16WithoutMark(bytes: Buffer): string | null {
  const sample = bytes.subarray(0, 4_096);
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

function knownEncoding(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    // A name nobody knows binds nobody.
    return null;
  }
}

function placeInText(text: string, index: number): ImportPlace {
  const before = text.slice(0, index);
  return {
    unit: 'code_point',
    offset: Array.from(before).length,
    line: before.split(/\r\n?|\n/).length,
  };
}

function countLines(bytes: Buffer): number {
  return bytes.toString('latin1').split(/\r\n?|\n/).length;
}
