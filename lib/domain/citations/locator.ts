/**
 * Where in a source something stands: a page, a paragraph, a line or a time code, kept as it
 * is read ("p. 12", "para 3", "00:12:30") beside its kind. Whatever is none of these, and
 * whatever was noted before there were kinds, stays in the free words of whoever noted it.
 */
export const LOCATOR_KINDS = ['page', 'paragraph', 'line', 'time'] as const;
export type LocatorKind = (typeof LOCATOR_KINDS)[number];

export const LOCATOR_KIND_LABELS: Record<LocatorKind, string> = {
  page: 'Page',
  paragraph: 'Paragraph',
  line: 'Line',
  time: 'Time code',
};

/** What a field for it may hold. */
export const LONGEST_LOCATOR = 200;

type Words = { one: string; many: string; typed: RegExp; asked: string };

const WORDS: Record<Exclude<LocatorKind, 'time'>, Words> = {
  page: {
    one: 'p. ',
    many: 'pp. ',
    typed: /^(?:pp?\.?|pages?|pgs?\.?|s\.|seiten?)(?=[\s\d])\s*/iu,
    asked: 'a page like 12, 12–14, iv or A3',
  },
  paragraph: {
    one: 'para ',
    many: 'paras ',
    typed: /^(?:¶+|paragraphs?|paras?\.?|pars?\.|abs\.|absatz|absätze)\s*/iu,
    asked: 'a paragraph like 4 or 4–6',
  },
  line: {
    one: 'line ',
    many: 'lines ',
    typed: /^(?:ll?\.|lines?|zeilen?|z\.)\s*/iu,
    asked: 'a line like 7 or 7–9',
  },
};

const DASH = /\s*[-\u2010-\u2015]\s*/u;
const NUMBER = /^\d{1,7}$/u;
/** As pages are numbered: 12, 12a, A3, and iv in a preface. */
const PAGE = /^(?:\p{Lu}{0,3}[-.]?\d{1,7}\p{Ll}?|[ivxlcdm]{1,12})$/u;
const TIME_PREFIX = /^(?:at|t=|time(?:\s?code)?:?)\s*/iu;

/** The kind that what is typed says by itself; `null` where it could be any, or is in words. */
export function locatorKindIn(typed: string): LocatorKind | null {
  const text = typed.trim();
  return (
    LOCATOR_KINDS.find(
      (kind) =>
        (kind === 'time'
          ? /\d:\d|\d\s?[hm](?:in)?\s?\d|^\d+s$/iu.test(text)
          : WORDS[kind].typed.test(text)) && 'text' in writeLocator(kind, text),
    ) ?? null
  );
}

/** What is typed, as it is kept and read; or what is wrong with it and what to do. */
export function writeLocator(
  kind: LocatorKind,
  typed: string,
): { text: string } | { problem: string } {
  const written =
    kind === 'time' ? writeTime(typed.trim()) : writeCounted(WORDS[kind], kind, typed);
  return 'text' in written && written.text.length > LONGEST_LOCATOR
    ? { problem: 'This is too long: name the first and the last, or use free words.' }
    : written;
}

/** What is typed where nobody says its kind: of the kind it says by itself, or in words. */
export function placeIn(typed: string): { locator: string; locatorKind: LocatorKind | null } {
  const kind = locatorKindIn(typed);
  const written = kind === null ? null : writeLocator(kind, typed);
  return written !== null && 'text' in written
    ? { locator: written.text, locatorKind: kind }
    : { locator: typed, locatorKind: null };
}

/** Whether a locator is kept as its kind is written. */
export function isLocatorOf(kind: LocatorKind, text: string): boolean {
  const written = writeLocator(kind, text);
  return 'text' in written && written.text === text;
}

/** The locator without the words of its kind: "12–14". */
export function locatorValue(kind: LocatorKind, text: string): string {
  return kind === 'time' ? text : text.replace(WORDS[kind].typed, '');
}

/** What is said before the value, for a report in another language: "pp. ", and nothing before a time. */
export function locatorWord(kind: LocatorKind, text: string): string {
  return text.slice(0, text.length - locatorValue(kind, text).length).trim();
}

function writeCounted(
  { one, many, typed: prefix, asked }: Words,
  kind: LocatorKind,
  typed: string,
): { text: string } | { problem: string } {
  const value = typed.trim().replace(prefix, '').trim();
  const parts: string[] = [];
  for (const part of value.split(/\s*(?:,|&|\band\b)\s*/u)) {
    const written = writeRange(part, kind === 'page' ? PAGE : NUMBER);
    if (written === null) return { problem: `Give ${asked}, or choose free words.` };
    if ('problem' in written) return written;
    parts.push(written.text);
  }
  const [first = ''] = parts;
  const isOne = parts.length === 1 && !first.includes('–');
  return { text: `${isOne ? one : many}${parts.join(', ')}` };
}

function writeRange(part: string, token: RegExp): { text: string } | { problem: string } | null {
  // "A-3" is a page by itself; the dash of a range stands between two.
  if (token.test(part)) return { text: part };
  const [from = '', to = '', ...more] = part.split(DASH);
  if (more.length > 0 || !token.test(from) || !token.test(to)) return null;
  if (!NUMBER.test(from) || !NUMBER.test(to)) return { text: from === to ? from : `${from}–${to}` };
  // "132–5" ends on 135.
  const end = to.length < from.length ? `${from.slice(0, from.length - to.length)}${to}` : to;
  if (Number(end) < Number(from)) {
    return { problem: `It ends before it begins: ${from}–${to}. Turn it round.` };
  }
  return { text: Number(end) === Number(from) ? from : `${from}–${end}` };
}

function writeTime(typed: string): { text: string } | { problem: string } {
  const times = typed.replace(TIME_PREFIX, '').split(DASH).map(millisecondsOf);
  const [from, to = from] = times;
  if (times.length > 2 || typeof from !== 'number' || typeof to !== 'number') {
    const problem = 'Give a time like 12:30, 1:02:03 or 12:30–13:05, or choose free words.';
    return { problem };
  }
  if (to < from) return { problem: 'It ends before it begins. Turn it round.' };
  return { text: to === from ? clock(from) : `${clock(from)}–${clock(to)}` };
}

function millisecondsOf(text: string): number | null {
  const [, ...colons] = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?$/u.exec(text) ?? [];
  const [, ...letters] =
    /^(?=\d)(?:(\d{1,2})\s?h\s?)?(?:(\d{1,3})\s?m(?:in)?\s?)?(?:(\d{1,5})\s?s)?$/iu.exec(text) ??
    [];
  const given = colons.length > 0 ? colons : letters;
  if (given.length === 0) return null;
  const [hours = '0', minutes = '0', seconds = '0', fraction = '0'] = given as (
    string | undefined
  )[];
  const isOver =
    (Number(seconds) > 59 && (colons.length > 0 || given[1] !== undefined)) ||
    (Number(minutes) > 59 && given[0] !== undefined);
  const total =
    (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000 +
    Number(fraction.padEnd(3, '0'));
  return isOver || total >= 100 * 3_600_000 ? null : total;
}

function clock(milliseconds: number): string {
  const pad = (part: number, width = 2) => String(Math.floor(part)).padStart(width, '0');
  const rest = milliseconds % 1_000;
  const seconds = (milliseconds - rest) / 1_000;
  const fraction = rest === 0 ? '' : `.${pad(rest, 3)}`;
  return `${pad(seconds / 3_600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}${fraction}`;
}
