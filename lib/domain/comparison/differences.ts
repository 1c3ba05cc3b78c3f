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
import { compareSources, distinctSources } from './compare-sources';
import type { CitedSource, Comparable, ComparisonGroup, Difference } from './comparison-group';
import { type Folding, foldText } from './fold-text';
import { disputedParts } from './passage';

type Members<A extends Comparable> = Pick<ComparisonGroup<A>, 'units' | 'markedBy' | 'members'>;

export function differencesOf<A extends Comparable>(
  group: Members<A>,
  reviewerIds: readonly string[],
  folding: Folding,
): Difference[] {
  const { markedBy } = group;
  const found: Difference[] = [];
  if (markedBy.length < reviewerIds.length) {
    const missedBy = reviewerIds.filter((id) => !markedBy.includes(id));
    found.push({ kind: 'only_some', markedBy, missedBy });
  }
  if (markedBy.length <= 1) return found;

  const readings = readingsOf(group);
  const whole = { ...group, readings };
  const boundary = boundaryOf(whole);
  if (boundary !== null) found.push(boundary);
  if (differ(whole, verdictOf)) found.push({ kind: 'verdict', verdicts: list(whole, verdictOf) });
  const citation = citationOf(whole, folding);
  if (citation !== null) found.push(citation);
  if (differ(whole, typeOf)) found.push({ kind: 'type', types: list(whole, typeOf) });
  if (differ(whole, priorityOf)) {
    found.push({ kind: 'priority', priorities: list(whole, priorityOf) });
  }
  // Folding costs more than all the rest: where the words are the same to the letter it is left out.
  if (differ(whole, wordingOf) && differ(whole, ({ claimText }) => foldText(claimText))) {
    found.push({ kind: 'wording' });
  }
  return found;
}

/** Whether there is nothing to settle: every reviewer marked it, and only the wording may differ. */
export function isAgreement({ differences }: { differences: readonly Difference[] }): boolean {
  return differences.every(({ kind }) => kind === 'wording');
}

const verdictOf = ({ verdict }: Comparable) => verdict;
const typeOf = ({ claimType }: Comparable) => claimType;
const priorityOf = ({ priority }: Comparable) => priority;
const wordingOf = ({ claimText }: Comparable) => claimText;

/** A group with the members of each reviewer, in the order of the comparison. */
type Whole<A extends Comparable> = Members<A> & { readings: readonly (readonly A[])[] };

function readingsOf<A extends Comparable>({ markedBy, members }: Members<A>): A[][] {
  const readings = markedBy.map((): A[] => []);
  const placeOf =
    markedBy.length > 8 ? new Map(markedBy.map((reviewerId, at) => [reviewerId, at])) : null;
  for (const member of members) {
    const place = placeOf?.get(member.reviewerId) ?? markedBy.indexOf(member.reviewerId);
    readings[place]?.push(member);
  }
  return readings;
}

function list<A extends Comparable, Value>(
  { readings, markedBy }: Whole<A>,
  valueOf: (member: A) => Value,
) {
  return readings.map((own, at) => ({
    reviewerId: markedBy[at] ?? '',
    values: own.map(valueOf),
  }));
}

function differ<A extends Comparable>(
  { members, markedBy, units, readings }: Whole<A>,
  valueOf: (member: A) => string | null,
): boolean {
  if (isUniform(members, valueOf)) return false;
  if (members.length === markedBy.length) return true;
  if (units.some((unit) => !isUniform(unit, valueOf))) return true;
  const [first, ...others] = readings.map((own) => new Set(own.map(valueOf)));
  return others.some((given) => first?.size !== given.size || !isSubset(given, first));
}

function isUniform<A>(members: readonly A[], valueOf: (member: A) => string | null): boolean {
  const [first] = members;
  if (first === undefined) return true;
  const value = valueOf(first);
  for (const member of members) if (valueOf(member) !== value) return false;
  return true;
}

function isSubset<Value>(values: ReadonlySet<Value>, of: ReadonlySet<Value>): boolean {
  for (const value of values) if (!of.has(value)) return false;
  return true;
}

function boundaryOf<A extends Comparable>({ markedBy, readings }: Whole<A>): Difference | null {
  const [first = []] = readings;
  const isCutAlike = readings.every(
    (own) =>
      own.length === first.length &&
      own.every(({ start, end }, at) => start === first[at]?.start && end === first[at].end),
  );
  if (isCutAlike) return null;
  return { kind: 'boundary', disputed: disputedParts(readings, markedBy) };
}

/** The gravest first. */
const CITATION_REASONS = ['one_uncited', 'no_common_source', 'relation'] as const;

function citationOf<A extends Comparable>(
  { members, markedBy, units, readings }: Whole<A>,
  folding: Folding,
): Difference | null {
  if (members.every(({ citations }) => citations.length === 0)) return null;
  const cited = readings.map(citationsOf);
  const isOneToOne = units.every((unit) => unit.length === markedBy.length);
  let gravest: number = CITATION_REASONS.length;
  const compare = (all: readonly (readonly CitedSource[])[]) => {
    for (let one = 0; one < all.length; one += 1) {
      for (let other = one + 1; other < all.length; other += 1) {
        const why = compareSources(all[one] ?? [], all[other] ?? [], folding);
        if (why !== null) gravest = Math.min(gravest, CITATION_REASONS.indexOf(why));
        if (gravest === 0) return;
      }
    }
  };
  if (isOneToOne && units.length > 1) {
    for (const unit of units) compare(unit.map(({ citations }) => citations));
  } else compare(cited);
  const why = CITATION_REASONS[gravest];
  if (why === undefined) return null;
  const sources = cited.map((citations, at) => ({
    reviewerId: markedBy[at] ?? '',
    values: distinctSources(citations, folding),
  }));
  return { kind: 'citation', why, sources };
}

function citationsOf(members: readonly Comparable[]): readonly CitedSource[] {
  const [only, second] = members;
  if (only !== undefined && second === undefined) return only.citations;
  return members.flatMap(({ citations }) => citations);
}
