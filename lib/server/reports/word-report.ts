import 'server-only';

import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

import type { PaperBlock } from '@/lib/domain/reports/paper-text';
import { type Paper, type PaperFinding, paperOf } from '@/lib/domain/reports/report-paper';
import type { Report } from '@/lib/domain/reports/report';
import { SEAL_WORDS, shortHash } from '@/lib/domain/reports/words';

import { verdictRuns, wordColor, wordUnderline } from './word-verdicts';
import {
  createLinks,
  isRightToLeft,
  linkedRuns,
  type Links,
  packed,
  textRuns,
} from './word-pieces';

/** The report as a Word file: headings, tables, and a block for each signature. */
export async function wordReport(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const paper = paperOf(report);
  const links = createLinks();
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: 'Cambria', size: 21 }, paragraph: { spacing: { after: 100 } } },
      },
    },
    sections: [
      {
        footers: { default: footer(paper) },
        children: [
          ...head(paper),
          heading('The text as checked'),
          ...paper.blocks.map(articleParagraph),
          ...note(paper.omissions),
          heading('Findings'),
          ...claimsTable(paper),
          ...paper.findings.flatMap((finding) => findingParagraphs(finding, links)),
          ...sources(paper, links),
          ...disagreements(paper),
          ...signOff(paper),
        ],
      },
    ],
  });
  return packed(document, {
    title: paper.title,
    asOf: report.record.asOf.occurredAt,
    links,
  });
}

function head(paper: Paper): (Paragraph | Table)[] {
  return [
    line(textRuns(`Fact-check report. ${paper.standing}`, { size: 18, color: GREY })),
    ...(paper.interim === ''
      ? []
      : [line([...textRuns('Interim report. ', { bold: true }), ...textRuns(paper.interim)])]),
    new Paragraph({ heading: HeadingLevel.TITLE, ...words(paper.title) }),
    // One table: Word would draw three that touch as one all the same.
    table(
      [],
      paper.facts.flat().map(([name, value]) => [name, value]),
      [26, 74],
    ),
    line(
      paper.tally.flatMap(({ verdict, count }) => [
        ...textRuns(`${count} `, { bold: true }),
        ...verdictRuns(verdict),
        ...textRuns('    '),
      ]),
      { before: 160 },
    ),
  ];
}

function articleParagraph({ look, pieces }: PaperBlock): Paragraph {
  const text = pieces.map((piece) => piece.text).join('');
  const runs = pieces.flatMap((piece): ParagraphChild[] => [
    ...textRuns(piece.text, {
      bold: look === 'head',
      strike: look === 'omitted',
      ...(look === 'omitted' ? { color: GREY } : {}),
      ...wordUnderline(piece.lines[0]),
      rightToLeft: isRightToLeft(piece.text),
    }),
    ...piece.ends.flatMap(({ number, ink }) =>
      textRuns(String(number), { bold: true, superScript: true, color: wordColor(ink) }),
    ),
  ]);
  return new Paragraph({ children: runs, bidirectional: isRightToLeft(text) });
}

function claimsTable({ findings }: Paper): Table[] {
  if (findings.length === 0) return [];
  const rows = findings.map(({ number, exact, verdict, citations }) => [
    String(number),
    exact,
    verdictRuns(verdict),
    String(citations.length),
  ]);
  return [table(['No.', 'Passage', 'Verdict', 'Citations'], rows, [8, 56, 24, 12])];
}

function findingParagraphs(finding: PaperFinding, links: Links): Paragraph[] {
  const { number, exact, verdict, particulars, wording, chain, fix, decision } = finding;
  const particular = `    ${particulars.join(', ')}`;
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, ...words(`${number}. ${exact}`) }),
    line([...verdictRuns(verdict), ...textRuns(particular, { color: GREY })]),
    ...(wording === '' ? [] : note(`Checked as: ${wording}`)),
    ...note(chain),
    ...finding.rationale.flatMap(note),
    ...finding.citations.map(({ relation, quote, source, href, rest }) =>
      line([
        ...textRuns(`${relation}: `, { bold: true }),
        ...(quote === '' ? [] : textRuns(`“${quote}” `, { italics: true })),
        ...linkedRuns(source, href, links),
        ...textRuns(`, ${rest}`),
      ]),
    ),
    ...(fix === null
      ? []
      : [line([...textRuns('Suggested fix: ', { bold: true }), ...textRuns(fix)])]),
    ...note(decision),
    ...finding.queries.flatMap(({ state, messages }) => [
      ...messages.map(({ what, who, at, body }) =>
        line([...textRuns(`${what} `, { bold: true }), ...textRuns(`${who}, ${at}: ${body}`)]),
      ),
      ...note(state === 'open' ? 'Open.' : 'Closed.'),
    ]),
  ];
}

