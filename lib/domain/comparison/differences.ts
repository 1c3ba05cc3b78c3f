/**
 * What differs between the readings of one group, each difference by its name.
 *
 * Passages, verdicts, types and priorities are compared by reviewer, and one to
 * one where the members pair up: two reviewers who gave the same two verdicts to
 * the opposite claims differ. Sources are compared by reviewer over the whole
 * group, since one reviewer may cite at a long claim what another cites at a part
 * of it; where everybody's claims answer each other one to one, also by claim.
 *
 * The cost grows with the number of members, however many of them a reviewer has.
 */
import type { Coded, Folded } from './coded';
import { compareSources, distinctSources } from './compare-sources';
import type { CitedSource, Comparable, Difference, OfReviewer } from './comparison-group';
import { disputedParts } from './disputed-parts';
import { type Lists, newLists } from './evidence';
import type { GroupReadings } from './group-readings';
import type { Lineup } from './line-up';
import { trimmed } from './trimmed';
import type { Subsets } from './subsets';

export type DifferencesContext = {
  lineup: Lineup<Comparable>;
  subsets: Subsets;
  verdicts: Listing<string | null>;
  types: Listing<Comparable['claimType']>;
  priorities: Listing<Comparable['priority']>;
  uncited: readonly OfReviewer<never>[];
  /** Room for the citations of one group after another. */
  cited: Lists;
  citedByUnit: Lists;
};

/** The lists with one value, of each reviewer and each value: shared by all groups that have them. */
type Listing<Value> = {
  coded: Coded<Value>;
  aspect: Aspect;
  single: (OfReviewer<Value> | undefined)[];
};

/** Something that is compared of annotations, which are given by their numbers. */
type Aspect = Folded;

function newListing<Value>(coded: Coded<Value>): Listing<Value> {
  const { codes } = coded;
  const aspect: Aspect = {
    isSame: (a, b) => codes[a] === codes[b],
    codeOf: (member) => codes[member] ?? 0,
  };
  return { coded, aspect, single: [] };
}

export function newDifferencesContext(
  lineup: Lineup<Comparable>,
  subsets: Subsets,
): DifferencesContext {
  const citations = lineup.evidence.citations.length;
  return {
    lineup,
    subsets,
    cited: newLists(citations, lineup.reviewerCount),
    citedByUnit: newLists(citations, lineup.reviewerCount),
    verdicts: newListing(lineup.verdicts),
    types: newListing(lineup.types),
    priorities: newListing(lineup.priorities),
    uncited: lineup.reviewerIds.map((reviewerId) => ({ reviewerId, values: [] })),
  };
}

/** The units of a group, as numbers of the line-up. */
type Units = readonly (readonly number[])[];

/** @param units null where the members answer each other, one of each reviewer. */
export function differencesOf(
  readings: GroupReadings,
  units: Units | null,
  context: DifferencesContext,
): Difference[] {
  const { lineup, subsets } = context;
  const found: Difference[] = [];
  if (readings.count < lineup.reviewerCount) {
    const [markedBy, missedBy] = [subsets.of(readings.flags), subsets.without(readings.flags)];
    found.push({ kind: 'only_some', markedBy, missedBy });
  }
  if (readings.count <= 1) return found;

  if (!isCutAlike(readings, lineup)) {
    found.push({ kind: 'boundary', disputed: disputedParts(readings, lineup, subsets) });
  }
  if (differ(readings, units, context.verdicts.aspect)) {
    found.push({ kind: 'verdict', verdicts: list(readings, context.verdicts, lineup) });
  }
  const citation = citationOf(readings, units, context);
  if (citation !== null) found.push(citation);
  if (differ(readings, units, context.types.aspect)) {
    found.push({ kind: 'type', types: list(readings, context.types, lineup) });
  }
  if (differ(readings, units, context.priorities.aspect)) {
    found.push({ kind: 'priority', priorities: list(readings, context.priorities, lineup) });
  }
  if (differ(readings, units, lineup.wordings)) found.push({ kind: 'wording' });
  return trimmed(found);
}

/** Whether there is nothing to settle: every reviewer marked it, and only the wording may differ. */
export function isAgreement({ differences }: { differences: readonly Difference[] }): boolean {
  return differences.every(({ kind }) => kind === 'wording');
}

function list<Value>(
  { places, count, members, offsets }: GroupReadings,
  { coded, single }: Listing<Value>,
  { reviewerIds }: Lineup<Comparable>,
): OfReviewer<Value>[] {
  const lists: OfReviewer<Value>[] = [];
  for (let reader = 0; reader < count; reader += 1) {
    const place = places[reader] ?? 0;
    const [from, to] = [offsets[reader] ?? 0, offsets[reader + 1] ?? 0];
    const slot =
      to - from > 1 ? -1 : place * coded.values.length + (coded.codes[members[from] ?? 0] ?? 0);
    let own = single[slot];
    if (own === undefined) {
      const reviewerId = reviewerIds[place] ?? '';
      own = { reviewerId, values: valuesOf(coded, members.subarray(from, to)) };
      if (slot !== -1) single[slot] = own;
    }
    lists.push(own);
  }
  return trimmed(lists);
}

