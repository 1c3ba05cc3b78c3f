/**
 * Whether a record that came from elsewhere holds together: each passage quotes
 * the text at its place, each decision settles readings that are there, each
 * query stands on a claim, each name is known. Its fields have been checked.
 */
import { documentProblem } from '../articles/document-problem';
import { textOfDocument } from '../articles/document';
import { isBlindNow } from '../rounds/round-phase';
import { maskedParts } from './masking';
import { isCompared, type RoundRecord } from './round-record';

/** What is wrong with the record, in a sentence that says where, or `null`. */
export function recordProblem(record: RoundRecord): string | null {
  return (
    maskingProblem(record) ??
    documentProblem(record.version.document) ??
    textProblemOf(record) ??
    roundProblem(record) ??
    passageProblem(record) ??
    linkProblem(record) ??
    peopleProblem(record)
  );
}

function maskingProblem({ masking }: RoundRecord): string | null {
  if (masking === undefined) return null;
  return `This copy was made without ${maskedParts(masking).join(', ')}. Only a whole report can be taken up: ask for an export in which nothing is masked.`;
}

function textProblemOf({ version: { document, text } }: RoundRecord): string | null {
  if (textOfDocument(document) === text) return null;
  return 'The text of the report is not the text of its document.';
}

function roundProblem(record: RoundRecord): string | null {
  if (isBlindNow(record.round)) return 'A round that is open and blind is not handed on.';
  if (record.decisions.length > 0 && !isCompared(record)) {
    return 'The report holds decisions on a round that has nothing to decide.';
  }
  const verdicts = record.scale.verdicts.map(({ id }) => id);
  if (new Set(verdicts).size !== verdicts.length) return 'Two verdicts of the scale have one id.';
  for (const { id, verdict } of [...record.readings, ...record.decisions]) {
    if (verdict !== null && !verdicts.includes(verdict)) {
      return `Annotation ${id} has the verdict “${verdict}”, which the scale of the report does not have.`;
    }
  }
  return null;
}

function passageProblem({ version, readings, decisions, coverage }: RoundRecord): string | null {
  const characters = Array.from(version.text);
  for (const { id, start, end, exact } of [...readings, ...decisions]) {
    if (start >= end || characters.slice(start, end).join('') !== exact) {
      return `Annotation ${id} does not quote the words at ${start}–${end} of the text.`;
    }
  }
  const outside = coverage.find(({ start, end }) => start >= end || end > characters.length);
  if (outside === undefined) return null;
  return `The sentence at ${outside.start}–${outside.end} is outside the text.`;
}

function linkProblem({ readings, decisions, queries }: RoundRecord): string | null {
  const ids = [...readings, ...decisions].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return 'Two annotations of the report have one id.';
  const read = new Set(readings.map(({ id }) => id));
  const settled = decisions.flatMap(({ derivedFrom }) => derivedFrom);
  const strange = settled.find((id) => !read.has(id));
  if (strange !== undefined) return `A decision settles ${strange}, which is not in the report.`;
  if (new Set(settled).size !== settled.length) return 'Two decisions settle one reading.';
  const known = new Set(ids);
  const lost = queries.find(({ annotationId }) => !known.has(annotationId));
  return lost === undefined ? null : `Query ${lost.id} stands on no annotation of the report.`;
}

function peopleProblem(record: RoundRecord): string | null {
  const known = new Set(record.people.map(({ userId }) => userId));
  const unknown = namedPeople(record).find((id) => !known.has(id));
  if (unknown !== undefined) return `The report names nobody with the id ${unknown}.`;
  const reviewers = new Set(record.reviewers.map(({ userId }) => userId));
  if (reviewers.size !== record.reviewers.length) return 'A reviewer is named twice.';
  const stray = [...record.readings, ...record.coverage].find(
    ({ reviewerId }) => !reviewers.has(reviewerId),
  );
  // In a shared round the desk may have added a claim of its own.
  if (stray === undefined || record.round.mode === 'shared') return null;
  return `The report holds a reading of ${stray.reviewerId}, who is no reviewer of its round.`;
}

/** Whoever did something in the round. Signers and the writer aside: their part is not taken over. */
export function namedPeople({
  reviewers,
  readings,
  decisions,
  coverage,
  queries,
}: Pick<
  RoundRecord,
  'reviewers' | 'readings' | 'decisions' | 'coverage' | 'queries'
>): readonly string[] {
  return [
    ...new Set([
      ...reviewers.map(({ userId }) => userId),
      ...[...readings, ...decisions, ...coverage].map(({ reviewerId }) => reviewerId),
      ...queries.flatMap(({ askedById, messages }) => [
        askedById,
        ...messages.map(({ authorId }) => authorId),
      ]),
    ]),
  ];
}
