/**
 * Comparison: five readings of ten thousand passages each. No package aligns
 * annotations of several reviewers, so the peer is what one writes first: every
 * passage of a reviewer against every passage of every other.
 */
import { type Bootstrap, STANDARD_BOOTSTRAP } from '@/lib/domain/agreement/bootstrap';
import { codePointLength } from '@/lib/domain/anchoring/article-text';
import { tokensOf } from '@/lib/domain/agreement/tokens';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import type { Comparable, Comparison } from '@/lib/domain/comparison/comparison-group';
import { measureAgreement } from '@/lib/domain/comparison/measure-agreement';
import { overlap } from '@/lib/domain/comparison/passage';

import { chance } from '../random';
import type { Bench, Cell } from '../report';
import { makeReadings, type Readings, shuffled, VERDICTS } from './readings';

const REVIEWERS = 5;
const SIZES = [1_000, 2_000, 5_000, 10_000, 20_000];
const GOAL_SIZE = 10_000;
const GOAL_MS = 500;
const GOAL_GROWTH = 2.6;
const REPEATS = 7;

/** A long article with all that its page of the comparison shows, intervals among it. */
const PAGE_SIZE = 1_000;
const PAGE_GOAL_MS = 300;

/** Beyond this the peer takes minutes. */
const MOST_FOR_ALL_PAIRS = 5_000;

export const comparisonBench: Bench = (say) => {
  const rows: Cell[][] = [];
  const totals = new Map<number, { total: number; processor: number }>();
  say('Cold: the first comparison of the process');
  const cold = measure(makeReadings(REVIEWERS, GOAL_SIZE, 1), null);
  // What is compiled and how large the heap has grown is then the same for every size.
  say('Warming up with every size');
  for (const size of SIZES) measure(makeReadings(REVIEWERS, size, size), null);
  for (const size of SIZES) {
    say(`${REVIEWERS} reviewers, ${size} passages each`);
    const readings = makeReadings(REVIEWERS, size, size);
    const runs = Array.from({ length: REPEATS }, () => measure(readings, null));
    const aligned = median(runs.map((run) => run.aligned));
    const measured = median(runs.map((run) => run.measured));
    const total = median(runs.map((run) => run.aligned + run.measured));
    const processor = median(runs.map((run) => run.processor));
    totals.set(size, { total, processor });
    rows.push([
      size,
      runs[0]?.groups ?? 0,
      round(aligned),
      round(measured),
      round(total),
      round(processor),
      round(median(runs.map((run) => run.tokenized))),
      size <= MOST_FOR_ALL_PAIRS ? round(allPairs(readings)) : null,
    ]);
  }

  say(`A page of ${REVIEWERS} × ${PAGE_SIZE}, with intervals`);
  const onPage = makeReadings(REVIEWERS, PAGE_SIZE, PAGE_SIZE);
  const pages = Array.from({ length: REPEATS }, () => measure(onPage, STANDARD_BOOTSTRAP));
  const page = median(pages.map((run) => run.aligned + run.measured));

  say('Correctness');
  const wrong = countWrong(2_000);
  const big = makeReadings(REVIEWERS, GOAL_SIZE, 9);
  const isSame = isOrderIndependent(big);
  const processorOf = (size: number) => totals.get(size)?.processor ?? 0;
  const growth = Math.max(
    ...[1_000, 5_000, 10_000].map((size) => processorOf(2 * size) / processorOf(size)),
  );
  const total = totals.get(GOAL_SIZE)?.total ?? 0;
  return Promise.resolve({
    tables: [
      {
        title: `${REVIEWERS} reviewers, no intervals, median of ${REPEATS} runs, milliseconds`,
        columns: [
          'passages each',
          'groups',
          'groups and differences',
          'all measures',
          'total',
          'total, time of the processor',
          'words of the text, once for each version',
          'peer: every passage against every other, overlaps alone',
        ],
        rows,
      },
      {
        title: 'Cold, the first comparison of the process, milliseconds',
        columns: ['passages each', 'groups and differences', 'all measures'],
        rows: [[GOAL_SIZE, round(cold.aligned), round(cold.measured)]],
      },
      {
        title: `With intervals of ${STANDARD_BOOTSTRAP.resamples} resamples each, median of ${REPEATS} runs, milliseconds`,
        columns: [
          'passages each',
          'groups and differences',
          'all measures with intervals',
          'total',
        ],
        rows: [
          [
            PAGE_SIZE,
            round(median(pages.map((run) => run.aligned))),
            round(median(pages.map((run) => run.measured))),
            round(page),
          ],
        ],
      },
      {
        title: 'Right',
        columns: ['what', 'tried', 'wrong'],
        rows: [
          ['pairs of two reviewers: the largest sum of overlaps, by trying all ways', 2_000, wrong],
          [`${REVIEWERS} × ${GOAL_SIZE} in another order: the same groups`, 1, isSame ? 0 : 1],
        ],
      },
    ],
    goals: [
      {
        goal: `groups, differences and all measures of ${REVIEWERS} × ${GOAL_SIZE} in under ${GOAL_MS} ms, intervals aside`,
        measured: `${round(total)} ms, of the processor ${round(processorOf(GOAL_SIZE))} ms`,
        reached: total < GOAL_MS,
      },
      {
        goal: `the same of ${REVIEWERS} × ${PAGE_SIZE} with all intervals in under ${PAGE_GOAL_MS} ms`,
        measured: `${round(page)} ms`,
        reached: page < PAGE_GOAL_MS,
      },
      {
        goal: `twice the size in less than ${GOAL_GROWTH} times the time of the processor`,
        measured: `${growth.toFixed(2)} times at most`,
        reached: growth < GOAL_GROWTH,
      },
      {
        goal: 'the best pairs and the same groups in any order',
        measured: `${wrong} wrong`,
        reached: wrong === 0 && isSame,
      },
    ],
  });
};