function valuesOf<Value>({ codes, values }: Coded<Value>, members: Int32Array): Value[] {
  const own: Value[] = [];
  for (const member of members) {
    const value = values[codes[member] ?? 0];
    if (value !== undefined) own.push(value);
  }
  return trimmed(own);
}

function differ(
  { members, size, count, offsets }: GroupReadings,
  units: Units | null,
  aspect: Aspect,
): boolean {
  if (areUniform(members, size, aspect)) return false;
  if (units === null || size === count) return true;
  for (const unit of units) if (!areUniform(unit, unit.length, aspect)) return true;
  const first = codesOf(members.subarray(0, offsets[1]), aspect);
  for (let reader = 1; reader < count; reader += 1) {
    const given = codesOf(members.subarray(offsets[reader], offsets[reader + 1]), aspect);
    if (given.size !== first.size) return true;
    for (const code of given) if (!first.has(code)) return true;
  }
  return false;
}

function areUniform(
  members: Int32Array | readonly number[],
  size: number,
  { isSame }: Aspect,
): boolean {
  const first = members[0] ?? 0;
  for (let at = 1; at < size; at += 1) if (!isSame(first, members[at] ?? 0)) return false;
  return true;
}

function codesOf(members: Int32Array, { codeOf }: Aspect): Set<number> {
  const given = new Set<number>();
  for (const member of members) given.add(codeOf(member));
  return given;
}

/** Whether everybody marked the same passages. */
function isCutAlike(
  { members, count, offsets }: GroupReadings,
  { starts, ends }: Lineup<Comparable>,
): boolean {
  const size = offsets[1] ?? 0;
  for (let reader = 1; reader < count; reader += 1) {
    const from = offsets[reader] ?? 0;
    if ((offsets[reader + 1] ?? 0) - from !== size) return false;
    for (let at = 0; at < size; at += 1) {
      const [one, other] = [members[at] ?? 0, members[from + at] ?? 0];
      if (starts[one] !== starts[other] || ends[one] !== ends[other]) return false;
    }
  }
  return true;
}

/** The gravest first. */
const CITATION_REASONS = ['one_uncited', 'no_common_source', 'relation'] as const;

function citationOf(
  { count, places, members, offsets }: GroupReadings,
  units: Units | null,
  { lineup, uncited, cited, citedByUnit }: DifferencesContext,
): Difference | null {
  const { evidence, reviewerIds } = lineup;
  listCitations(cited, lineup, members, offsets, count);
  if (cited.offsets[count] === 0) return null;
  let gravest: number = CITATION_REASONS.length;
  if (units !== null && units.length > 1 && units.every(({ length }) => length === count)) {
    const oneEach = Int32Array.from({ length: count + 1 }, (_, at) => at);
    for (const unit of units) {
      listCitations(citedByUnit, lineup, unit, oneEach, count);
      gravest = Math.min(gravest, gravestOf(lineup, citedByUnit, count));
    }
  } else gravest = gravestOf(lineup, cited, count);
  const why = CITATION_REASONS[gravest];
  if (why === undefined) return null;
  const sources: OfReviewer<CitedSource>[] = [];
  for (let reader = 0; reader < count; reader += 1) {
    const place = places[reader] ?? 0;
    const hasNone = cited.offsets[reader] === cited.offsets[reader + 1];
    const reviewerId = reviewerIds[place] ?? '';
    const none = hasNone ? uncited[place] : undefined;
    sources.push(none ?? { reviewerId, values: distinctSources(evidence, cited, reader) });
  }
  return { kind: 'citation', why, sources: trimmed(sources) };
}

/** @param offsets where the members of each reading begin. */
function listCitations(
  into: Lists,
  { evidence }: Lineup<Comparable>,
  members: Int32Array | readonly number[],
  offsets: Int32Array,
  count: number,
): void {
  let found = 0;
  for (let reader = 0; reader < count; reader += 1) {
    const to = offsets[reader + 1] ?? 0;
    for (let at = offsets[reader] ?? 0; at < to; at += 1) {
      const member = members[at] ?? 0;
      const last = evidence.offsets[member + 1] ?? 0;
      for (let one = evidence.offsets[member] ?? 0; one < last; one += 1) {
        into.numbers[found] = one;
        found += 1;
      }
    }
    into.offsets[reader + 1] = found;
  }
}

/** Of each two readings, the gravest reason by its place; as many as there are where nothing differs. */
function gravestOf({ evidence }: Lineup<Comparable>, lists: Lists, count: number): number {
  let gravest: number = CITATION_REASONS.length;
  for (let one = 0; one < count; one += 1) {
    for (let other = one + 1; other < count; other += 1) {
      const why = compareSources(evidence, lists, one, other);
      if (why !== null) gravest = Math.min(gravest, CITATION_REASONS.indexOf(why));
      if (gravest === 0) return 0;
    }
  }
  return gravest;
}
