/**
 * The readings of a round side by side: annotations of two or more reviewers,
 * grouped by the words they are about.
 *
 * A group holds all that is linked (see link-annotations.ts), so one reviewer's
 * long claim stands beside the two that another made of it. Every annotation is
 * in exactly one group; the result does not depend on the order in which the
 * annotations or the reviewers are given, but for the order of the reviewers.
 */
import {
  type Comparable,
  compareIds,
  type Comparison,
  type ComparisonGroup,
  inReadingOrder,
  inTurn,
} from './comparison-group';
import { differencesOf } from './differences';
import { type Link, linkAnnotations } from './link-annotations';
import { unitsOf } from './pair-annotations';

/**
 * @throws Error for annotations that cannot be: an empty passage, an id that
 * occurs twice, a reviewer who is not in the comparison.
 */
export function alignAnnotations<A extends Comparable>(
  annotations: readonly A[],
  reviewerIds: readonly string[],
): Comparison<A> {
  assertComparable(annotations, reviewerIds);
  const links = linkAnnotations(annotations);
  const groups = connect(annotations, links).map(({ members, links: own }) =>
    toGroup(members, own, reviewerIds),
  );
  groups.sort((a, b) => inTurn(a.start - b.start, a.end - b.end, compareIds(a.key, b.key)));
  return { reviewerIds, groups };
}

function toGroup<A extends Comparable>(
  unordered: readonly A[],
  links: readonly Link<A>[],
  reviewerIds: readonly string[],
): ComparisonGroup<A> {
  const members = [...unordered].sort(inReadingOrder);
  const units = unitsOf(members, links);
  const present = new Set(members.map(({ reviewerId }) => reviewerId));
  const markedBy = reviewerIds.filter((reviewerId) => present.has(reviewerId));
  return {
    key: members.map(({ id }) => id).sort(compareIds)[0] ?? '',
    start: Math.min(...members.map(({ start }) => start)),
    end: Math.max(...members.map(({ end }) => end)),
    members,
    units,
    markedBy,
    differences: differencesOf({ members, units, markedBy }, reviewerIds),
  };
}

type Connected<A extends Comparable> = { members: A[]; links: Link<A>[] };

/** The connected components of the links, single annotations included. */
function connect<A extends Comparable>(
  annotations: readonly A[],
  links: readonly Link<A>[],
): Connected<A>[] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    // Shorten the way for the next time: without it a long chain costs its square.
    for (let at = id; at !== root;) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { a, b } of links) {
    const [one, other] = [rootOf(a.id), rootOf(b.id)];
    if (one !== other) parent.set(one, other);
  }

  const components = new Map<string, Connected<A>>();
  const componentOf = (id: string): Connected<A> => {
    const root = rootOf(id);
    const component = components.get(root) ?? { members: [], links: [] };
    components.set(root, component);
    return component;
  };
  for (const annotation of annotations) componentOf(annotation.id).members.push(annotation);
  for (const link of links) componentOf(link.a.id).links.push(link);
  return [...components.values()];
}

function assertComparable(
  annotations: readonly Comparable[],
  reviewerIds: readonly string[],
): void {
  const reviewers = new Set(reviewerIds);
  const ids = new Set<string>();
  for (const { id, reviewerId, start, end } of annotations) {
    if (start >= end) throw new Error(`Annotation ${id} marks no words (${start}..${end})`);
    if (ids.has(id)) throw new Error(`Annotation ${id} occurs twice`);
    if (!reviewers.has(reviewerId)) {
      throw new Error(`Annotation ${id} is by ${reviewerId}, who is not in this comparison`);
    }
    ids.add(id);
  }
}
