/** Citations as RIS: two letters, two blanks, a dash, a blank, and what is said, a line each. */
import { type CslItem, dateOf, dayOf } from './csl';

const TYPES: readonly (readonly [csl: string, ris: string])[] = [
  ['webpage', 'ELEC'],
  ['article-newspaper', 'NEWS'],
  ['article-magazine', 'MGZN'],
  ['article-journal', 'JOUR'],
  ['report', 'RPRT'],
  ['dataset', 'DATA'],
  ['broadcast', 'VIDEO'],
  ['post', 'BLOG'],
  ['graphic', 'ART'],
  ['interview', 'HEAR'],
  ['personal_communication', 'PCOMM'],
  ['book', 'BOOK'],
  ['document', 'GEN'],
];

export function risOf(items: readonly CslItem[]): string {
  return items
    .map((item) => {
      const lines: [string, string | null | undefined][] = [
        ['TY', TYPES.find(([csl]) => csl === item.type)?.[1] ?? 'GEN'],
        ['ID', item.id],
        ['TI', item.title],
        ...(item.author ?? []).map(({ literal }): [string, string | undefined] => ['AU', literal]),
        ['T2', item['container-title']],
        ['UR', item.URL],
        ['DA', dayOf(item.issued)?.replaceAll('-', '/')],
        ['Y2', dayOf(item.accessed)?.replaceAll('-', '/')],
        ...(item.note ?? '').split('\n').map((line): [string, string] => ['N1', line]),
        ['ER', ''],
      ];
      return lines
        .filter(([tag, value]) => tag === 'ER' || (value ?? '') !== '')
        .map(([tag, value]) => `${tag}  - ${value ?? ''}`)
        .join('\r\n');
    })
    .join('\r\n\r\n')
    .concat('\r\n');
}

/** The entries of a file, as far as they have tags that are known. A line without a tag goes on. */
export function readRis(text: string): CslItem[] {
  const items: CslItem[] = [];
  let fields: [string, string][] | null = null;
  for (const line of text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u)) {
    const [, tag, value = ''] = /^([A-Z][A-Z0-9])\s{1,2}-\s?(.*)$/u.exec(line) ?? [];
    if (tag === 'TY') fields = [['TY', value.trim()]];
    else if (tag === 'ER') {
      if (fields !== null) items.push(itemOf(fields, items.length));
      fields = null;
    } else if (tag !== undefined) fields?.push([tag, value]);
    else if (fields !== null && line.trim() !== '') {
      const last = fields.at(-1);
      if (last !== undefined) last[1] += ` ${line.trim()}`;
    }
  }
  // The last entry of a file that was cut off.
  if (fields !== null) items.push(itemOf(fields, items.length));
  return items;
}

function itemOf(fields: readonly (readonly [string, string])[], at: number): CslItem {
  const first = (...tags: string[]) =>
    tags
      .flatMap((tag) => fields.filter(([one]) => one === tag))
      .map(([, value]) => value.trim())
      .find((value) => value !== '');
  const all = (...tags: string[]) =>
    fields.filter(([tag]) => tags.includes(tag)).map(([, value]) => value);
  const title = first('TI', 'T1', 'CT', 'BT');
  const site = first('T2', 'JO', 'JF', 'JA', 'T3', 'PB');
  const url = first('UR', 'L2', 'LK');
  const issued = dateIn(first('DA')) ?? dateIn(first('PY', 'Y1'));
  const accessed = dateIn(first('Y2'));
  return {
    id: first('ID') ?? String(at + 1),
    type: TYPES.find(([, ris]) => ris === first('TY'))?.[0] ?? 'document',
    ...(title !== undefined && { title }),
    author: all('AU', 'A1').map((name) => ({ literal: inOrder(name.trim()) })),
    ...(site !== undefined && { 'container-title': site }),
    ...(url !== undefined && { URL: url }),
    ...(issued !== null && { issued }),
    ...(accessed !== null && { accessed }),
    note: all('N1').join('\n'),
  };
}

/** `Doe, Jane` as it is said; a name with more commas, or none, stays as it is. */
function inOrder(name: string): string {
  const [, family, given] = /^([^,]+), ([^,]+)$/u.exec(name) ?? [];
  return family === undefined || given === undefined ? name : `${given} ${family}`;
}

function dateIn(text: string | undefined) {
  const [, year, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})/u.exec(text ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return dateOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
