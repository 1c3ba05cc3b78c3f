/** Citations as BibTeX, and entries of BibTeX as citations. */
import { type CslItem, dateOf, dayOf } from './csl';

export type BibtexEntry = {
  type: string;
  label: string;
  properties: Readonly<Record<string, string | number>>;
};

const TYPES: readonly (readonly [csl: string, bibtex: string])[] = [
  ['webpage', 'online'],
  ['article-newspaper', 'article'],
  ['report', 'report'],
  ['dataset', 'dataset'],
  ['broadcast', 'video'],
  ['graphic', 'image'],
  ['book', 'book'],
  ['document', 'misc'],
];

export function bibtexOf(items: readonly CslItem[]): string {
  return items
    .map((item, at) => {
      const fields: [string, string | null | undefined][] = [
        ['title', item.title],
        ['author', item.author?.[0]?.literal === undefined ? null : item.author[0].literal],
        ['journaltitle', item['container-title']],
        ['date', dayOf(item.issued)],
        ['urldate', dayOf(item.accessed)],
        ['url', item.URL],
        ['note', item.note?.split('\n').join(NOTE_BREAK)],
      ];
      const lines = fields.flatMap(([name, value]) =>
        value === null || value === undefined || value === ''
          ? []
          : [`  ${name} = {${name === 'author' ? `{${latexOf(value)}}` : latexOf(value)}},`],
      );
      const type = TYPES.find(([csl]) => csl === item.type)?.[1] ?? 'misc';
      return `@${type}{cited${at + 1},\n${lines.join('\n')}\n}`;
    })
    .join('\n\n')
    .concat('\n');
}

/** Between two lines of a note: line breaks are white space to BibTeX. */
const NOTE_BREAK = ' | ';

export function cslOfEntry({ type, label, properties }: BibtexEntry): CslItem {
  const text = (...names: string[]) =>
    names
      .map((name) => properties[name])
      .map((value) => (value === undefined ? '' : textOf(String(value))))
      .find((value) => value !== '');
  const title = text('title');
  const site = text('journaltitle', 'journal', 'organization', 'publisher', 'institution');
  const url =
    text('url') ?? /https?:\/\/[^\s{}]+/u.exec(String(properties['howpublished'] ?? ''))?.[0];
  const issued = dateIn(text('date')) ?? dateIn(partsOf(properties));
  const accessed = dateIn(text('urldate'));
  return {
    id: label,
    type: TYPES.find(([, bibtex]) => bibtex === type.toLowerCase())?.[0] ?? 'document',
    ...(title !== undefined && { title }),
    author: namesIn(String(properties['author'] ?? '')),
    ...(site !== undefined && { 'container-title': site }),
    ...(url !== undefined && { URL: url }),
    ...(issued !== null && { issued }),
    ...(accessed !== null && { accessed }),
    note: (text('note') ?? '').split(NOTE_BREAK).join('\n'),
  };
}

function partsOf({ year, month, day }: BibtexEntry['properties']): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dateIn(text: string | undefined) {
  const day = /^\d{4}-\d{2}-\d{2}$/u.exec(text ?? '')?.[0];
  return day === undefined ? null : dateOf(day);
}

/** Names stand between `and`, but within braces it is part of a name. */
function namesIn(field: string): { literal: string }[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const token of field.split(/([{}]|\s+and\s+)/u)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0 && /^\s+and\s+$/u.test(token)) {
      names.push(name);
      name = '';
    } else name += token;
  }
  return [...names, name]
    .map((one) => {
      const [, family, given] = /^([^,{}]+), ([^,{}]+)$/u.exec(one.trim()) ?? [];
      return { literal: textOf(given === undefined ? one : `${given} ${family ?? ''}`).trim() };
    })
    .filter(({ literal }) => literal !== '');
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function latexOf(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\{}~^]|[&%$#_]/gu, (sign) => SIGNS[sign] ?? `\\${sign}`);
}

const ACCENTS: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030c',
  u: '\u0306',
  H: '\u030b',
  r: '\u030a',
  k: '\u0328',
};
const WORDS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
};

/** What is read of a field: commands as their signs, grouping braces gone. */
function textOf(latex: string): string {
  return latex
    .replace(
      /\\(textbackslash|textasciitilde|textasciicircum|ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i)(?:\{\}|\b\s?)|\\(["'`^~=.]|[cvuHrk](?=[\s{]))\s?\{?(\p{L})\}?|\\([\\{}&%$#_~^])|\\(?:url|emph|textit|textbf)\b|([{}])|(~)/gu,
      (
        _,
        word?: string,
        accent?: string,
        letter?: string,
        sign?: string,
        _group?: string,
        tie?: string,
      ) => {
        if (word !== undefined) return WORDS[word] ?? '';
        if (accent !== undefined) return `${letter ?? ''}${ACCENTS[accent] ?? ''}`.normalize('NFC');
        return sign ?? (tie === undefined ? '' : ' ');
      },
    )
    .replace(/\s+/gu, ' ')
    .trim();
}
