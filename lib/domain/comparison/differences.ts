/**
 * What differs between the readings of one group, each difference by its name.
 *
 * Passages, verdicts, types and priorities are compared by reviewer, and one to
 * one where the members pair up: two reviewers who gave the same two verdicts to
 * the opposite claims differ.
 */
import type { Citation } from '../claims/claim';
import type { Comparable, ComparisonGroup, Difference } from './comparison-group';
import { foldText } from './fold-text';
import { disputedParts } from './passage';

type Members<A extends Comparable> = Pick<ComparisonGroup<A>, 'units' | 'markedBy' | 'members'>;

export function differencesOf<A extends Comparable>(
  group: Members<A>,
  reviewerIds: readonly string[],
): Difference[] {
  const missedBy = reviewerIds.filter((id) => !group.markedBy.includes(id));
  const found: (Difference | null)[] = [
    missedBy.length === 0 ? null : { kind: 'only_some', markedBy: group.markedBy, missedBy },
    boundaryOf(group),
    differ(group, (one) => one.verdict)
      ? { kind: 'verdict', verdicts: list(group, (one) => one.verdict) }
      : null,
    citationOf(group),
    differ(group, (one) => one.claimType)
      ? { kind: 'type', types: list(group, (one) => one.claimType) }
      : null,
    differ(group, (one) => one.priority)
      ? { kind: 'priority', priorities: list(group, (one) => one.priority) }
      : null,
    differ(group, (one) => foldText(one.claimText)) ? { kind: 'wording' } : null,
  ];
  return found.filter((difference) => difference !== null);
}

/** Whether there is nothing to settle: every reviewer marked it, and only the wording may differ. */
export function isAgreement({ differences }: { differences: readonly Difference[] }): boolean {
  return differences.every(({ kind }) => kind === 'wording');
}

function readingsOf<A extends Comparable>({ markedBy, members }: Members<A>) {
  return markedBy.map((reviewerId) => ({
    reviewerId,
    own: members.filter((member) => member.reviewerId === reviewerId),
  }));
}

function list<A extends Comparable, Value>(group: Members<A>, valueOf: (member: A) => Value) {
  return readingsOf(group).map(({ reviewerId, own }) => ({ reviewerId, values: own.map(valueOf) }));
}

function differ<A extends Comparable>(
  group: Members<A>,
  valueOf: (member: A) => string | null,
): boolean {
  const given = list(group, valueOf).map(({ values }) =>
    JSON.stringify([...new Set(values)].sort()),
  );
  if (new Set(given).size > 1) return true;
  return group.units.some((unit) => new Set(unit.map(valueOf)).size > 1);
}

function boundaryOf<A extends Comparable>(group: Members<A>): Difference | null {
  const readings = readingsOf(group).map(({ own }) => own);
  const cuts = readings.map((own) => own.map(({ start, end }) => `${start}-${end}`).join(' '));
  if (new Set(cuts).size <= 1) return null;
  return { kind: 'boundary', disputed: disputedParts(readings) };
}

/**
 * Reviewers agree on the evidence where they have a source in common and read it
 * the same way. Further sources that only one of them found are no disagreement.
 */
function citationOf<A extends Comparable>(group: Members<A>): Difference | null {
  const readings = readingsOf(group).map(({ reviewerId, own }) => ({
    reviewerId,
    citations: own.flatMap(({ citations }) => citations),
  }));
  const reasons = readings.flatMap(({ citations }, at) =>
    readings.slice(at + 1).map((other) => compareCitations(citations, other.citations)),
  );
  const why = CITATION_REASONS.find((reason) => reasons.includes(reason));
  if (why === undefined) return null;
  const sources = readings.map(({ reviewerId, citations }) => ({
    reviewerId,
    values: [...new Set(citations.map(({ source }) => source))],
  }));
  return { kind: 'citation', why, sources };
}

const CITATION_REASONS = ['one_uncited', 'no_common_source', 'relation'] as const;

function compareCitations(
  a: readonly Citation[],
  b: readonly Citation[],
): (typeof CITATION_REASONS)[number] | null {
  if (a.length === 0 && b.length === 0) return null;
  if (a.length === 0 || b.length === 0) return 'one_uncited';
  const common = a.filter((one) => b.some((other) => isSameSource(one, other)));
  if (common.length === 0) return 'no_common_source';
  const isReadAlike = common.some((one) =>
    b.some((other) => isSameSource(one, other) && one.relation === other.relation),
  );
  return isReadAlike ? null : 'relation';
}

/** The same address; where one of them has none, the same name. */
function isSameSource(a: Citation, b: Citation): boolean {
  if (a.url !== '' && b.url !== '') return foldUrl(a.url) === foldUrl(b.url);
  return foldText(a.source) === foldText(b.source);
}

/** Scheme, case of the host, fragment and a last slash say nothing about what was read. */
function foldUrl(url: string): string {
  const [address = ''] = url
    .trim()
    .replace(/^https?:\/\//iu, '')
    .split('#');
  const host = /^[^/?]*/u.exec(address)?.[0] ?? '';
  return host.toLowerCase() + address.slice(host.length).replace(/\/$/u, '');
}
