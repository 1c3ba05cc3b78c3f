/**
 * What a character is to the words of a text, and which characters only look
 * different.
 *
 * Two passages hold the same words when nothing but their look differs: the kind
 * of quotation mark, of space or of hyphen, a ligature, an invisible character
 * that says where a word may break, composed or decomposed accents, and the first
 * letter where a sentence begins. Everything else is another word: digits, dashes,
 * superscripts and the case of other letters carry meaning.
 */

export const WORD = 1;
export const SPACE = 2;
export const LINE_BREAK = 3;
/** Says where a word may break, and nothing else. */
export const INVISIBLE = 4;
/** A word by itself: scripts that are written without spaces. */
export const IDEOGRAPH = 5;
const OTHER = 6;
/** Belongs to a word between two of its letters. */
export const APOSTROPHE = 7;
export const SURROGATE = 8;

const classes = new Uint8Array(0x10000);

/** The class of a UTF-16 unit; of half a pair, that it is one. */
export function classOf(unit: number): number {
  const known = classes[unit] ?? 0;
  if (known !== 0) return known;
  const found = unit >= 0xd800 && unit <= 0xdfff ? SURROGATE : classify(String.fromCharCode(unit));
  classes[unit] = found;
  return found;
}

/** The class of a whole character outside the basic plane. */
export function classOfPair(character: string): number {
  return classify(character);
}

function classify(character: string): number {
  if (/[\n\r\u0085\u2028\u2029]/u.test(character)) return LINE_BREAK;
  if (/[\u00ad\u200b\u2060\ufeff]/u.test(character)) return INVISIBLE;
  if (/\s/u.test(character)) return SPACE;
  if (/['\u2018\u2019\u201b\u02bc]/u.test(character)) return APOSTROPHE;
  if (UNSPACED.test(character)) return IDEOGRAPH;
  return /[\p{L}\p{M}\p{N}]/u.test(character) ? WORD : OTHER;
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A word or a sign as it compares, its first letter small. */
export function foldToken(token: string): { folded: string; isCapital: boolean } {
  const plain = token
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'))
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201b\u02bc]/gu, "'")
    .replace(/[\u201c\u201d\u201e\u201f]/gu, '"')
    .replace(/[\u2010\u2011]/gu, '-');
  const first = String.fromCodePoint(plain.codePointAt(0) ?? 0);
  const small = first.toLowerCase();
  return { folded: small + plain.slice(first.length), isCapital: small !== first };
}
