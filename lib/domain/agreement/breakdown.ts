/** Agreement taken apart: by pair of reviewers, by value, by kind of unit, by unit. */
import type { Bootstrap } from './bootstrap';
import type { CodingTable, Value } from './coding-table';
import { agreeingPairs, type Coefficient } from './coefficient';
import type { Measure } from './measure';
import { measureCoding } from './measure-coding';

type Coefficients<Name extends string> = Readonly<Record<Name, Coefficient>>;
type Measures<Name extends string> = Record<Name, Measure>;

/** Each two reviewers, by their columns, in the order of the columns. */
export function byPair<Name extends string>(
  { units, categories }: CodingTable,
  coefficients: Coefficients<Name>,
  bootstrap: Bootstrap | null = null,
): { raters: readonly [number, number]; measures: Measures<Name> }[] {
  const raters = units[0]?.length ?? 0;
  const columns = Array.from({ length: raters }, (_, column) => column);
  return columns.flatMap((first) =>
    columns.slice(first + 1).map((second) => {
      const pairs = units.map((unit) => [unit[first] ?? null, unit[second] ?? null]);
      const table = withCategories(pairs, categories);
      return {
        raters: [first, second] as const,
        measures: measureCoding(table, coefficients, bootstrap),
      };
    }),
  );
}

/**
 * Each value against all others: how far reviewers agree on where it belongs. With
 * Fleiss’ kappa these are his kappas of the categories.
 */
export function byValue<Name extends string>(
  { units, categories }: CodingTable,
  coefficients: Coefficients<Name>,
  bootstrap: Bootstrap | null = null,
): { value: Value; measures: Measures<Name> }[] {
  const used = new Set<Value>(categories ?? []);
  for (const unit of units) for (const value of unit) if (value !== null) used.add(value);
  return [...used].map((value) => {
    const against = units.map((unit) =>
      unit.map((one) => (one === null ? null : one === value ? 1 : 0)),
    );
    const table = withCategories(against, [0, 1]);
    return { value, measures: measureCoding(table, coefficients, bootstrap) };
  });
}

/**
 * Units of each kind by themselves, such as the claims of each type; in the order in
 * which the kinds come up.
 *
 * @param kinds of each unit; `null` for a unit that belongs to none.
 */
export function byKind<Kind extends string, Name extends string>(
  { units, categories }: CodingTable,
  kinds: readonly (Kind | null)[],
  coefficients: Coefficients<Name>,
  bootstrap: Bootstrap | null = null,
): { kind: Kind; measures: Measures<Name> }[] {
  const rows = new Map<Kind, (readonly (Value | null)[])[]>();
  for (const [at, unit] of units.entries()) {
    const kind = kinds[at] ?? null;
    if (kind === null) continue;
    const own = rows.get(kind);
    if (own === undefined) rows.set(kind, [unit]);
    else own.push(unit);
  }
  return [...rows].map(([kind, own]) => ({
    kind,
    measures: measureCoding(withCategories(own, categories), coefficients, bootstrap),
  }));
}

/** The share of pairs of judgements of each unit that are the same; null where there is no pair. */
export function byUnit({ units }: CodingTable): (number | null)[] {
  return units.map((unit) => {
    const values = unit.filter((value) => value !== null);
    if (values.length < 2) return null;
    const codeOf = new Map([...new Set(values)].map((value, code) => [value, code]));
    const codes = values.map((value) => codeOf.get(value) ?? -1).sort((a, b) => a - b);
    return agreeingPairs(codes) / (codes.length * (codes.length - 1));
  });
}

/** Two values that reviewers gave to the same unit, and how many pairs of judgements did. */
type ConfusedPair<V extends Value> = { values: readonly [V, V]; pairs: number };

/** The most frequent first. */
export function confusedPairs<V extends Value>(
  units: readonly (readonly (V | null)[])[],
): ConfusedPair<V>[] {
  const found = new Map<string, { values: readonly [V, V]; pairs: number }>();
  for (const unit of units) {
    const values = unit.filter((value) => value !== null);
    for (const [at, one] of values.entries()) {
      for (const other of values.slice(at + 1)) {
        if (one === other) continue;
        const pair = one < other ? ([one, other] as const) : ([other, one] as const);
        const key = JSON.stringify(pair);
        const known = found.get(key);
        if (known === undefined) found.set(key, { values: pair, pairs: 1 });
        else known.pairs += 1;
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, pair]) => pair)
    .sort((one, other) => other.pairs - one.pairs);
}

function withCategories(
  units: CodingTable['units'],
  categories: readonly Value[] | undefined,
): CodingTable {
  return categories === undefined ? { units } : { units, categories };
}
