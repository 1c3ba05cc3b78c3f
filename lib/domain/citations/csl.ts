/**
 * Citations as programs that keep references know them: items of CSL-JSON. What such an item
 * has no field for (how it bears on the claim, the words, the place in the source) stands in
 * its note, a line each, and is read back from there.
 */
import {
  type Citation,
  RELATIONS,
  SOURCE_MEDIA,
  SOURCE_TERMS,
  SOURCE_TIERS,
  type SourceMedium,
  tidyCitation,
} from '../claims/claim';
import {
  LOCATOR_KINDS,
  type LocatorKind,
  locatorKindIn,
  locatorValue,
  LONGEST_LOCATOR,
  writeLocator,
} from './locator';

type CslName = { family?: string; given?: string; literal?: string };
type CslDate = { 'date-parts'?: number[][]; raw?: string };

export type CslItem = {
  id: string;
  type: string;
  title?: string;
  author?: CslName[];
  'container-title'?: string;
  publisher?: string;
  URL?: string;
  issued?: CslDate;
  accessed?: CslDate;
  /** The place within it: in CSL a page where no label says otherwise. */
  locator?: string;
  label?: string;
  note?: string;
};

export type CitedFields = Omit<Citation, 'id'>;

const TYPES: Record<SourceMedium, string> = {
  web: 'webpage',
  print: 'article-newspaper',
  document: 'report',
  data: 'dataset',
  broadcast: 'broadcast',
  social: 'post',
  image: 'graphic',
  interview: 'interview',
  call: 'interview',
  message: 'personal_communication',
  observation: 'document',
};

export function cslOf(citation: CitedFields, id: string): CslItem {
  const { source, url, accessedOn, medium, title, author, publishedOn } = citation;
  const isWork = title !== undefined && title !== '';
  return {
    id,
    type:
      medium === undefined || medium === null
        ? url === ''
          ? 'document'
          : 'webpage'
        : TYPES[medium],
    title: isWork ? title : source,
    ...(isWork && { 'container-title': source }),
    ...(author !== undefined && author !== '' && { author: [{ literal: author }] }),
    ...(url !== '' && { URL: url }),
    ...(publishedOn !== undefined && publishedOn !== null && { issued: dateOf(publishedOn) }),
    ...(accessedOn !== null && { accessed: dateOf(accessedOn) }),
    ...locatorOut(citation),
    note: noteOf(citation),
  };
}

/** An item as the fields of a citation, or why it is none. What is too long is cut. */
export function citedFieldsOf(item: CslItem): CitedFields | { reason: string } {
  const noted = readNote(item.note ?? '');
  const title = oneLine(item.title, 500);
  const author = oneLine(namesOf(item.author ?? []), 300);
  const site = oneLine(item['container-title'] ?? item.publisher, 300);
  const source = [site, title.slice(0, 300), author, hostOf(item.URL)].find((one) => one !== '');
  if (source === undefined) return { reason: 'It has no title, author, publisher or address.' };
  const url = (item.URL ?? '').trim();
  return tidyCitation({
    source,
    tier: oneOf(SOURCE_TIERS, noted.get('Tier')) ?? 'secondary',
    relation: oneOf(RELATIONS, noted.get('Relation')) ?? 'context',
    quote: (noted.get('Quote') ?? '').slice(0, 5_000),
    ...locatorIn(item, noted),
    url: /^https?:\/\/\S{1,1990}$/iu.test(url) ? url : '',
    accessedOn: dayOf(item.accessed),
    terms: oneOf(SOURCE_TERMS, noted.get('Terms')),
    medium: oneOf(SOURCE_MEDIA, noted.get('Medium')) ?? mediumOf(item.type),
    // What stands for the whole is no title within it.
    title: site === '' ? '' : title,
    author: site === '' && title === '' ? '' : author,
    publishedOn: dayOf(item.issued),
  });
}

function mediumOf(type: string): SourceMedium | undefined {
  if (/^article-(?:newspaper|magazine|journal)$|^book/u.test(type)) return 'print';
  if (type === 'document' || type === 'interview') return undefined;
  return SOURCE_MEDIA.find((medium) => TYPES[medium] === type);
}

