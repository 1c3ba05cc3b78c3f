import 'server-only';

import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';
import type { StandingPassage } from '@/lib/domain/articles/carry-on';
import type { CheckStatus } from '@/lib/domain/claims/claim';

import type { Tx } from '../db/client';

/**
 * Passages on their way to a new version. Whoever adds one carries also what an
 * open blind round hides from them: through functions of the database that tell
 * where a passage stands and nothing that is said of it.
 */
export type PassageToMove = StandingPassage & {
  reviewerId: string;
  /** A decision is nobody's own. */
  isDecision: boolean;
  version: number;
};

type ToCarryRow = {
  annotationId: string;
  reviewerId: string;
  isDecision: boolean;
  start: CodePointOffset;
  end: CodePointOffset;
  exact: string;
  isPlaced: boolean;
  version: number;
  checkStatus: CheckStatus;
  verdict: string | null;
  waitsAs: CarriedStatus | null;
  vouchedExact: string | null;
  candidates: CodePointSpan[] | null;
  stoodAt: CodePointOffset | null;
  checkStatusBefore: CheckStatus | null;
  verdictBefore: string | null;
};

/** Every passage of a round, hidden or not. Nothing of it may reach an answer to the actor. */
export async function listPassagesToCarry(tx: Tx, roundId: string): Promise<PassageToMove[]> {
  const rows = await tx.$queryRaw<ToCarryRow[]>`
    SELECT * FROM app_passages_to_carry(${roundId}::uuid)`;
  return rows.map((row) => ({
    id: row.annotationId,
    reviewerId: row.reviewerId,
    isDecision: row.isDecision,
    start: row.start,
    end: row.end,
    exact: row.exact,
    isPlaced: row.isPlaced,
    version: row.version,
    checkStatus: row.checkStatus,
    verdict: row.verdict,
    waits:
      row.waitsAs === null || row.vouchedExact === null || row.checkStatusBefore === null
        ? null
        : {
            status: row.waitsAs,
            vouchedExact: row.vouchedExact,
            candidates: row.candidates ?? [],
            stoodAt: row.stoodAt,
            checkStatusBefore: row.checkStatusBefore,
            verdictBefore: row.verdictBefore,
          },
  }));
}

/** What is written of one passage. `start` to `suffix` are null where it has no place. */
export type CarriedRow = {
  id: string;
  annotationId: string;
  status: CarriedStatus;
  isIdentical: boolean;
  start: number | null;
  end: number | null;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  vouchedExact: string;
  candidates: readonly CodePointSpan[];
  stoodAt: number | null;
  fixAccepted: boolean;
  checkStatus: CheckStatus;
  checkStatusBefore: CheckStatus;
  verdictBefore: string | null;
  /** Of the annotation, after this. */
  version: number;
};

/** Write what became of each passage, and place the annotations. The round is still on the version before. */
export async function placeCarried(
  tx: Tx,
  { roundId, toVersionId, now }: { roundId: string; toVersionId: string; now: Date },
  rows: readonly CarriedRow[],
): Promise<void> {
  await tx.$executeRaw`
    SELECT app_place_carried(${roundId}::uuid, ${toVersionId}::uuid, ${now}::timestamptz,
                             ${JSON.stringify(rows)}::jsonb)`;
}

export type MarkToMove = CodePointSpan & { id: string; reviewerId: string };

export async function listMarksToCarry(tx: Tx, roundId: string): Promise<MarkToMove[]> {
  return tx.$queryRaw<MarkToMove[]>`SELECT * FROM app_coverage_to_carry(${roundId}::uuid)`;
}

/** The marks that stay, at their places in the new text; every other mark of the round is taken off. */
export async function placeMarks(
  tx: Tx,
  roundId: string,
  marks: readonly (CodePointSpan & { id: string })[],
): Promise<void> {
  const rows = marks.map(({ id, start, end }) => ({ id, start, end }));
  await tx.$executeRaw`
    SELECT app_place_coverage(${roundId}::uuid, ${JSON.stringify(rows)}::jsonb)`;
}
