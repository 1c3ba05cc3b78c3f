import {
  Braces,
  FileCode,
  FileText,
  Globe,
  Layers,
  List,
  MessageSquareText,
  NotebookText,
  PackageCheck,
  Sheet,
  Table,
  TableProperties,
} from 'lucide-react';
import type { ReactNode } from 'react';

import { addressOf } from '@/lib/client/call';
import { exportReport, REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { exportSignedPackage } from '@/lib/contracts/endpoints/sign-off';

import type { MaskingChoices } from './masking-choice';

/** What is offered besides the forms of the report: the signatures themselves. */
const SIGNED_PACKAGE = 'signed-package';

export type Format = (typeof REPORT_FORMATS)[number] | typeof SIGNED_PACKAGE;

/** In the order in which they are offered. */
export const FORMATS: readonly Format[] = [...REPORT_FORMATS, SIGNED_PACKAGE];

/** Where the file of a form is. */
export function fileAddress(format: Format, roundId: string, choices: MaskingChoices = {}): string {
  return format === SIGNED_PACKAGE
    ? addressOf(exportSignedPackage, { params: { roundId } })
    : addressOf(exportReport, { params: { roundId }, query: { format, ...chosen(choices) } });
}

/** Only what was chosen: the rest is as the server takes it by itself. */
function chosen(choices: MaskingChoices) {
  const given: Record<string, string | undefined> = choices;
  return Object.fromEntries(Object.entries(given).filter(([, choice]) => choice !== undefined));
}

type Form = {
  label: string;
  icon: ReactNode;
  use: string;
  /** What is in the file. */
  contents: readonly string[];
};

const WHOLE = [
  'Text with numbered passages',
  'Findings with rationale',
  'Citations and sources',
  'Disagreements and decisions',
  'Agreement measures',
  'Queries and answers',
  'Signatures and seal',
];

const CLAIM_ROWS = ['Passages and claims', 'Verdicts and rationale', 'Decisions', 'Counts'];
const CITATION_ROWS = ['Passages', 'Citations with quote, locator and address'];

/** The forms of a report as they are offered. */
export const FORMS: Record<Format, Form> = {
  html: {
    label: 'HTML page',
    icon: <Globe strokeWidth={1.9} />,
    use: 'One file that opens without a network and prints on A4.',
    contents: WHOLE,
  },
  pdf: {
    label: 'PDF, A4',
    icon: <FileText strokeWidth={1.9} />,
    use: 'Pages to be filed or sent, tagged for screen readers.',
    contents: WHOLE,
  },
  docx: {
    label: 'Word article',
    icon: <MessageSquareText strokeWidth={1.9} />,
    use: 'The article in Word, with a comment at the words of each claim.',
    contents: [
      'The whole text',
      'Findings as comments',
      'Citations with links',
      'Queries as replies',
    ],
  },
  'docx-report': {
    label: 'Word report',
    icon: <NotebookText strokeWidth={1.9} />,
    use: 'The report as a Word document, with tables of claims and sources.',
    contents: WHOLE,
  },
  xlsx: {
    label: 'Excel',
    icon: <Sheet strokeWidth={1.9} />,
    use: 'A workbook with a sheet of claims, of citations and of particulars.',
    contents: [...CLAIM_ROWS, ...CITATION_ROWS.slice(1), 'Signatures and seal'],
  },
  csv: {
    label: 'CSV, claims',
    icon: <Table strokeWidth={1.9} />,
    use: 'One row a claim, for any spreadsheet.',
    contents: CLAIM_ROWS,
  },
  'csv-citations': {
    label: 'CSV, citations',
    icon: <TableProperties strokeWidth={1.9} />,
    use: 'One row a citation, for any spreadsheet.',
    contents: CITATION_ROWS,
  },
  sources: {
    label: 'Source list',
    icon: <List strokeWidth={1.9} />,
    use: 'The sources as plain text, with the passages that cite them.',
    contents: ['Sources with addresses', 'Numbers of the passages', 'Shared origins', 'Seal'],
  },
  markdown: {
    label: 'Markdown',
    icon: <FileCode strokeWidth={1.9} />,
    use: 'The same report as text, for a wiki or a repository.',
    contents: WHOLE,
  },
  json: {
    label: 'JSON',
    icon: <Braces strokeWidth={1.9} />,
    use: 'Everything on record: to be taken up elsewhere, and checked by itself.',
    contents: WHOLE,
  },
  jsonld: {
    label: 'W3C JSON',
    icon: <Layers strokeWidth={1.9} />,
    use: 'The passages as Web Annotations, for other tools.',
    contents: ['Numbered passages', 'Findings with rationale', 'Citations', 'Queries'],
  },
  'webanno-tsv': {
    label: 'WebAnno TSV',
    icon: <TableProperties strokeWidth={1.9} />,
    use: 'For INCEpTION and its like: a line per word, every reading and decision as a span.',
    contents: ['Text by sentence and word', 'Each reviewer’s passages', 'Decided passages'],
  },
  'cas-json': {
    label: 'UIMA CAS JSON',
    icon: <Braces strokeWidth={1.9} />,
    use: 'The same for tools of UIMA, so that agreement can be measured elsewhere.',
    contents: ['Text by sentence and word', 'Each reviewer’s passages', 'Decided passages'],
  },
  averitec: {
    label: 'AVeriTeC JSON',
    icon: <Braces strokeWidth={1.9} />,
    use: 'Claims with label, questions and answers, in the shape of that data set.',
    contents: ['Claims and verdicts', 'Rationale', 'Citations as answers', 'Queries as questions'],
  },
  [SIGNED_PACKAGE]: {
    label: 'Signed package',
    icon: <PackageCheck strokeWidth={1.9} />,
    use: 'The signatures with the bytes they vouch for, checked by anyone without this newsroom.',
    contents: [
      'What was signed',
      'Signatures and stages',
      'Head of the record',
      'Key of this server',
    ],
  },
};
