import 'server-only';

import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx';

import type { PaperBlock } from '@/lib/domain/reports/paper-text';
import { type Paper, type PaperFinding, paperOf } from '@/lib/domain/reports/report-paper';
import type { Report } from '@/lib/domain/reports/report';
import { shortHash } from '@/lib/domain/reports/words';

import { logoSize } from './logo-size';
import { verdictRuns, wordColor, wordUnderline } from './word-verdicts';
import {
  createLinks,
  isRightToLeft,
  linkedRuns,
  type Links,
  packed,
  textRuns,
} from './word-pieces';
import { table } from './word-table';

/** The report as a Word file: headings, tables, and a block for each signature. */
export async function wordReport(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const paper = paperOf(report);
  const links = createLinks();
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: 'Cambria', size: 21 }, paragraph: { spacing: { after: 100 } } },
        title: {
          run: { size: 38, bold: true, color: INK },
          paragraph: { spacing: { before: 60, after: 160 } },
        },
        heading1: {
          run: { size: 28, bold: true, color: INK },
          paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { size: 22, bold: true, color: INK },
          paragraph: { spacing: { before: 260, after: 60 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        footers: { default: footer(paper) },
        children: [
          ...head(paper),
          ...(paper.blocks.length === 0 ? [] : [heading(paper, 'text')]),
          ...paper.blocks.map(articleParagraph),
          ...note(paper.omissions),
          heading(paper, 'findings'),
          ...claimsTable(paper),
          ...paper.findings.flatMap((finding) => findingParagraphs(finding, paper, links)),
          ...sources(paper, links),
          ...disagreements(paper),
          ...replies(paper),
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
    line([
      ...logoRun(paper),
      ...textRuns(paper.brand.name === '' ? '' : `${paper.brand.name}. `, { size: 18, bold: true }),
      ...textRuns(`${paper.labels.report}. ${paper.standing}`, { size: 18, color: GREY }),
    ]),
    ...(paper.interim === ''
      ? []
      : [
          line([
            ...textRuns(`${paper.labels.interim} `, { bold: true }),
            ...textRuns(paper.interim),
          ]),
        ]),
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

function claimsTable({ findings, labels }: Paper): Table[] {
  if (findings.length === 0) return [];
  const rows = findings.map(({ number, exact, verdict, citations }) => [
    String(number),
    exact,
    verdictRuns(verdict),
    String(citations.length),
  ]);
  return [
    table([labels.number, labels.passage, labels.verdict, labels.citations], rows, [7, 53, 23, 17]),
  ];
}

function findingParagraphs(finding: PaperFinding, { labels }: Paper, links: Links): Paragraph[] {
  const { number, exact, verdict, particulars, wording, chain, fix, decision } = finding;
  const particular = `    ${particulars.join(', ')}`;
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, ...words(`${number}. ${exact}`) }),
    line([...verdictRuns(verdict), ...textRuns(particular, { color: GREY })]),
    ...(wording === '' ? [] : note(labels.wording.replace('{words}', () => wording))),
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
      : [line([...textRuns(`${labels.fix}: `, { bold: true }), ...textRuns(fix)])]),
    ...note(decision),
    ...finding.queries.flatMap(({ state, messages }) => [
      ...messages.map(({ what, who, at, body }) =>
        line([...textRuns(`${what} `, { bold: true }), ...textRuns(`${who}, ${at}: ${body}`)]),
      ),
      ...note(state === 'open' ? labels.open : labels.closed),
    ]),
  ];
}

function sources(paper: Paper, links: Links): (Paragraph | Table)[] {
  const { sources: all, labels } = paper;
  if (all.length === 0) return [];
  const rows = all.map(({ source, href, address, tier, cited, passages, accessed }) => [
    [...linkedRuns(source, href, links), ...textRuns(address === '' ? '' : ` ${address}`)],
    tier,
    String(cited),
    passages,
    accessed,
  ]);
  const heads = [labels.source, labels.tier, labels.cited, labels.passages, labels.lastSeen];
  return [heading(paper, 'sources'), table(heads, rows, [40, 16, 9, 17, 18])];
}

function disagreements(paper: Paper): (Paragraph | Table)[] {
  const { disagreements: all, labels } = paper;
  if (all === null) return [];
  const heads = [labels.passage, labels.differsIn, ...all.reviewers, labels.decided, labels.cause];
  const rows = all.rows.map(({ passage, differences, byReviewer, decided, cause }) => [
    passage,
    differences,
    ...byReviewer.map((verdicts) =>
      verdicts.length === 0 ? labels.notMarked : verdicts.map(({ label }) => label).join(', '),
    ),
    decided,
    cause,
  ]);
  return [
    heading(paper, 'disagreements'),
    ...(rows.length === 0 ? note(labels.agreed) : [table(heads, rows)]),
    ...note(all.measures),
  ];
}

function replies(paper: Paper): (Paragraph | Table)[] {
  const { columns, rows } = paper.replies;
  return rows.length === 0 ? [] : [heading(paper, 'replies'), table(columns, rows)];
}

function signOff(paper: Paper): (Paragraph | Table)[] {
  const { stages, voided, hashes, labels, sealWords } = paper;
  const rows = stages.map(({ label, name, at, seal }) => [label, name, at, seal]);
  return [
    heading(paper, 'signOff'),
    ...(rows.length === 0
      ? []
      : [
          table(
            [labels.stage, labels.name, labels.signed, labels.signedSeal],
            rows,
            [18, 22, 22, 38],
          ),
        ]),
    ...(voided.length === 0 ? [] : note(labels.voided)),
    ...voided.flatMap(note),
    table(
      [],
      hashes.map(([name, hash]) => [name, hash]),
      [32, 68],
    ),
    ...note(sealWords),
  ];
}

function footer({ foot, seal, labels }: Paper): Footer {
  const page = { children: ['    ', PageNumber.CURRENT, ` ${labels.of} `, PageNumber.TOTAL_PAGES] };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        children: [
          ...textRuns(`${foot}    ${labels.seal} ${shortHash(seal)}`, { size: 16, color: GREY }),
          new TextRun({ ...page, size: 16, color: GREY }),
        ],
      }),
    ],
  });
}

/** In points of the page: as high as two lines. */
const LOGO_HEIGHT = 34;

function logoRun({ brand: { logo } }: Paper): ParagraphChild[] {
  if (logo === null) return [];
  const { width, height } = logoSize(logo);
  const transformation = { height: LOGO_HEIGHT, width: Math.round((LOGO_HEIGHT * width) / height) };
  const data = Buffer.from(logo.base64, 'base64');
  const type = logo.mediaType === 'image/png' ? 'png' : 'jpg';
  return [new ImageRun({ type, data, transformation, altText: ALT }), ...textRuns('  ')];
}

/** Decoration: the name beside it says the same. */
const ALT = { id: '1', name: 'Logo', description: '', title: '' };

const INK = '14191F';
const GREY = '59646E';

function heading({ labels, brand: { color } }: Paper, part: keyof Paper['labels']): Paragraph {
  const look = color === '' ? {} : { color: color.slice(1).toUpperCase() };
  const children = textRuns(labels[part], look);
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children });
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
