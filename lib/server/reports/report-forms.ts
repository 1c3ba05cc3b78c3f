import 'server-only';

import type { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { writeAveritec } from '@/lib/domain/exchange/averitec';
import { writeCas } from '@/lib/domain/exchange/cas-json';
import { CLAIM_FEATURES, CLAIM_LAYER, spanDocumentOf } from '@/lib/domain/exchange/span-document';
import { writeTsv } from '@/lib/domain/exchange/webanno-tsv';
import type { Report } from '@/lib/domain/reports/report';
import { reportHtml } from '@/lib/domain/reports/report-html';
import { reportJson } from '@/lib/domain/reports/report-json';
import { reportJsonLd } from '@/lib/domain/reports/report-json-ld';
import { reportMarkdown } from '@/lib/domain/reports/report-markdown';
import { reportSources } from '@/lib/domain/reports/report-sources';
import { citationsTable, claimsTable } from '@/lib/domain/reports/report-tables';

export type ReportFormat = (typeof REPORT_FORMATS)[number];

type Body = string | Uint8Array<ArrayBuffer>;

type ReportForm = {
  write: (report: Report) => Body | Promise<Body>;
  contentType: string;
  /** The end of the file's name. */
  ending: string;
};

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

/**
 * Every form of a report and who writes it. All are made from the one report, and
 * the same report makes the same bytes. What needs a library loads it when asked.
 */
export const REPORT_FORMS: Record<ReportFormat, ReportForm> = {
  html: { write: reportHtml, contentType: 'text/html; charset=utf-8', ending: '.html' },
  pdf: {
    write: async (report) => (await import('./report-pdf')).reportPdf(report),
    contentType: 'application/pdf',
    ending: '.pdf',
  },
  docx: {
    write: async (report) => (await import('./commented-article')).commentedArticle(report),
    contentType: WORD,
    ending: '.docx',
  },
  'docx-report': {
    write: async (report) => (await import('./word-report')).wordReport(report),
    contentType: WORD,
    ending: '-report.docx',
  },
  xlsx: {
    write: async (report) => (await import('./workbook')).reportWorkbook(report),
    contentType: EXCEL,
    ending: '.xlsx',
  },
  csv: { write: (report) => csv(claimsTable(report)), contentType: CSV, ending: '-claims.csv' },
  'csv-citations': {
    write: (report) => csv(citationsTable(report)),
    contentType: CSV,
    ending: '-citations.csv',
  },
  sources: {
    write: reportSources,
    contentType: 'text/plain; charset=utf-8',
    ending: '-sources.txt',
  },
  markdown: { write: reportMarkdown, contentType: 'text/markdown; charset=utf-8', ending: '.md' },
  json: { write: reportJson, contentType: 'application/json', ending: '.json' },
  jsonld: { write: reportJsonLd, contentType: 'application/ld+json', ending: '.jsonld' },
  'webanno-tsv': {
    write: (report) => writeTsv(spanDocumentOf(report), CLAIM_LAYER, CLAIM_FEATURES),
    contentType: 'text/tab-separated-values; charset=utf-8',
    ending: '.tsv',
  },
  'cas-json': {
    write: (report) => writeCas(spanDocumentOf(report), CLAIM_LAYER, CLAIM_FEATURES),
    contentType: 'application/json',
    ending: '-cas.json',
  },
  averitec: { write: writeAveritec, contentType: 'application/json', ending: '-averitec.json' },
};

async function csv(table: ReturnType<typeof claimsTable>): Promise<string> {
  return (await import('./comma-separated')).commaSeparated(table);
}

/** Whether a form is laid out for readers, by the newsroom's template; the others are the same everywhere. */
export function isLaidOut(format: ReportFormat): boolean {
  return format === 'html' || format === 'pdf' || format === 'docx-report';
}
