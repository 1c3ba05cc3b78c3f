/**
 * Words taken out of whatever people wrote: the name of a source that is to be
 * protected, and the names of colleagues. A name is found in any case, composed
 * or decomposed, over any white space and with invisible signs between its
 * letters, and so are its parts: who reads "Doe said so" has been told of Jane
 * Doe. Rather a word too many is hidden than one too few.
 */
import type { Json, JsonObject } from '../shared/json';

export type HiddenWords = {
  /** What must not be read. */
  words: string;
  /** What is read in its place. */
  standIn: string;
  /** Whether each single name in it is hidden as well. */
  inParts: boolean;
};

type Rule = { pattern: RegExp; standIn: string };

/** Signs that nobody sees, between which a name could stand unfound. */
const UNSEEN = '[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]*';
/** Shorter ones are found as words only, or "AP" would be found in "apple". */
const LONG_ENOUGH = 6;
const SHORTEST_PART = 3;

/** @param told words that the article itself prints, whose parts hide nobody. */
export function createHider(
  hidden: readonly HiddenWords[],
  told: string,
): (words: string) => string {
  const known = new Set(namesIn(told).map(fold));
  const wholes = hidden.filter(({ words }) => words.trim() !== '');
  const parts = wholes
    .filter(({ inParts }) => inParts)
    .flatMap(({ words, standIn }) =>
      namesIn(words)
        .filter((name) => !known.has(fold(name)))
        .map((name) => ({ words: name, standIn })),
    );
  // The longest first, so that a whole name has one stand-in and not two.
  const rules = [
    ...wholes.toSorted((a, b) => b.words.length - a.words.length).map((one) => ruleOf(one, false)),
    ...parts.map((one) => ruleOf(one, true)),
  ];
  return (words) => hide(words, rules);
}

function hide(words: string, rules: readonly Rule[]): string {
  const composed = words.normalize('NFC');
  const hidden = rules.reduce(
    (text, { pattern, standIn }) => text.replace(pattern, () => standIn),
    composed,
  );
  return hidden === composed ? words : hidden;
}

function ruleOf({ words, standIn }: Pick<HiddenWords, 'words' | 'standIn'>, isPart: boolean): Rule {
  const letters = Array.from(words.normalize('NFC').trim());
  const pattern = letters
    .map((letter) => (/\s/u.test(letter) ? '\\s+' : escaped(letter)))
    .join(UNSEEN)
    .replace(/(?:\\s\+(?:\[[^\]]*\]\*)?)+/gu, `\\s+${UNSEEN}`);
  const isWord = isPart || letters.length < LONG_ENOUGH;
  const source = isWord ? `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])` : pattern;
  return { pattern: new RegExp(source, 'giu'), standIn };
}

function escaped(letter: string): string {
  return /[\\^$.*+?()[\]{}|/]/u.test(letter) ? `\\${letter}` : letter;
}

/** The single names in a name: what begins with a capital letter, or has none. */
function namesIn(words: string): string[] {
  return (words.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (name) => Array.from(name).length >= SHORTEST_PART && /^(?:\p{Lu}|\p{Lo})/u.test(name),
  );
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Every text in a value, changed; keys and what is no text stay. */
export function mapTexts<Value>(value: Value, change: (words: string) => string): Value {
  return mapJson(value as Json, change) as Value;
}

function mapJson(value: Json, change: (words: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => mapJson(one, change));
  const entries = Object.entries(value as JsonObject);
  return Object.fromEntries(
    entries.flatMap(([key, one]) =>
      (one as Json | undefined) === undefined ? [] : [[key, mapJson(one, change)]],
    ),
  );
}
