/**
 * The report as tables, for spreadsheets and for programs that read them: one row
 * a claim, one row a citation, and the particulars of the whole as names and
 * values. Days are written as `YYYY-MM-DD`, so that they sort as text too.
 */
import { CAUSE_LABELS, CLAIM_TYPE_LABELS, LEVEL_LABELS, TIER_LABELS } from '../claims/labels';
import { originOf } from '../claims/claim';
import { rationalePlainText } from '../claims/rationale-text';
import { chainWords } from './finding-words';
import type { Report, ReportClaim } from './report';
import { cellsOfReply, REPLY_COLUMNS, replyLines } from './report-replies';
import { articleFacts, roundFacts, workFacts } from './report-facts';
import { stageStandings } from './standing';
import { DECISION_WORDS, RELATION_WORDS, STATUS_WORDS, instantWords } from './words';

type TableCell = string | number;

export type ReportTable = {
  name: string;
  /** Widths in characters. */
  columns: readonly { name: string; width: number }[];
  /** As many cells in each row as there are columns. */
  rows: readonly (readonly TableCell[])[];
};

/** Whom the text criticizes, and what came of asking them. */
export function repliesTable(report: Report): ReportTable {
  return {
    name: 'Right of reply',
    columns: REPLY_COLUMNS.map((name) => ({ name, width: name === 'Answer' ? 60 : 22 })),
    rows: replyLines(report).map(cellsOfReply),
  };
}

export function claimsTable(report: Report): ReportTable {
  const letters = report.record.reviewers.map(({ letter }) => letter);
  return {
    name: 'Claims',
    columns: [
      { name: 'Number', width: 8 },
      { name: 'Passage', width: 50 },
      { name: 'Start', width: 8 },
      { name: 'End', width: 8 },
      { name: 'Claim', width: 50 },
      { name: 'Type', width: 16 },
      { name: 'Priority', width: 10 },
      { name: 'Check status', width: 14 },
      { name: 'Verdict', width: 18 },
      { name: 'Confidence', width: 12 },
      { name: 'Rationale', width: 60 },
      { name: 'Suggested fix', width: 40 },
      { name: 'Attribution', width: 40 },
      { name: 'Origin', width: 24 },
      ...letters.map((letter) => ({ name: `Reviewer ${letter}`, width: 18 })),
      { name: 'Decision', width: 20 },
      { name: 'Decided by', width: 20 },
      { name: 'Cause', width: 12 },
      { name: 'Reason', width: 40 },
      { name: 'Citations', width: 10 },
      { name: 'Open queries', width: 13 },
      { name: 'Closed queries', width: 15 },
    ],
    rows: report.claims.map((one) => claimRow(one, letters, report)),
  };
}

function claimRow(
  one: ReportClaim,
  letters: readonly string[],
  { nameOf }: Report,
): readonly TableCell[] {
  const { claim, decision } = one;
  const open = one.queries.filter(({ state }) => state === 'open').length;
  return [
    one.number,
    claim.exact,
    claim.start,
    claim.end,
    claim.claimText,
    CLAIM_TYPE_LABELS[claim.claimType],
    LEVEL_LABELS[claim.priority],
    STATUS_WORDS[claim.checkStatus],
    one.verdict?.label ?? '',
    claim.confidence === null ? '' : LEVEL_LABELS[claim.confidence],
    rationalePlainText(claim.rationale),
    claim.suggestedFix === '' ? 'cut these words' : (claim.suggestedFix ?? ''),
    chainWords(claim.attribution),
    originOf(claim.attribution)?.name ?? '',
    ...letters.map((letter) => readingsBy(letter, one)),
    decisionCell(one),
    decision === null ? '' : nameOf(decision.reviewerId),
    decision?.cause == null ? '' : CAUSE_LABELS[decision.cause],
    decision?.reason ?? '',
    claim.citations.length,
    open,
    one.queries.length - open,
  ];
}

/** The verdicts of one reviewer here; empty where they did not mark it. */
function readingsBy(letter: string, { readings }: ReportClaim): string {
  return readings
    .filter((reading) => reading.letter === letter)
    .map(({ verdict }) => verdict?.label ?? 'no verdict')
    .join('; ');
}

function decisionCell({ decision, isUndecided }: ReportClaim): string {
  if (decision !== null) return DECISION_WORDS[decision.decision];
  return isUndecided ? 'not decided' : '';
}

export function citationsTable({ claims }: Report): ReportTable {
  return {
    name: 'Citations',
    columns: [
      { name: 'Number', width: 8 },
      { name: 'Passage', width: 50 },
      { name: 'Verdict', width: 18 },
      { name: 'Relation', width: 18 },
      { name: 'Source', width: 36 },
      { name: 'Tier', width: 16 },
      { name: 'Quote', width: 60 },
      { name: 'Locator', width: 20 },
      { name: 'Address', width: 40 },
      { name: 'Accessed on', width: 13 },
      { name: 'Captured on', width: 13 },
      { name: 'SHA-256 of the capture', width: 66 },
    ],
    rows: claims.flatMap(({ number, claim, verdict, captures }) =>
      claim.citations.map((citation) => [
        number,
        claim.exact,
        verdict?.label ?? '',
        RELATION_WORDS[citation.relation],
        citation.source,
        TIER_LABELS[citation.tier],
        citation.quote,
        citation.locator,
        citation.url,
        citation.accessedOn ?? '',
        captures.get(citation.id)?.takenAt.slice(0, 10) ?? '',
        captures.get(citation.id)?.sha256 ?? '',
      ]),
    ),
  };
}

export function particularsTable(report: Report): ReportTable {
  const { record, interim, verdicts, nameOf } = report;
  const signatures = stageStandings(record).map(({ label, signature }): [string, string] => [
    label,
    signature === null
      ? 'not signed'
      : `${nameOf(signature.signerId)}, ${instantWords(signature.signedAt)}, ${signature.contentSha256}`,
  ]);
  const standing = interim.length === 0 ? 'Signed off' : `Interim. ${interim.join(' ')}`;
  return {
    name: 'Particulars',
    columns: [
      { name: 'Name', width: 28 },
      { name: 'Value', width: 90 },
    ],
    rows: [
      ['Title', record.article.title],
      ['Standing', standing],
      ...articleFacts(report),
      ...roundFacts(report),
      ...workFacts(report),
      ...verdicts.map(({ verdict, count }) => [verdict?.label ?? 'No verdict', count]),
      ...signatures,
      ['Seal', record.seal],
      ['SHA-256 of the text', record.version.textSha256],
      [`Event ${record.asOf.rev} of the article’s record`, record.asOf.hash],
    ],
  };
}
