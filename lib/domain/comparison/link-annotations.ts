/**
 * Which annotations of different reviewers are about the same words.
 *
 * Two annotations may be linked when they share at least half of the shorter
 * one. Each annotation is then linked to the closest such annotation of every
 * other reviewer, and to no other on its own account: so one long claim is joined
 * with the two short ones that lie in it, while a sentence and the figure marked
 * inside it stay two groups where the other reviewer marked both as well.
 *
 * A claim marked inside a claim of the same reviewer is its own group where the
 * outer one is nearly the passage that the other reviewer marked: then the outer
 * one answers it, and the inner one is what only this reviewer saw.
 *
 * Closest is: the largest share of all words that either holds; then the same
 * wording of the claim; then the same type of claim; then the lower ids. The
 * verdict is never looked at: it would flatter the agreement that is measured.
 *
 * Because one order ranks all links, following an annotation to its closest one,
 * and on from there, never leads in a circle: between two reviewers the links
 * are a forest, at most one for each annotation.
 */
import { type Comparable, compareIds, inReadingOrder, inTurn } from './comparison-group';
import { foldText } from './fold-text';
import { isInside, overlap, sharedLength, sharesHalf } from './passage';

export type Link<A extends Comparable> = { a: A; b: A };

/** Links of annotations of different reviewers, each once, in no stated order. */
export function linkAnnotations<A extends Comparable>(annotations: readonly A[]): Link<A>[] {
  const { candidates, containers } = sweep([...annotations].sort(inReadingOrder));
  const closest = new Map<string, Link<A>>();

  for (const link of candidates) {
    if (isAnsweredByOuter(link.a, link.b, containers)) continue;
    if (isAnsweredByOuter(link.b, link.a, containers)) continue;
    for (const [from, to] of [
      [link.a, link.b],
      [link.b, link.a],
    ] as const) {
      const side = JSON.stringify([from.id, to.reviewerId]);
      const known = closest.get(side);
      if (known === undefined || isCloser(link, known)) closest.set(side, link);
    }
  }
  return [...new Set(closest.values())];
}

/** Every pair that overlaps, found in one pass over the text. */
function sweep<A extends Comparable>(sorted: readonly A[]) {
  const candidates: Link<A>[] = [];
  /** For an annotation, the longer ones of the same reviewer that it lies in. */
  const containers = new Map<string, A[]>();
  let reaching: A[] = [];

  for (const b of sorted) {
    reaching = reaching.filter((a) => a.end > b.start);
    for (const a of reaching) {
      if (a.reviewerId !== b.reviewerId) {
        if (sharesHalf(a, b)) candidates.push({ a, b });
      } else if (isInside(b, a)) {
        addTo(containers, b.id, a);
      } else if (isInside(a, b)) {
        addTo(containers, a.id, b);
      }
    }
    reaching.push(b);
  }
  return { candidates, containers };
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

/** Of all words that either holds. Leaves room for an article, a quotation mark or a full stop. */
const NEARLY_THE_SAME = 0.75;

/** Whether the reviewer of `inner` has a claim around it that fits `other` better. */
function isAnsweredByOuter<A extends Comparable>(
  inner: A,
  other: A,
  containers: ReadonlyMap<string, readonly A[]>,
): boolean {
  const around = containers.get(inner.id) ?? [];
  return around.some(
    (outer) =>
      overlap(outer, other) >= NEARLY_THE_SAME && overlap(outer, other) > overlap(inner, other),
  );
}

/** A strict order over links: of two different links exactly one is closer. */
function isCloser<A extends Comparable>(one: Link<A>, other: Link<A>): boolean {
  const [oneLow, oneHigh] = sortedIds(one);
  const [otherLow, otherHigh] = sortedIds(other);
  const order = inTurn(
    compareFractions(fractionOf(other), fractionOf(one)),
    Number(hasSameWording(other)) - Number(hasSameWording(one)),
    Number(hasSameType(other)) - Number(hasSameType(one)),
    compareIds(oneLow, otherLow),
    compareIds(oneHigh, otherHigh),
  );
  return order < 0;
}

type Fraction = { numerator: number; denominator: number };

/** The overlap as a fraction: equal overlaps have to compare as equal, to the last bit. */
function fractionOf({ a, b }: Link<Comparable>): Fraction {
  const numerator = sharedLength(a, b);
  return { numerator, denominator: a.end - a.start + (b.end - b.start) - numerator };
}

function compareFractions(a: Fraction, b: Fraction): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}

function hasSameWording({ a, b }: Link<Comparable>): boolean {
  return foldText(a.claimText) === foldText(b.claimText);
}

function hasSameType({ a, b }: Link<Comparable>): boolean {
  return a.claimType === b.claimType;
}

function sortedIds({ a, b }: Link<Comparable>): [string, string] {
  return compareIds(a.id, b.id) < 0 ? [a.id, b.id] : [b.id, a.id];
}
