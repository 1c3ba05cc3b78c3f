/**
 * Where the decisions on a round differ from what one reviewer had found, claim
 * by claim, with what exactly differs. Nobody is graded: what was decided as the
 * reviewer had it is listed as well, so that the differences are seen in their
 * proportion.
 *
 * A reviewer's claim may be settled by two decisions (its two halves were taken
 * from somebody who had cut it), and a decision may settle two claims (they were
 * merged). Each claim comes once, with every decision that settles it.
 */
import type { DiffPart } from '../anchoring/word-diff';
import type { AdjudicatedClaim, Annotation } from '../claims/annotation';
import type { Citation, ClaimType, Priority, Relation } from '../claims/claim';
import { compareIds, inTurn } from './comparison-group';
import { evidenceKey } from './evidence-key';
import { foldText } from './fold-text';

/** What is compared of a reviewer's claim with the decision on it. */
export type Judged = Pick<
  Annotation,
  | 'id'
  | 'reviewerId'
  | 'start'
  | 'end'
  | 'exact'
  | 'verdict'
  | 'claimType'
  | 'priority'
  | 'claimText'
  | 'citations'
>;

type Ruling = Judged & Pick<AdjudicatedClaim, 'decision' | 'derivedFrom'>;

/** One thing in which a decision differs from a claim. In the order in which they are shown. */
export type Departure =
  /** There is nothing to check here. Nothing else is compared then. */
  | { kind: 'rejected' }
  | { kind: 'verdict'; from: string | null; to: string | null }
  /** The words that the passage lost and won, in reading order. */
  | { kind: 'boundary'; parts: readonly DiffPart[] }
  | { kind: 'type'; from: ClaimType; to: ClaimType }
  | { kind: 'priority'; from: Priority; to: Priority }
  | {
      kind: 'citations';
      added: readonly Citation[];
      leftOut: readonly Citation[];
      /** The same words of the same source, which say another thing of the claim now. */
      reread: readonly { citation: Citation; from: Relation }[];
    }
  | { kind: 'wording'; from: string; to: string };

export const DEPARTURE_KINDS = [
  'rejected',
  'verdict',
  'boundary',
  'type',
  'priority',
  'citations',
  'wording',
] as const satisfies readonly Departure['kind'][];
export type DepartureKind = (typeof DEPARTURE_KINDS)[number];

export type FeedbackItem<A extends Judged, D extends Ruling> =
  | {
      kind: 'own';
      annotation: A;
      /** Every decision that settles it, in reading order; never empty. */
      outcomes: readonly { decision: D; departures: readonly Departure[] }[];
    }
  /** A claim that others marked and that was kept. The reviewer had marked nothing of it. */
  | { kind: 'missed'; decision: D; markedBy: readonly string[] };

/**
 * Everything a reviewer learns from the decisions, in reading order. Claims that
 * no decision settles yet are left out, and so is what others marked and what
 * was then found to need no checking: the reviewer had it right.
 *
 * @param annotations those of all reviewers, in any order.
 */
export function feedbackFor<A extends Judged, D extends Ruling>(
  reviewerId: string,
  annotations: readonly A[],
  decisions: readonly D[],
): FeedbackItem<A, D>[] {
  const ownerOf = new Map(annotations.map((one) => [one.id, one.reviewerId]));
  const settling = new Map<string, D[]>();
  const missed: FeedbackItem<A, D>[] = [];
  for (const decision of decisions.toSorted(byPlace)) {
    const owners = decision.derivedFrom.map((id) => ownerOf.get(id));
    for (const id of decision.derivedFrom) {
      const known = settling.get(id);
      if (known === undefined) settling.set(id, [decision]);
      else known.push(decision);
    }
    if (decision.decision === 'rejected' || owners.includes(reviewerId)) continue;
    const markedBy = [...new Set(owners.filter((owner) => owner !== undefined))];
    missed.push({ kind: 'missed', decision, markedBy });
  }
  const own = annotations.flatMap((annotation): FeedbackItem<A, D>[] => {
    const decided = annotation.reviewerId === reviewerId ? settling.get(annotation.id) : undefined;
    if (decided === undefined) return [];
    const outcomes = decided.map((decision) => ({
      decision,
      departures: departuresOf(annotation, decision),
    }));
    return [{ kind: 'own', annotation, outcomes }];
  });
  return [...own, ...missed].sort((a, b) => byPlace(placeOf(a), placeOf(b)));
}

/** As much of an entry as it takes to count it. */
type Outlined =
  | { kind: 'own'; outcomes: readonly { departures: readonly { kind: DepartureKind }[] }[] }
  | { kind: 'missed' };

export type FeedbackTotals = {
  /** The reviewer's claims that have been decided. */
  own: number;
  /** Those of them that stand exactly as they were. */
  asDecided: number;
  /** Those of them in which something differs, whatever it is. */
  differing: number;
  missed: number;
  /** In how many of the reviewer's claims each thing differs. */
  byDeparture: Readonly<Record<DepartureKind, number>>;
};

