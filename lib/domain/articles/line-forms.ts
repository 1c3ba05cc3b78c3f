/**
 * What a line of a plain text looks like: a headline, a byline, a date line, a
 * caption, a sentence. Forms only; what a line is in its article is decided in
 * furniture.ts, which knows the lines around it.
 */

const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/u;
const HEADLINE_END = /[.…:;,。]["'”’»)\]]*$/u;

/** Ends as sentences do and has words enough to be one. */
export function isSentence(line: string): boolean {
  return SENTENCE_END.test(line) && wordCount(line) >= 4;
}

/** Two to thirty words that begin like a title and do not end like a statement. */
export function isHeadlineLike(line: string): boolean {
  if (line.length > 250 || HEADLINE_END.test(line)) return false;
  const words = wordCount(line);
  return words >= 2 && words <= 30 && /^["'“‘«„¿¡(]*[\p{Lu}\p{Lo}\p{N}]/u.test(line);
}

/** Words between spaces; in scripts without spaces, two characters count as a word. */
export function wordCount(line: string): number {
  const unspaced =
    line.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length + (unspaced >> 1);
}

const SMALL_WORDS =
  /^(?:and|in|at|for|of|the|with|from|to|de|da|di|von|van|der|den|bin|al|el|la|le)$/;

/** "By Ana Roy", "Words by Ana Roy and Ben Ito in Lima", "Ana Roy, Staff Writer". */
export function isByline(line: string): boolean {
  if (line.length > 160 || SENTENCE_END.test(line)) return false;
  const role =
    /^(?<names>[^,|]{3,80})\s?[,|]\s?(?:[\p{L}-]+ ){0,3}(?:writer|reporter|correspondent|editor|columnist|staff)$/iu;
  const by =
    /^(?:(?:written|words|text|story|reported|report|analysis|opinion) )?by:?\s+(?<names>\S.*)$/iu;
  const names = (by.exec(line) ?? role.exec(line))?.groups?.['names'];
  if (names === undefined) return false;
  const words = names.split(/[\s,|&]+/).filter((word) => word !== '');
  return (
    words.length <= 16 &&
    words.some((word) => /^\p{Lu}/u.test(word)) &&
    words.every((word) => /^[\p{Lu}\p{Lo}]/u.test(word) || SMALL_WORDS.test(word)) &&
    !words.some((word) => DAY_OR_MONTH.test(word))
  );
}

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DAY = 'mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun';
const DAY_OR_MONTH = new RegExp(`^(?:${MONTH}|(?:${DAY})(?:day)?)[.,]?$`, 'i');
const DATE_WORD = new RegExp(
  [
    MONTH,
    `(?:${DAY})(?:day)?`,
    '\\d{4}-\\d{2}-\\d{2}(?:t[\\d:.+z-]+)?',
    '\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}',
    '\\d{1,2}(?:st|nd|rd|th)?',
    '\\d{4}',
    '\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?(?:am|pm)?',
    '\\d{1,2}(?:am|pm)',
    'am|pm|a\\.m|p\\.m|at|on|of|the|last|first|published|updated|posted|modified|date|time|issued|created|edited',
    'gmt|utc|bst|cet|cest|e[sd]t|p[sd]t|c[sd]t|m[sd]t|et|pt|ist|msk|jst|aest|z|[+-]\\d{2}:?\\d{2}',
  ]
    .map((word) => `(?:${word})`)
    .join('|')
    .replace(/^/, '^(?:')
    .concat(')$'),
  'i',
);
const FULL_DATE = new RegExp(
  `\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|(?:${MONTH})[.,]?\\s+\\d|\\d(?:st|nd|rd|th)?[.,]?\\s+(?:of\\s+)?(?:${MONTH})\\b`,
  'i',
);
const PLACE_ONLY = /^\p{Lu}[\p{Lu}\p{M} .'’,-]{1,60}(?:\((?:[\p{L} ]{2,20})\))?\s?(?:[,–—-]\s?)?$/u;

/** A line that is a date, or the place and agency at the head of a report, and nothing else. */
export function isDateline(line: string): boolean {
  if (line.length > 120) return false;
  const words = line.split(/[\s,|·•()]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const isDate = (word: string) => DATE_WORD.test(word.replace(/[.:;]+$/, ''));
  if (FULL_DATE.test(line)) {
    if (words.every(isDate)) return true;
    // "LONDON, Sept 10": the place in capitals, then the date.
    const place = words.findIndex(isDate);
    return (
      place > 0 &&
      place <= 4 &&
      words.slice(0, place).every((word) => /^\p{Lu}[\p{Lu}.'’-]*$/u.test(word)) &&
      words.slice(place).every((word) => isDate(word) || /^\(?[\p{Lu}][\p{L}]*\)?$/u.test(word))
    );
  }
  return PLACE_ONLY.test(line) && /[)–—-]\s?$/.test(line);
}

/** Words about a picture: named as such, or with the credit of a photographer at the end. */
export function isCaption(line: string): boolean {
  if (line.length > 500) return false;
  return (
    /^(?:file )?(?:photo|picture|image|photograph|caption|image caption|pictured)(?: \d+)?\s?[:,–—]\s?\S/i.test(
      line,
    ) ||
    /[([](?:ap photo|photo(?:graph)?s? (?:by|courtesy)|picture:|image:|photo:)[^()[\]]{0,80}[)\]]\.?$/i.test(
      line,
    ) ||
    /(?:[|–—/]|\.) ?(?:photo|picture|image|photograph|credit)s? ?(?:credit)?: [^.]{2,60}$/i.test(
      line,
    ) ||
    /[|–—/([][^|–—/([.]{0,40}(?:getty images|ap photo|afp|reuters|shutterstock|alamy)[)\]]?$/i.test(
      line,
    )
  );
}