function sources({ sources: all }: Paper, links: Links): (Paragraph | Table)[] {
  if (all.length === 0) return [];
  const rows = all.map(({ source, href, address, tier, cited, passages, accessed }) => [
    [...linkedRuns(source, href, links), ...textRuns(address === '' ? '' : ` ${address}`)],
    tier,
    String(cited),
    passages,
    accessed,
  ]);
  const heads = ['Source', 'Tier', 'Cited', 'Passages', 'Last seen'];
  return [heading('Sources'), table(heads, rows, [40, 16, 9, 17, 18])];
}

function disagreements({ disagreements: all }: Paper): (Paragraph | Table)[] {
  if (all === null) return [];
  const heads = ['Passage', 'Differs in', ...all.reviewers, 'Decided', 'Cause'];
  const rows = all.rows.map(({ passage, differences, byReviewer, decided, cause }) => [
    passage,
    differences,
    ...byReviewer.map((verdicts) =>
      verdicts.length === 0 ? 'not marked' : verdicts.map(({ label }) => label).join(', '),
    ),
    decided,
    cause,
  ]);
  return [
    heading('Disagreements and decisions'),
    ...(rows.length === 0 ? note('The reviewers agreed on every passage.') : [table(heads, rows)]),
    ...note(all.measures),
  ];
}

function signOff({ stages, voided, hashes }: Paper): (Paragraph | Table)[] {
  const rows = stages.map(({ label, name, at, seal }) => [label, name, at, seal]);
  return [
    heading('Sign-off'),
    ...(rows.length === 0
      ? []
      : [table(['Stage', 'Name', 'Signed', 'Seal'], rows, [18, 22, 22, 38])]),
    ...(voided.length === 0 ? [] : note('Signatures that a later change voided:')),
    ...voided.flatMap(note),
    table(
      [],
      hashes.map(([name, hash]) => [name, hash]),
      [32, 68],
    ),
    ...note(SEAL_WORDS),
  ];
}

function footer({ foot, seal }: Paper): Footer {
  const page = { children: ['    ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        children: [
          ...textRuns(`${foot}    seal ${shortHash(seal)}`, { size: 16, color: GREY }),
          new TextRun({ ...page, size: 16, color: GREY }),
        ],
      }),
    ],
  });
}

const GREY = '59646E';

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, text, spacing: { before: 320 } });
}

function line(children: readonly ParagraphChild[], spacing: { before?: number } = {}): Paragraph {
  return new Paragraph({ children, spacing: { after: 80, ...spacing } });
}

/** A paragraph, or none where there is nothing to say. */
function note(text: string): Paragraph[] {
  return text === '' ? [] : [new Paragraph({ ...words(text), spacing: { after: 80 } })];
}

function words(text: string) {
  const rightToLeft = isRightToLeft(text);
  return { children: textRuns(text, { rightToLeft }), bidirectional: rightToLeft };
}

type Cell = string | readonly ParagraphChild[];

/** A table whose head, where there is one, stands on every page that it reaches. Widths in percent. */
function table(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[] = [],
): Table {
  const headRow = new TableRow({
    tableHeader: true,
    children: heads.map((name, at) => cell(textRuns(name, { bold: true }), widths[at])),
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      ...(heads.length === 0 ? [] : [headRow]),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((content, at) =>
              cell(typeof content === 'string' ? textRuns(content) : content, widths[at]),
            ),
          }),
      ),
    ],
  });
}

function cell(children: readonly ParagraphChild[], width: number | undefined): TableCell {
  return new TableCell({
    children: [new Paragraph({ children, spacing: { before: 40, after: 40 } })],
    margins: { left: 80, right: 80 },
    ...(width === undefined ? {} : { width: { size: width, type: WidthType.PERCENTAGE } }),
  });
}
