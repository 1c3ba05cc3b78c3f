/**
 * One to one: which annotation of one reviewer answers which of another. Two
 * annotations can be a pair when they are linked and share at least half of all
 * words that either holds; a smaller part of a claim is not the same claim, and
 * its verdict says nothing about the agreement on the whole.
 *
 * Of all the ways to pair, it is the one that shares the most code points; where
 * two ways share as many, the one with more pairs; then the one whose pairs come
 * first in the text.
 *
 * The links between two reviewers are a forest (see link-annotations.ts), so the
 * best way is found exactly, and in time that grows with the number of links.
 */
import { type Comparable, compareIds, inReadingOrder, inTurn } from './comparison-group';
import type { Link } from './link-annotations';
import { overlap, sharedLength } from './passage';

/** The least overlap of two annotations that can be a pair. */
const SAME_CLAIM = 0.5;

/**
 * The members of a group in units: at most one annotation of each reviewer in
 * each. With two reviewers a unit is a pair or a single. With more, pairs that
 * meet in an annotation are joined, the closest first, as long as that puts no
 * two annotations of one reviewer into a unit.
 */
export function unitsOf<A extends Comparable>(
  members: readonly A[],
  links: readonly Link<A>[],
): A[][] {
  const units = new Map<string, A[]>(members.map((member) => [member.id, [member]]));
  const close = links.filter(({ a, b }) => overlap(a, b) >= SAME_CLAIM);
  const pairs = linksByReviewers(close).flatMap(bestPairs);
  pairs.sort((one, other) =>
    inTurn(overlap(other.a, other.b) - overlap(one.a, one.b), inPairOrder(one, other)),
  );

  for (const { a, b } of pairs) {
    const [left, right] = [units.get(a.id) ?? [], units.get(b.id) ?? []];
    if (left === right) continue;
    const joined = [...left, ...right].sort(inReadingOrder);
    if (new Set(joined.map(({ reviewerId }) => reviewerId)).size < joined.length) continue;
    for (const member of joined) units.set(member.id, joined);
  }
  return [...new Set(members.map(({ id }) => units.get(id) ?? []))];
}

function linksByReviewers<A extends Comparable>(links: readonly Link<A>[]): Link<A>[][] {
  const byReviewers = new Map<string, Link<A>[]>();
  for (const link of links) {
    const key = JSON.stringify([link.a.reviewerId, link.b.reviewerId].sort(compareIds));
    const known = byReviewers.get(key);
    if (known === undefined) byReviewers.set(key, [link]);
    else known.push(link);
  }
  return [...byReviewers.values()];
}

type Node<A> = { value: A; partners: Node<A>[]; children: Node<A>[] };

/** What a subtree is worth when its root is left free, and at best; and whom the root takes then. */
type Worth<A> = { free: number; best: number; takes: Node<A> | null };

/** `links` join the annotations of two reviewers and form a forest. */
function bestPairs<A extends Comparable>(links: readonly Link<A>[]): Link<A>[] {
  const nodes = nodesOf(links);
  // One more pair is worth less than one more shared code point, and more than nothing.
  const worthOfLink = (a: A, b: A) => sharedLength(a, b) * (nodes.length + 1) + 1;
  const worth = new Map<Node<A>, Worth<A>>();
  const pairs: Link<A>[] = [];

  for (const order of treesOf(nodes)) {
    for (const node of order.toReversed()) {
      const free = sum(node.children.map((child) => worth.get(child)?.best ?? 0));
      let [best, takes]: [number, Node<A> | null] = [free, null];
      for (const child of node.children) {
        const own = worth.get(child) ?? { free: 0, best: 0 };
        const taken = free - own.best + own.free + worthOfLink(node.value, child.value);
        if (taken > best) [best, takes] = [taken, child];
      }
      worth.set(node, { free, best, takes });
    }

    const taken = new Set<Node<A>>();
    for (const node of order) {
      const partner = taken.has(node) ? null : (worth.get(node)?.takes ?? null);
      if (partner === null) continue;
      taken.add(partner);
      pairs.push({ a: node.value, b: partner.value });
    }
  }
  return pairs;
}

/** The annotations with their partners, all in reading order. */
function nodesOf<A extends Comparable>(links: readonly Link<A>[]): Node<A>[] {
  const nodes = new Map<string, Node<A>>();
  const nodeOf = (value: A): Node<A> => {
    const known = nodes.get(value.id) ?? { value, partners: [], children: [] };
    nodes.set(value.id, known);
    return known;
  };
  for (const { a, b } of links) {
    nodeOf(a).partners.push(nodeOf(b));
    nodeOf(b).partners.push(nodeOf(a));
  }
  const sorted = [...nodes.values()].sort((a, b) => inReadingOrder(a.value, b.value));
  for (const node of sorted) node.partners.sort((a, b) => inReadingOrder(a.value, b.value));
  return sorted;
}

/** Each tree from its first node in reading order; parents come before children. */
function treesOf<A extends Comparable>(nodes: readonly Node<A>[]): Node<A>[][] {
  const seen = new Set<Node<A>>();
  const trees: Node<A>[][] = [];
  for (const root of nodes) {
    if (seen.has(root)) continue;
    seen.add(root);
    const order = [root];
    // The list grows while it is walked: without recursion, however long a chain is.
    for (const node of order) {
      node.children = node.partners.filter((partner) => !seen.has(partner));
      for (const child of node.children) seen.add(child);
      order.push(...node.children);
    }
    trees.push(order);
  }
  return trees;
}

function inPairOrder<A extends Comparable>(one: Link<A>, other: Link<A>): number {
  return inTurn(
    inReadingOrder(firstOf(one), firstOf(other)),
    inReadingOrder(lastOf(one), lastOf(other)),
  );
}

function firstOf<A extends Comparable>({ a, b }: Link<A>): A {
  return inReadingOrder(a, b) <= 0 ? a : b;
}

function lastOf<A extends Comparable>({ a, b }: Link<A>): A {
  return inReadingOrder(a, b) <= 0 ? b : a;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
