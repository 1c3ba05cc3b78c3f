/**
 * Which verdicts met on the same claim, which of them are taken for each other most
 * often, and which of the two the desk took afterwards.
 */
import type { ClaimType } from '../claims/claim';
import { inTurn } from '../comparison/comparison-group';
import { typeOf } from './desk-agreement';
import { type JudgedUnit, judgementsOf, type Readings } from './judged-units';

/** Of a claim with two verdicts: the one that the decision took, or what else became of it. */
type Outcome = 'first' | 'second' | 'other' | 'rejected' | 'open';

type ConfusedVerdicts = {
  verdicts: readonly [string, string];
  /** Pairs of judgements: a claim of three reviewers has up to two of them. */
  pairs: number;
  /** The claims on which they met, in the order of the units. */
  claims: readonly { roundId: string; annotationId: string }[];
  /** Claims by what was decided. `other`: a third verdict, or several decisions that differ. */
  decided: Readonly<Record<Outcome, number>>;
  /** Pairs by the type of the claim; null where the reviewers typed it differently. */
  byType: readonly { type: ClaimType | null; pairs: number }[];
};

export type VerdictsMet = {
  /** Pairs of judgements, and how many of them are the same. */
  pairs: number;
  same: number;
  /** The verdicts in use, in the order that was given. */
  verdicts: readonly string[];
  /** `counts[row][column]`, the row not after the column: pairs have no first and second. */
  counts: readonly (readonly number[])[];
  /** The most frequent first. */
  confused: readonly ConfusedVerdicts[];
};

type Found = {
  verdicts: readonly [string, string];
  pairs: number;
  claims: { roundId: string; annotationId: string }[];
  decided: Record<Outcome, number>;
  byType: Map<ClaimType | null, number>;
};

/** @param order of the verdicts; those that are not in it come last. */
export function verdictsMet({ units, isChosen }: Readings, order: readonly string[]): VerdictsMet {
  const judged = units
    .map((unit) => ({ unit, judgements: judgementsOf(unit, isChosen) }))
    .filter(({ judgements }) => judgements.length >= 2);
  const used = new Set(judged.flatMap(({ judgements }) => judgements.map((one) => one.verdict)));
  const verdicts = [...order.filter((id) => used.has(id)), ...unknown(used, order)];
  const placeOf = new Map(verdicts.map((id, place): [string, number] => [id, place]));
  const counts = verdicts.map(() => verdicts.map(() => 0));
  const found = new Map<string, Found>();
  let pairs = 0;
  let same = 0;
  for (const { unit, judgements } of judged) {
    const type = typeOf(unit, isChosen);
    const met = new Map<Found, string>();
    for (const [at, one] of judgements.entries()) {
      for (const other of judgements.slice(at + 1)) {
        const places = [placeOf.get(one.verdict) ?? 0, placeOf.get(other.verdict) ?? 0];
        const [row = 0, column = 0] = places.sort((a, b) => a - b);
        const cells = counts[row] ?? [];
        cells[column] = (cells[column] ?? 0) + 1;
        pairs += 1;
        if (row === column) {
          same += 1;
          continue;
        }
        const entry = entryOf(found, [verdicts[row] ?? '', verdicts[column] ?? '']);
        entry.pairs += 1;
        entry.byType.set(type, (entry.byType.get(type) ?? 0) + 1);
        if (!met.has(entry)) met.set(entry, one.id);
      }
    }
    for (const [entry, annotationId] of met) {
      entry.claims.push({ roundId: unit.round.id, annotationId });
      entry.decided[outcomeOf(unit, entry.verdicts)] += 1;
    }
  }
  const rank = (entry: Found) =>
    (placeOf.get(entry.verdicts[0]) ?? 0) * verdicts.length + (placeOf.get(entry.verdicts[1]) ?? 0);
  const confused = [...found.values()]
    .sort((a, b) => inTurn(b.pairs - a.pairs, rank(a) - rank(b)))
    .map(({ byType, ...entry }) => ({
      ...entry,
      byType: [...byType]
        .map(([type, count]) => ({ type, pairs: count }))
        .sort((a, b) => b.pairs - a.pairs),
    }));
  return { pairs, same, verdicts, counts, confused };
}

function unknown(used: ReadonlySet<string>, order: readonly string[]): string[] {
  return [...used].filter((id) => !order.includes(id)).sort();
}

function entryOf(found: Map<string, Found>, verdicts: readonly [string, string]): Found {
  const key = verdicts.join(' ');
  const known = found.get(key);
  if (known !== undefined) return known;
  const entry: Found = {
    verdicts,
    pairs: 0,
    claims: [],
    decided: { first: 0, second: 0, other: 0, rejected: 0, open: 0 },
    byType: new Map(),
  };
  found.set(key, entry);
  return entry;
}

/** What the decisions made of those who gave one of the two verdicts. */
function outcomeOf(
  { round, marks }: JudgedUnit,
  [first, second]: readonly [string, string],
): Outcome {
  const ids = new Set(
    marks.filter(({ verdict }) => verdict === first || verdict === second).map(({ id }) => id),
  );
  const decisions = round.decisions.filter(({ settles }) => settles.some((id) => ids.has(id)));
  if (decisions.length === 0) return 'open';
  const taken = new Set(
    decisions.filter(({ decision }) => decision !== 'rejected').map(({ verdict }) => verdict),
  );
  if (taken.size === 0) return 'rejected';
  const [verdict] = taken;
  if (taken.size > 1) return 'other';
  return verdict === first ? 'first' : verdict === second ? 'second' : 'other';
}
