import 'server-only';

import { stringify } from 'csv-stringify/sync';

import type { ReportTable } from '@/lib/domain/reports/report-tables';

/**
 * A table as comma-separated values, as RFC 4180 and spreadsheets have them: with
 * a mark of UTF-8 at the beginning, and with nothing that a spreadsheet would run.
 */
export function commaSeparated({ columns, rows }: ReportTable): string {
  return stringify([columns.map(({ name }) => name), ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { string: withoutFormula },
  });
}

/**
 * `escape_formulas` looks at the first character alone. Some spreadsheets pass
 * over white space and marks that are not seen before they look for a formula.
 */
function withoutFormula(words: string): string {
  return /^[\s\p{Cc}\p{Cf}]+[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\n\v\f]/u.test(words)
    ? `'${words}`
    : words;
}
