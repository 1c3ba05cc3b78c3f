/** How far the reviewers of a desk agree, over all rounds of a month and over all of a period. */
import { krippendorffsAlpha } from '../agreement/alpha';
import type { Bootstrap } from '../agreement/bootstrap';
import { byKind } from '../agreement/breakdown';
import { percentAgreement } from '../agreement/kappa';
import type { Measure } from '../agreement/measure';
import { measureCoding } from '../agreement/measure-coding';
import type { ClaimType } from '../claims/claim';
import { type JudgedUnit, judgementsOf, ofMonth, passagesOf, type Readings } from './judged-units';
import type { Month } from './months';
import { pooledUnitizedAlpha } from './pooled-unitized-alpha';

type VerdictAgreement = { percentAgreement: Measure; krippendorffsAlpha: Measure };

export type DeskAgreement = VerdictAgreement & {
  /** Rounds that two or more of the chosen reviewers read. */
  rounds: number;
  unitizedAlpha: Measure;
};

const COEFFICIENTS = { percentAgreement, krippendorffsAlpha: krippendorffsAlpha('nominal') };

export function agreementOf(readings: Readings, bootstrap: Bootstrap | null): DeskAgreement {
  const { rounds, units, isChosen } = readings;
  const shared = rounds.filter(
    ({ reviewerIds }) => reviewerIds.filter((id) => isChosen(id)).length >= 2,
  );
  const texts = shared.map((round) => ({
    length: round.length,
    raters: passagesOf(round, isChosen),
  }));
  return {
    rounds: shared.length,
    ...measureCoding(
      { units: rowsOf(compared(units, isChosen), isChosen) },
      COEFFICIENTS,
      bootstrap,
    ),
    unitizedAlpha: pooledUnitizedAlpha(texts, bootstrap),
  };
}

export function agreementByMonth(
  readings: Readings,
  months: readonly Month[],
  bootstrap: Bootstrap | null,
): (DeskAgreement & { month: Month })[] {
  return months.map((month) => ({
    month,
    ...agreementOf(ofMonth(readings, month), bootstrap),
  }));
}

/** Claims of each type by themselves. `type` is null for those that reviewers typed differently. */
export function agreementByType(
  { units, isChosen }: Readings,
  bootstrap: Bootstrap | null,
): { type: ClaimType | null; measures: VerdictAgreement }[] {
  const judged = compared(units, isChosen);
  const kinds = judged.map((unit) => typeOf(unit, isChosen) ?? 'differs');
  return byKind({ units: rowsOf(judged, isChosen) }, kinds, COEFFICIENTS, bootstrap)
    .map(({ kind, measures }) => ({ type: kind === 'differs' ? null : kind, measures }))
    .sort((a, b) => b.measures.percentAgreement.n - a.measures.percentAgreement.n);
}

/** The type that all who judged a claim gave it; null where they differ. */
export function typeOf(unit: JudgedUnit, isChosen: Readings['isChosen']): ClaimType | null {
  const types = new Set(judgementsOf(unit, isChosen).map(({ claimType }) => claimType));
  const [type] = types;
  return types.size === 1 && type !== undefined ? type : null;
}

/** A claim that one judged alone has nothing to compare, and is not drawn for an interval. */
function compared(
  units: readonly JudgedUnit[],
  isChosen: Readings['isChosen'],
): readonly JudgedUnit[] {
  return units.filter((unit) => judgementsOf(unit, isChosen).length >= 2);
}

/**
 * Rows of equal length, as long as the rounds had reviewers: among more than two, the same verdicts
 * are the same row whoever gave which, and are drawn together for an interval. Alpha does not ask
 * who said what, so the places need not be people.
 */
function rowsOf(units: readonly JudgedUnit[], isChosen: Readings['isChosen']): (string | null)[][] {
  const rounds = new Set(units.map(({ round }) => round));
  let width = 2;
  for (const { reviewerIds } of rounds)
    width = Math.max(width, reviewerIds.filter(isChosen).length);
  return units.map((unit) => {
    const row = judgementsOf(unit, isChosen).map(({ verdict }) => verdict);
    return Array.from({ length: width }, (_, place) => row[place] ?? null);
  });
}
