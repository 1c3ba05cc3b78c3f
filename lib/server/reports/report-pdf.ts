import 'server-only';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import { type Paper, type PaperVerdict, paperOf } from '@/lib/domain/reports/report-paper';
import type { Report } from '@/lib/domain/reports/report';
import { INKS, verdictSvg } from '@/lib/domain/reports/verdict-drawings';

import { logoSize } from './logo-size';
import { REPORT_TEMPLATE } from './report-template';
import { xmlText } from './xml-text';

/**
 * The report as a tagged PDF, set by Typst from the constant template. The fonts
 * are those that Typst brings; the machine's own are asked only for letters that
 * these do not have.
 */

const REMARK =
  'The fonts of this installation lack some characters of this report, so it does not claim to be PDF/UA-1. The HTML form shows all of them.';

export function reportPdf(report: Report): Uint8Array<ArrayBuffer> {
  const paper = JSON.stringify(withDrawings(paperOf(report)), asShown);
  const compiler = NodeCompiler.create();
  try {
    return accessible(compiler, paper) ?? plain(compiler, paper);
  } finally {
    // The cache belongs to the process; no word of a report stays in it.
    compiler.evictCache(0);
  }
}

/** `null` where a character cannot be shown, which the standard forbids. */
function accessible(compiler: NodeCompiler, paper: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Buffer.from(
      compiler.pdf(
        { mainFileContent: REPORT_TEMPLATE, inputs: { paper } },
        { pdfStandard: 'ua-1' },
      ),
    );
  } catch {
    return null;
  }
}

/** Tagged as well, without the claim. @throws Error where it cannot be set at all. */
function plain(compiler: NodeCompiler, paper: string): Uint8Array<ArrayBuffer> {
  return Buffer.from(
    compiler.pdf({ mainFileContent: REPORT_TEMPLATE, inputs: { paper, remark: REMARK } }),
  );
}

/** Without what no font can show, and with one sign for the end of a line. */
function asShown(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? xmlText(value).replace(/\r\n?/g, '\n') : value;
}

/** A picture in a drawing, for the pages take drawings as text. */
function logoSvg({ brand: { logo } }: Paper): string {
  if (logo === null) return '';
  const { width, height } = logoSize(logo);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:${logo.mediaType};base64,${logo.base64}"/></svg>`;
}

const NO_INK = '#59646e';

/** With the color of each ink, and each shape that occurs as a drawing in it. */
function withDrawings(paper: Paper) {
  const inks = { ...INKS, none: NO_INK };
  const verdicts: PaperVerdict[] = [
    ...paper.tally.map(({ verdict }) => verdict),
    ...paper.findings.map(({ verdict }) => verdict),
    ...(paper.disagreements?.rows ?? []).flatMap(({ byReviewer }) => byReviewer.flat()),
  ];
  const shapes = Object.fromEntries(
    verdicts.map(({ shape, ink }) => [`${shape} ${ink}`, verdictSvg(shape, inks[ink])]),
  );
  return { ...paper, inks, shapes, logo: logoSvg(paper) };
}
