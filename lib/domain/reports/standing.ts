/**
 * What stands between a round and its final report, and which signatures stand.
 */
import type { RecordSignature, RoundRecord } from './round-record';
import { ENGLISH, type ReportWords } from './report-language';

export type StageStanding = {
  id: string;
  label: string;
  /** A signature that stands, or `null`: one that is due, or was given and voided. */
  signature: RecordSignature | null;
};

/**
 * Each stage with its standing signatures: of a stage that several people sign, one line
 * for each, and one for each that is still due. A stage that is set no longer, but was
 * signed, comes last.
 */
export function stageStandings({
  stages,
  signatures,
}: Pick<RoundRecord, 'stages' | 'signatures'>): StageStanding[] {
  const standing = signatures.filter(({ voidedAt }) => voidedAt === null);
  const known = new Set(stages.map(({ id }) => id));
  const former = standing.filter(({ stageId }) => !known.has(stageId));
  return [
    ...stages.flatMap(({ id, label, signatures: needed = 1 }) => {
      const given = standing.filter(({ stageId }) => stageId === id);
      const due = Array.from({ length: Math.max(0, needed - given.length) }, () => null);
      return [...given, ...due].map((signature) => ({ id, label, signature }));
    }),
    ...former.map((signature) => ({
      id: signature.stageId,
      label: signature.stageId,
      signature,
    })),
  ];
}

/** Each stage once, also where several signatures of it are due. */
export function labelsOf(standings: readonly StageStanding[]): string[] {
  return [...new Map(standings.map(({ id, label }) => [id, label])).values()];
}

/** Why a report made now is interim, each reason a sentence. Empty: it is final. */
export function interimReasons(
  record: RoundRecord,
  undecided: number,
  { say }: ReportWords = ENGLISH,
): string[] {
  const { phase } = record.round;
  if (phase === 'signed_off') return [];
  const reasons: string[] = [];
  if (phase === 'open') reasons.push(say('The round is still open.'));
  if (phase === 'comparison') {
    reasons.push(
      undecided === 1
        ? say('1 passage waits for a decision.')
        : say('{count} passages wait for a decision.', { count: undecided }),
    );
  }
  const open =
    record.queries.filter(({ state }) => state === 'open').length + record.withheldQueries.open;
  if (open > 0) {
    reasons.push(
      open === 1
        ? say('1 query to the writer open.')
        : say('{count} queries to the writer open.', { count: open }),
    );
  }
  const unsigned = stageStandings(record).filter(({ signature }) => signature === null);
  if (unsigned.length > 0) {
    const stages = labelsOf(unsigned).join(', ');
    reasons.push(say('Not signed by: {stages}.', { stages }));
  }
  return reasons.length > 0 ? reasons : [say('The round is not signed off.')];
}
