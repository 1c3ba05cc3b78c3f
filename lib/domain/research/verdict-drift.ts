/**
 * How far the verdicts of one reviewer lie from those of the others who read the
 * same rounds: the total variation distance of the two distributions, which is half
 * the sum of the differences of their shares. It is the share of the reviewer’s
 * verdicts that would have to be others for both to look alike, from 0 (the same
 * mix) to 1 (no verdict in common). Only rounds that the reviewer read are looked
 * at, so that it says nothing of who was given which article.
 *
 * Two mixes of a few verdicts are never quite alike. What the distance comes to by
 * chance is seen where the verdicts that a claim was given are dealt out at random
 * among those who gave them, again and again. For the same reason the interval leans
 * upwards: claims that are drawn again differ a little from those they are drawn from.
 */
import { drawBinomial } from '../agreement/binomial';
import { type Bootstrap, cumulate, drawCounts, percentileInterval } from '../agreement/bootstrap';
import { type Measure, undefinedOutcome, withoutInterval } from '../agreement/measure';
import { createRandom } from '../agreement/random';
import type { JudgedUnit } from './judged-units';

/** Claims that were judged alike, as places in a list of verdicts. */
type Kind = { own: number; others: readonly number[] };

export type VerdictDrift = Measure & {
  /** What 95 of 100 deals stay at or below; one beyond it is more than chance explains. */
  chanceLimit: number | null;
};

/** The share of deals that lie within the limit on one side is this on both. */
const ONE_SIDED = 0.9;

/**
 * `n` is how many verdicts the reviewer gave, `expected` the mean distance by chance;
 * what is drawn again for the interval is the claim, with all verdicts it was given.
 */
export function verdictDrift(
  units: readonly JudgedUnit[],
  reviewerId: string,
  bootstrap: Bootstrap | null,
): VerdictDrift {
  const { kinds, counts, verdicts } = kindsOf(units, reviewerId);
  const given = sum(kinds, counts, ({ own }) => (own === -1 ? 0 : 1));
  const byOthers = sum(kinds, counts, ({ others }) => others.length);
  if (given === 0 || byOthers === 0) {
    return {
      ...withoutInterval(undefinedOutcome('nothing_to_compare', given)),
      chanceLimit: null,
    };
  }
  const own = new Float64Array(verdicts);
  const others = new Float64Array(verdicts);
  const measure = (drawn: Float64Array): number => {
    own.fill(0);
    others.fill(0);
    for (let kind = 0; kind < kinds.length; kind += 1) {
      addTo(kinds[kind], drawn[kind] ?? 0, own, others);
    }
    return distanceOf(own, others);
  };
  const outcome = {
    value: measure(counts),
    undefinedBecause: null,
    n: given,
    observed: null,
    expected: null,
    interval: null,
    chanceLimit: null,
  };
  if (bootstrap === null) return outcome;
  const claims = counts.reduce((all, count) => all + count, 0);
  const dealt = byChance(kinds, counts, verdicts, bootstrap);
  return {
    ...outcome,
    expected: dealt.reduce((all, one) => all + one, 0) / dealt.length,
    chanceLimit: percentileInterval(dealt, ONE_SIDED)?.[1] ?? null,
    interval: claims < 2 ? null : intervalOf(counts, measure, bootstrap),
  };
}

function kindsOf(units: readonly JudgedUnit[], reviewerId: string) {
  const codeOf = new Map<string, number>();
  const code = (verdict: string): number => {
    const known = codeOf.get(verdict) ?? codeOf.size;
    codeOf.set(verdict, known);
    return known;
  };
  const found = new Map<string, { kind: Kind; count: number }>();
  for (const { round, marks } of units) {
    if (!round.reviewerIds.includes(reviewerId)) continue;
    let own = -1;
    const others: number[] = [];
    for (const mark of marks) {
      if (mark.verdict === null) continue;
      if (mark.reviewerId === reviewerId) own = code(mark.verdict);
      else others.push(code(mark.verdict));
    }
    if (own === -1 && others.length === 0) continue;
    others.sort((a, b) => a - b);
    const key = `${own} ${others.join()}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { kind: { own, others }, count: 1 });
    else known.count += 1;
  }
  const all = [...found.values()];
  return {
    kinds: all.map(({ kind }) => kind),
    counts: Float64Array.from(all, ({ count }) => count),
    verdicts: codeOf.size,
  };
}

function intervalOf(
  counts: Float64Array,
  measure: (drawn: Float64Array) => number,
  { seed, resamples, confidence }: Bootstrap,
) {
  const random = createRandom(seed);
  const cumulated = cumulate(counts);
  const drawn = new Float64Array(counts.length);
  const values = new Float64Array(resamples);
  for (let turn = 0; turn < resamples; turn += 1) {
    drawCounts(counts, cumulated, random, drawn);
    values[turn] = measure(drawn);
  }
  return percentileInterval(values, confidence);
}

/** The distances of as many deals as there are resamples. */
function byChance(
  kinds: readonly Kind[],
  counts: Float64Array,
  verdicts: number,
  { seed, resamples }: Bootstrap,
): Float64Array {
  const random = createRandom(seed);
  const distances = new Float64Array(resamples);
  const hands = kinds.map(handOf);
  const own = new Float64Array(verdicts);
  const others = new Float64Array(verdicts);
  for (let turn = 0; turn < resamples; turn += 1) {
    own.fill(0);
    others.fill(0);
    for (const [at, kind] of kinds.entries()) {
      const hand = hands[at] ?? [];
      const count = counts[at] ?? 0;
      if (kind.own === -1 || kind.others.length === 0) {
        addTo(kind, count, own, others);
        continue;
      }
      let claims = count;
      let cards = kind.others.length + 1;
      for (const { code, times } of hand) {
        const dealt = drawBinomial(claims, times / cards, random);
        own[code] = (own[code] ?? 0) + dealt;
        others[code] = (others[code] ?? 0) + count * times - dealt;
        claims -= dealt;
        cards -= times;
      }
    }
    distances[turn] = distanceOf(own, others);
  }
  return distances;
}

/** All verdicts of a claim, each with how many gave it. */
function handOf({ own, others }: Kind): { code: number; times: number }[] {
  const times = new Map<number, number>();
  for (const code of [own, ...others]) times.set(code, (times.get(code) ?? 0) + 1);
  return [...times].map(([code, count]) => ({ code, times: count }));
}

function addTo(
  kind: Kind | undefined,
  count: number,
  own: Float64Array,
  others: Float64Array,
): void {
  if (kind === undefined || count === 0) return;
  if (kind.own !== -1) own[kind.own] = (own[kind.own] ?? 0) + count;
  for (const code of kind.others) others[code] = (others[code] ?? 0) + count;
}

/** `NaN` where one of the two has no verdict at all. */
function distanceOf(own: Float64Array, others: Float64Array): number {
  const all = own.reduce((a, b) => a + b, 0);
  const ofOthers = others.reduce((a, b) => a + b, 0);
  let apart = 0;
  for (let code = 0; code < own.length; code += 1) {
    apart += Math.abs((own[code] ?? 0) / all - (others[code] ?? 0) / ofOthers);
  }
  return apart / 2;
}

function sum(kinds: readonly Kind[], counts: Float64Array, of: (kind: Kind) => number): number {
  return kinds.reduce((all, kind, at) => all + (counts[at] ?? 0) * of(kind), 0);
}
