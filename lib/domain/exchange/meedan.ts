/**
 * Claims from a list that Meedan Check exports as CSV: one row an item, one column a
 * field. A workspace names its own fields, so that columns are known by their names and
 * all others are kept as words.
 */
import { bareForeign, type ForeignPassage } from './foreign-passage';

/** Column names are compared without case, spaces and signs. */
const NAMES = {
  claim: ['claim', 'claimdescription', 'title', 'description'],
  verdict: ['status', 'rating', 'verdict'],
  url: ['itempageurl', 'url', 'link', 'permalink'],
  said: ['summary', 'factchecksummary', 'context', 'additionalcontext'],
  report: ['factcheckurl', 'reporturl', 'publishedarticleurl'],
  author: ['createdby', 'author'],
  tags: ['tags'],
} as const;

type Row = Readonly<Record<string, string>>;

/** Null: the header holds no claim. @param rows each with the names of the header. */
export function readMeedan(rows: readonly Row[]): ForeignPassage[] | null {
  const [first] = rows;
  if (first === undefined || valueOf(first, NAMES.claim) === null) return null;
  const known = new Set<string>(Object.values(NAMES).flat());
  return rows.flatMap((row, index): ForeignPassage[] => {
    const claim = (valueOf(row, NAMES.claim) ?? '').trim();
    if (claim === '') return [];
    const urls = [valueOf(row, NAMES.url), valueOf(row, NAMES.report)];
    const others = Object.entries(row)
      .filter(([name, words]) => !known.has(keyOf(name)) && words.trim() !== '')
      .map(([name, words]) => `${name}: ${words.trim()}`);
    return [
      {
        ...bareForeign(`row ${index + 2}`, claim),
        claim,
        verdict: (valueOf(row, NAMES.verdict) ?? '').trim(),
        rationale: (valueOf(row, NAMES.said) ?? '').trim(),
        sources: urls.flatMap((url) =>
          url !== null && /^https?:/u.test(url)
            ? [{ source: url.replace(/^https?:\/\/(?:www\.)?|\/.*$/gu, ''), url, quote: '' }]
            : [],
        ),
        author: (valueOf(row, NAMES.author) ?? '').trim(),
        tags: [
          ...(valueOf(row, NAMES.tags) ?? '')
            .split(',')
            .map((tag) => tag.trim())
            .filter((tag) => tag !== ''),
          ...others,
        ],
      },
    ];
  });
}

function valueOf(row: Row, names: readonly string[]): string | null {
  for (const name of names) {
    const found = Object.keys(row).find((column) => keyOf(column) === name);
    if (found !== undefined) return row[found] ?? '';
  }
  return null;
}

const keyOf = (column: string): string => column.toLowerCase().replace(/[^a-z]/gu, '');
