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
  const written = writeExcelFile(tables.map(sheetOf), {
    ...{ fontFamily: 'Calibri', fontSize: 11 },
    features: [
      { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: twoPagesWide } } } },
    ],
  });
  return withoutTimes(await written.toBuffer());
}

function sheetOf({ name, columns, rows }: ReportTable) {
  return {
    sheet: name,
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map((column): CellObject => ({
        value: column.name,
        type: String,
        fontWeight: 'bold',
        bottomBorderStyle: 'thin',
        alignVertical: 'top',
      })),
      ...rows.map((row) => {
        const height = heightOf(
          row,
          columns.map(({ width }) => width),
        );
        return row.map((value) => cellOf(value, height));
      }),
    ],
  };
}

/** When it is printed, every column is on one of two pages beside each other, instead of on a dozen. */
function twoPagesWide(xml: string): string {
  return xml
    .replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('<pageSetup ', '<pageSetup fitToWidth="2" fitToHeight="0" ');
}

/** In points, of a line in the font and size above. */
const LINE = 15;
/** The highest that a row can be. */
const HIGHEST = 409;

/** As many lines as the fullest cell needs: not every program counts them when it opens the file. */
function heightOf(row: readonly (string | number)[], widths: readonly number[]): number {
  const lines = row.map((value, at) => linesIn(String(value), widths[at] ?? 1));
  return Math.min(HIGHEST, LINE * Math.max(1, ...lines));
}

/** Words are wrapped whole, so a line is not full as a rule. */
function linesIn(text: string, width: number): number {
  const most = Math.max(1, Math.floor(width * 0.9));
  return text
    .split(/\r\n?|\n/)
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0);
}

/** What a person wrote is a text to the spreadsheet, whatever it begins with, and never a formula. */
function cellOf(value: string | number, height: number): CellObject | null {
  if (value === '') return null;
  if (typeof value === 'number') {
    return { value, type: Number, align: 'left', alignVertical: 'top', height };
  }
  return {
    height,
    value: asWritten(fitting(xmlText(value))),
    type: String,
    alignVertical: 'top',
    wrap: true,
  };
}

/** Characters that XML holds, and the writer leaves out: it takes them for mistakes. */
const LEFT_OUT =
  /[\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffd]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

/**
 * `_x0041_` is an A to a spreadsheet, so what only looks like such a sign is written
 * with one; and so is the first letter of a word like `constructor`, which the
 * writer, who keeps texts as properties of an object, would take for known, and
 * whatever it would leave out.
 */
function asWritten(words: string): string {
  const plain = words.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replace(LEFT_OUT, signsOf);
  if (!(plain in Object.prototype)) return plain;
  return `${signsOf(plain.slice(0, 1))}${plain.slice(1)}`;
}

/** A sign for each UTF-16 unit (ECMA-376, ST_Xstring). */
function signsOf(words: string): string {
  return Array.from({ length: words.length }, (_, at) => {
    const code = words.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    return `_x${code}_`;
  }).join('');
}

/** The most characters that a cell holds; with more, the file counts as damaged. */
const MOST = 32_767;
const CUT = ' … (cut: the JSON report has all of it)';

function fitting(words: string): string {
  if (words.length <= MOST) return words;
  return words.slice(0, MOST - CUT.length).toWellFormed() + CUT;
}