export function feedbackTotals(items: readonly Outlined[]): FeedbackTotals {
  const byDeparture: Record<DepartureKind, number> = {
    rejected: 0,
    verdict: 0,
    boundary: 0,
    type: 0,
    priority: 0,
    citations: 0,
    wording: 0,
  };
  let asDecided = 0;
  let missed = 0;
  for (const item of items) {
    const kinds = departureKindsOf(item);
    if (item.kind === 'missed') missed += 1;
    else if (kinds.size === 0) asDecided += 1;
    for (const kind of kinds) byDeparture[kind] += 1;
  }
  const own = items.length - missed;
  return { own, asDecided, differing: own - asDecided, missed, byDeparture };
}

/** What differs in any of the decisions on a claim. */
export function departureKindsOf(item: Outlined): ReadonlySet<DepartureKind> {
  if (item.kind === 'missed') return new Set();
  return new Set(item.outcomes.flatMap(({ departures }) => departures.map(({ kind }) => kind)));
}

function departuresOf(claim: Judged, decision: Ruling): Departure[] {
  if (decision.decision === 'rejected') return [{ kind: 'rejected' }];
  const found: (Departure | null)[] = [
    claim.verdict === decision.verdict
      ? null
      : { kind: 'verdict', from: claim.verdict, to: decision.verdict },
    claim.start === decision.start && claim.end === decision.end
      ? null
      : { kind: 'boundary', parts: boundaryParts(claim, decision) },
    claim.claimType === decision.claimType
      ? null
      : { kind: 'type', from: claim.claimType, to: decision.claimType },
    claim.priority === decision.priority
      ? null
      : { kind: 'priority', from: claim.priority, to: decision.priority },
    citationDeparture(claim.citations, decision.citations),
    isWordedAlike(claim, decision)
      ? null
      : { kind: 'wording', from: claim.claimText, to: decision.claimText },
  ];
  return found.filter((departure) => departure !== null);
}

/** The same claim, or on both sides nothing but the passage: what differs then is the boundary alone. */
function isWordedAlike(claim: Judged, decision: Ruling): boolean {
  if (foldText(claim.claimText) === foldText(decision.claimText)) return true;
  return [claim, decision].every(({ claimText, exact }) => foldText(claimText) === foldText(exact));
}

/** Both passages stand in one text, so what they share is known by place and need not be searched. */
function boundaryParts(from: Judged, to: Judged): DiffPart[] {
  const before = Array.from(from.exact);
  const after = Array.from(to.exact);
  const start = Math.max(from.start, to.start);
  const end = Math.min(from.end, to.end);
  if (start >= end) {
    const parts: DiffPart[] = [
      { op: 'delete', text: from.exact },
      { op: 'insert', text: to.exact },
    ];
    return from.start < to.start ? parts : parts.reverse();
  }
  const parts: DiffPart[] = [
    { op: 'delete', text: before.slice(0, start - from.start).join('') },
    { op: 'insert', text: after.slice(0, start - to.start).join('') },
    { op: 'same', text: before.slice(start - from.start, end - from.start).join('') },
    { op: 'delete', text: before.slice(end - from.start).join('') },
    { op: 'insert', text: after.slice(end - to.start).join('') },
  ];
  return parts.filter(({ text }) => text !== '');
}

function citationDeparture(from: readonly Citation[], to: readonly Citation[]): Departure | null {
  const known = new Set(from.map(evidenceKey));
  const kept = new Set(to.map(evidenceKey));
  const left = new Map(
    from.filter((one) => !kept.has(evidenceKey(one))).map((one) => [wordsKey(one), one]),
  );
  const added: Citation[] = [];
  const reread: { citation: Citation; from: Relation }[] = [];
  for (const citation of to) {
    if (known.has(evidenceKey(citation))) continue;
    const before = left.get(wordsKey(citation));
    if (before === undefined) added.push(citation);
    else reread.push({ citation, from: before.relation });
    left.delete(wordsKey(citation));
  }
  const leftOut = [...left.values()];
  if (added.length + leftOut.length + reread.length === 0) return null;
  return { kind: 'citations', added, leftOut, reread };
}

/** The same words of the same source, whatever they are read to say. */
function wordsKey(citation: Citation): string {
  return evidenceKey({ ...citation, relation: 'context' });
}

type Placed = Pick<Judged, 'id' | 'start' | 'end'>;

function placeOf(item: FeedbackItem<Judged, Ruling>): Placed {
  return item.kind === 'own' ? item.annotation : item.decision;
}

function byPlace(a: Placed, b: Placed): number {
  return inTurn(a.start - b.start, a.end - b.end, compareIds(a.id, b.id));
}
