import 'server-only';

import writeExcelFile, { type CellObject } from 'write-excel-file/node';

import {
  citationsTable,
  claimsTable,
  particularsTable,
  repliesTable,
  type ReportTable,
} from '@/lib/domain/reports/report-tables';
import type { Report } from '@/lib/domain/reports/report';

import { withoutTimes } from './timeless-archive';
import { xmlText } from './xml-text';

/** The report as a workbook: claims, citations, rights of reply and particulars, each on a sheet of its own. */
export async function reportWorkbook(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const replies = repliesTable(report);
  const tables = [
    claimsTable(report),
    citationsTable(report),
    // An article that criticizes nobody needs no sheet of it.
    ...(replies.rows.length === 0 ? [] : [replies]),
    particularsTable(report),
  ];
  const written = writeExcelFile(tables.map(sheetOf), { fontFamily: 'Calibri', fontSize: 11 });
  return withoutTimes(await written.toBuffer());
}

function sheetOf({ name, columns, rows }: ReportTable) {
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map((column): CellObject => ({
        value: column.name,
        type: String,
        fontWeight: 'bold',
        bottomBorderStyle: 'thin',
        alignVertical: 'top',
      })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  };
}

/** What a person wrote is a text to the spreadsheet, whatever it begins with, and never a formula. */
function cellOf(value: string | number): CellObject | null {
  if (value === '') return null;
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' };
  return {
    value: asWritten(fitting(xmlText(value))),
    type: String,
    alignVertical: 'top',
    wrap: true,
  };
}

/**
 * `_x0041_` is an A to a spreadsheet, so what only looks like such a sign is written
 * with one; and so is the first letter of a word like `constructor`, which the
 * writer, who keeps texts as properties of an object, would take for known.
 */
function asWritten(words: string): string {
  const plain = words.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  if (!(plain in Object.prototype)) return plain;
  const first = plain.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `_x${first}_${plain.slice(1)}`;
}

/** The most characters that a cell holds; with more, the file counts as damaged. */
const MOST = 32_767;
const CUT = ' … (cut: the JSON report has all of it)';

function fitting(words: string): string {
  if (words.length <= MOST) return words;
  return words.slice(0, MOST - CUT.length).toWellFormed() + CUT;
}