/** What CSL calls the kinds of a place. */
const LABELS: Record<LocatorKind, string> = {
  page: 'page',
  paragraph: 'paragraph',
  line: 'line',
  time: 'timestamp',
};
/** What they are called in a note, for RIS and BibTeX have no field for them. */
const NOTED: Record<LocatorKind, string> = {
  page: 'Page',
  paragraph: 'Paragraph',
  line: 'Line',
  time: 'Time',
};

function locatorOut({ locator, locatorKind }: CitedFields): Pick<CslItem, 'locator' | 'label'> {
  if (locatorKind === undefined || locatorKind === null) return {};
  return { locator: locatorValue(locatorKind, locator), label: LABELS[locatorKind] };
}

/** Of a note, of CSL's own fields, or in words where it is written as no kind is. */
function locatorIn(
  item: CslItem,
  noted: ReadonlyMap<string, string>,
): Pick<CitedFields, 'locator' | 'locatorKind'> {
  const words = noted.get('Locator');
  if (words !== undefined) return { locator: oneLine(words, LONGEST_LOCATOR) };
  const kind = LOCATOR_KINDS.find((one) => noted.has(NOTED[one]));
  const given = kind === undefined ? item.locator : noted.get(NOTED[kind]);
  if (given === undefined || given.trim() === '') return { locator: '' };
  const label = item.label ?? LABELS[locatorKindIn(given) ?? 'page'];
  const known = kind ?? LOCATOR_KINDS.find((one) => LABELS[one] === label);
  const written = known === undefined ? null : writeLocator(known, oneLine(given, 500));
  if (known !== undefined && written !== null && 'text' in written) {
    return { locator: written.text, locatorKind: known };
  }
  return { locator: oneLine(known === undefined ? `${label} ${given}` : given, LONGEST_LOCATOR) };
}

function noteOf(citation: CitedFields): string {
  const { relation, tier, quote, locator, locatorKind, terms, medium } = citation;
  const place =
    locatorKind === undefined || locatorKind === null
      ? (['Locator', locator] as const)
      : ([NOTED[locatorKind], locatorValue(locatorKind, locator)] as const);
  const lines = [
    ['Relation', relation],
    ['Tier', tier],
    ['Quote', quote],
    place,
    ['Terms', terms],
    ['Medium', medium],
  ] as const;
  return lines
    .flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [`${name}: ${escaped(value)}`],
    )
    .join('\n');
}

function readNote(note: string): Map<string, string> {
  return new Map(
    note.split('\n').flatMap((line): [string, string][] => {
      const [, name, value] = /^\s*(\w+): (.*)$/u.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, unescaped(value)]];
    }),
  );
}

/** A line of the note is one line, whatever stands in it. */
function escaped(text: string): string {
  return text.replace(/\\/gu, '\\\\').replace(/\r/gu, '\\r').replace(/\n/gu, '\\n');
}

function unescaped(text: string): string {
  return text.replace(/\\([\\rn])/gu, (_, sign: string) =>
    sign === 'n' ? '\n' : sign === 'r' ? '\r' : '\\',
  );
}

function namesOf(names: readonly CslName[]): string {
  const words = names
    .map(({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' '))
    .filter((name) => name.trim() !== '');
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

export function dateOf(day: string): CslDate {
  return { 'date-parts': [day.split('-').map(Number)] };
}

/** `YYYY-MM-DD` where the whole day is known; a year alone is no day. */
export function dayOf(date: CslDate | undefined): string | null {
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return isoDay(date?.raw ?? '');
  }
  const pad = (part: number, width: number) => String(part).padStart(width, '0');
  return isoDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function isoDay(text: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T|$)/u.exec(text.trim())?.[1];
  if (found === undefined) return null;
  const date = new Date(`${found}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== found ? null : found;
}

function hostOf(url: string | undefined): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/iu.exec(url ?? '')?.[1] ?? '';
}

function oneLine(text: string | undefined, max: number): string {
  const line = (text ?? '').replace(/[\s\u0000-\u001f\u007f]+/gu, ' ').trim();
  return line.length <= max ? line : line.slice(0, max).replace(/[\ud800-\udbff]$/u, '');
}

function oneOf<const T extends string>(known: readonly T[], value: string | undefined) {
  return known.find((one) => one === value);
}