function measure({ text, reviewerIds, annotations }: Readings, bootstrap: Bootstrap | null) {
  const begun = performance.now();
  const tokens = tokensOf(text, 'en');
  const length = codePointLength(text);
  const made = performance.now();
  // A run pays for the garbage that it makes itself, not for that of the one before.
  globalThis.gc?.();
  const tokenized = performance.now();
  const usage = process.cpuUsage();
  const comparison = alignAnnotations(annotations, reviewerIds);
  const aligned = performance.now();
  measureAgreement(comparison, { length, tokens, verdictOrder: VERDICTS, bootstrap });
  const measured = performance.now();
  const { user, system } = process.cpuUsage(usage);
  return {
    tokenized: made - begun,
    aligned: aligned - tokenized,
    measured: measured - aligned,
    processor: (user + system) / 1_000,
    groups: comparison.groups.length,
  };
}

/** Overlaps of every passage with every other of another reviewer, and nothing made of them. */
function allPairs({ annotations }: Readings): number {
  const begun = performance.now();
  let found = 0;
  for (const [at, a] of annotations.entries()) {
    for (let next = at + 1; next < annotations.length; next += 1) {
      const b = annotations[next];
      if (b === undefined || a.reviewerId === b.reviewerId) continue;
      if (overlap(a, b) >= 0.5) found += 1;
    }
  }
  return found < 0 ? 0 : performance.now() - begun;
}

function countWrong(tries: number): number {
  const random = chance(4);
  let wrong = 0;
  for (let tried = 0; tried < tries; tried += 1) {
    const annotations = Array.from({ length: 10 }, (_, at) => {
      const start = random.below(25);
      const [template] = makeReadings(1, 1, tried).annotations;
      const end = start + 1 + random.below(15);
      return { ...template, id: `m${at}`, reviewerId: at % 2 === 0 ? 'a' : 'b', start, end };
    }) as Comparable[];
    const { groups } = alignAnnotations(annotations, ['a', 'b']);
    const sum = groups
      .flatMap(({ units }) => units)
      .reduce((total, [a, b]) => total + (a && b ? overlap(a, b) : 0), 0);
    const side = (id: string) => annotations.filter(({ reviewerId }) => reviewerId === id);
    if (Math.abs(sum - bestSum(side('a'), side('b'))) > 1e-6) wrong += 1;
  }
  return wrong;
}

function bestSum(own: readonly Comparable[], theirs: readonly Comparable[]): number {
  const [first, ...others] = own;
  if (first === undefined) return 0;
  let best = bestSum(others, theirs);
  for (const other of theirs) {
    const shared = overlap(first, other);
    if (shared < 0.5) continue;
    const rest = theirs.filter((one) => one !== other);
    best = Math.max(best, shared + bestSum(others, rest));
  }
  return best;
}

function isOrderIndependent({ annotations, reviewerIds }: Readings): boolean {
  const shape = ({ groups }: Comparison<Comparable>) =>
    JSON.stringify(
      groups.map(({ key, members, units, differences }) => [
        key,
        members.map(({ id }) => id),
        units.map((unit) => unit.map(({ id }) => id)),
        differences.map(({ kind }) => kind),
      ]),
    );
  const one = shape(alignAnnotations(annotations, reviewerIds));
  const other = shape(alignAnnotations(shuffled(annotations, 5), shuffled(reviewerIds, 6)));
  return one === other;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
