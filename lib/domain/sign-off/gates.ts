/**
 * The conditions that must hold before a stage can sign. Which of them a stage
 * asks for is the newsroom's to choose; what each means is decided here.
 */
import type { Annotation } from '../claims/annotation';
import type { RichText } from '../claims/claim';
import { rationalePlainText } from '../claims/rationale-text';
import { OPINION } from '../claims/verdict-scale';

export const GATE_IDS = [
  'no_open_query',
  'all_adjudicated',
  'claims_cited',
  'claims_have_verdict',
  'rationale_written',
  'all_examined',
  'replies_settled',
] as const;
/**
 * Holds at every stage of a round that was carried to a new version, whether or
 * not the newsroom asks for it: nobody vouches for a finding on words that
 * nobody has looked at.
 */
export const CARRIED_GATE = 'carried_reviewed';

/**
 * Holds at every stage of a round with claims that the newsroom's rules send to a
 * second reader (lib/domain/rounds/second-reader.ts).
 */
export const SECOND_READER_GATE = 'second_reader';

/** A gate that a newsroom may ask for at a stage. */
export type StageGateId = (typeof GATE_IDS)[number];
export type GateId = StageGateId | typeof CARRIED_GATE | typeof SECOND_READER_GATE;

export const GATE_LABELS: Readonly<Record<GateId, string>> = {
  no_open_query: 'No open query to the writer',
  all_adjudicated: 'Every disagreement is settled',
  claims_cited: 'Every claim but opinion has a citation',
  claims_have_verdict: 'Every claim has a verdict',
  rationale_written: 'Every verdict but opinion has a rationale',
  all_examined: 'Every sentence is examined',
  replies_settled: 'Whoever is criticized was asked for a reply',
  carried_reviewed: 'Every passage is reviewed in the new version',
  second_reader: 'A second reader confirms every claim that needs one',
};

export type GateFacts = {
  /** The decided claims of the round. */
  claims: readonly Pick<
    Annotation,
    'id' | 'claimType' | 'checkStatus' | 'verdict' | 'rationale' | 'citations'
  >[];
  /** Of the passages that were carried to the newest version, those that wait for a person. */
  carried: { total: number; waitingIds: readonly string[] };
  /** Of the claims that need a second reader, those that nobody else has confirmed as they stand. */
  secondReader?: { total: number; unconfirmedIds: readonly string[] };
  openQueryIds: readonly string[];
  /** Criticism in the article, and the ids of those without an answer whose deadline has not passed. */
  replies: { total: number; waitingIds: readonly string[] };
  /** Reviewers' annotations that no decision settles; empty where nothing is adjudicated. */
  unsettledIds: readonly string[];
  /** How many annotations the round's decisions have to settle. */
  toSettle: number;
  /** Sentences of the article that are not left out. */
  sentenceCount: number;
  /** Those that are neither marked as holding a claim nor as holding nothing to check. */
  unexamined: readonly { start: number; end: number }[];
};

export type GateResult = {
  gate: GateId;
  met: boolean;
  /** How many of `total` are in order. For open queries: how many are open, of as many. */
  count: number;
  total: number;
  /** Short, for the screen: “3 of 9”, “2 open”. */
  detail: string;
  /** The ids of what stands in the way; of a sentence, `start-end`. */
  unmet: readonly string[];
};

/** Each of `gates`, in their order, with what stands in its way; before them what always holds. */
export function evaluateGates(gates: readonly StageGateId[], facts: GateFacts): GateResult[] {
  const all: GateId[] = [...gates];
  if ((facts.secondReader?.total ?? 0) > 0) all.unshift(SECOND_READER_GATE);
  if (facts.carried.total > 0) all.unshift(CARRIED_GATE);
  return all.map((gate) => EVALUATE[gate](facts));
}

const EVALUATE: Record<GateId, (facts: GateFacts) => GateResult> = {
  no_open_query: ({ openQueryIds }) => ({
    gate: 'no_open_query',
    met: openQueryIds.length === 0,
    count: openQueryIds.length,
    total: openQueryIds.length,
    detail: openQueryIds.length === 0 ? 'none open' : `${openQueryIds.length} open`,
    unmet: openQueryIds,
  }),
  all_adjudicated: ({ unsettledIds, toSettle }) => share('all_adjudicated', unsettledIds, toSettle),
  claims_cited: ({ claims }) => {
    const facts = claims.filter((claim) => !isOpinion(claim));
    const uncited = facts.filter(({ citations }) => citations.length === 0);
    return share('claims_cited', idsOf(uncited), facts.length);
  },
  claims_have_verdict: ({ claims }) => {
    // A verdict that was given on other words is none until a person says that it still holds.
    const without = claims.filter(
      ({ verdict, checkStatus }) => verdict === null || checkStatus === 'changed',
    );
    return share('claims_have_verdict', idsOf(without), claims.length);
  },
  rationale_written: ({ claims }) => {
    const facts = claims.filter((claim) => !isOpinion(claim));
    const without = facts.filter(({ rationale }) => !hasWords(rationale));
    return share('rationale_written', idsOf(without), facts.length);
  },
  second_reader: ({ secondReader }) =>
    share(SECOND_READER_GATE, secondReader?.unconfirmedIds ?? [], secondReader?.total ?? 0),
  carried_reviewed: ({ carried: { total, waitingIds } }) => share(CARRIED_GATE, waitingIds, total),
  replies_settled: ({ replies: { total, waitingIds } }) =>
    share('replies_settled', waitingIds, total),
  all_examined: ({ unexamined, sentenceCount }) =>
    share(
      'all_examined',
      unexamined.map(({ start, end }) => `${start}-${end}`),
      sentenceCount,
    ),
};

function share(gate: GateId, unmet: readonly string[], total: number): GateResult {
  const count = Math.max(0, total - unmet.length);
  return { gate, met: unmet.length === 0, count, total, detail: `${count} of ${total}`, unmet };
}

function idsOf(claims: readonly { id: string }[]): string[] {
  return claims.map(({ id }) => id);
}

/** A judgement needs no evidence. A scale without a verdict for it says so by the type of the claim. */
function isOpinion({ verdict, claimType }: GateFacts['claims'][number]): boolean {
  return verdict === OPINION || (claimType === 'opinion' && verdict === null);
}

/** An empty list still has its marks; only a letter or a figure is a word. */
function hasWords(rationale: RichText | null): boolean {
  return /[\p{L}\p{N}]/u.test(rationalePlainText(rationale));
}
