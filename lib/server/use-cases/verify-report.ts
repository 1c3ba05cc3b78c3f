import 'server-only';

import { type ReportFile, reportFile, recordOf } from '@/lib/contracts/report';
import { recordProblem } from '@/lib/domain/reports/record-problem';
import type { RoundRecord } from '@/lib/domain/reports/round-record';
import { sealedTextOf } from '@/lib/domain/reports/seal';
import { labelsOf, stageStandings } from '@/lib/domain/reports/standing';

import { sha256 } from '../hash';

export type ReportCheck = {
  /** What was found in order, each a sentence. */
  held: readonly string[];
  faults: readonly string[];
};

/** The JSON of a report, or why it is none. */
export function readReportFile(
  text: string,
): { file: ReportFile; problem: null } | { file: null; problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { file: null, problem: 'This is not JSON.' };
  }
  const result = reportFile.safeParse(value);
  if (result.success) return { file: result.data, problem: null };
  const [issue] = result.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'The file' : issue.path.join('.');
  return { file: null, problem: `${place}: ${issue?.message ?? 'is no report'}.` };
}

/**
 * Check a report by itself, without the newsroom it came from: that its parts hold
 * together, that each signature vouches for the bytes that came with it, and that
 * the standing ones vouch for what the report says.
 */
export function verifyReport(file: ReportFile): ReportCheck {
  const record = recordOf(file);
  const problem = recordProblem(record);
  if (problem !== null) return { held: [], faults: [problem] };
  const held: string[] = ['Every passage quotes the text at its place.'];
  const faults: string[] = [];
  const check = (isSo: boolean, yes: string, no: string) =>
    (isSo ? held : faults).push(isSo ? yes : no);

  check(
    sha256(record.version.text) === record.version.textSha256,
    'The text has the hash the report names.',
    'The text is not the one whose hash the report names.',
  );
  check(
    sha256(sealedTextOf(record)) === record.seal,
    `The seal ${record.seal.slice(0, 16)} is that of the text and the findings.`,
    'The seal is not that of the text and the findings: something was changed after the export.',
  );
  checkSignatures(record, check);
  return { held, faults };
}

function checkSignatures(
  record: RoundRecord,
  check: (isSo: boolean, yes: string, no: string) => void,
): void {
  const contents = new Map(
    record.signedContents.map((content) => [content.sha256, content.canonical]),
  );
  const names = new Map(record.people.map(({ userId, name }) => [userId, name]));
  for (const { stageId, signerId, contentSha256, voidedAt } of record.signatures) {
    const name = `${stageId}, ${names.get(signerId) ?? signerId}`;
    const canonical = contents.get(contentSha256);
    const isOwn = canonical !== undefined && sha256(canonical) === contentSha256;
    check(
      isOwn,
      `The signature ${name} vouches for the bytes that came with it.`,
      `The signature ${name} does not vouch for the bytes that came with it.`,
    );
    if (voidedAt !== null || !isOwn) continue;
    check(
      contentSha256 === record.seal,
      `The signature ${name} stands, and vouches for this report.`,
      `The signature ${name} is said to stand, but vouches for something else than this report.`,
    );
  }
  const unsigned = stageStandings(record).filter(({ signature }) => signature === null);
  check(
    record.round.phase !== 'signed_off' || unsigned.length === 0,
    unsigned.length === 0
      ? 'Every stage has signed.'
      : `Interim, not signed by: ${labelsOf(unsigned).join(', ')}.`,
    `The report is said to be signed off, and is not signed by: ${labelsOf(unsigned).join(', ')}.`,
  );
}
