/**
 * Carrying passages to a new version: how fast, and how right, on texts whose truth
 * is known; beside what others do, on the same texts in the same run.
 */
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import type { PassageToCarry } from '@/lib/domain/anchoring/carried-passage';
import { carryPassages } from '@/lib/domain/anchoring/carry-passages';

import { chance } from '../random';
import type { Bench, BenchGoal, BenchTable, Cell } from '../report';
import { diffMatchPatch, exactThenApproximate, type Peer } from './peers';
import { prose } from './prose';
import { randomEdits } from './random-edits';
import { EXTENTS, type Revision, revise } from './revision';
import { addScores, type Found, type Passage, passagesOf, type Score, scoreOf } from './truth';

/** Texts that nothing was tuned on. */
const SEEDS = [90_001, 90_002, 90_003, 90_004];
const SIZES = [50_000, 500_000, 5_000_000];
const COUNTS = [100, 1_000, 10_000];
/** A peer is measured on as many passages as it manages in this time, and its time worked out. */
const PEER_MS = 4_000;

type Extent = keyof typeof EXTENTS;

function made(size: number, extent: Extent, seed: number, count: number) {
  const random = chance(seed);
  const language = prose(random);
  const revision = revise(language.paragraphs(size), EXTENTS[extent], {
    prose: language,
    chance: random,
  });
  return { revision, passages: passagesOf(revision, count, random) };
}

function ours(revision: Revision, passages: readonly Passage[]): { ms: number; found: Found[] } {
  const [before, after] = [toArticleText(revision.before), toArticleText(revision.after)];
  const begun = performance.now();
  const carried = carryPassages(before, after, passages as readonly PassageToCarry[]);
  const ms = performance.now() - begun;
  return { ms, found: carried.map((result) => ('start' in result ? result : null)) };
}

function theirs(peer: Peer, revision: Revision, passages: readonly Passage[]) {
  const begun = performance.now();
  const find = peer.prepare(revision.before, revision.after);
  const fixedMs = performance.now() - begun;
  const found: Found[] = [];
  const searching = performance.now();
  for (const passage of passages) {
    found.push(find(passage));
    if (performance.now() - searching > PEER_MS) break;
  }
  const eachMs = (performance.now() - searching) / found.length;
  return { fixedMs, eachMs, found };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const share = (part: number, of: number) =>
  of === 0 ? null : `${((100 * part) / of).toFixed(2)} %`;

export const anchoringBench: Bench = async (say) => {
  const speed: Cell[][] = [];
  const rightness: Cell[][] = [];
  const goals: BenchGoal[] = [];
  const totals = new Map<Extent, Score>();

  say('Warming up');
  for (let round = 0; round < 5; round += 1) {
    const { revision, passages } = made(50_000, 'heavy', 7 + round, 1_000);
    ours(revision, passages);
  }

  for (const extent of ['light', 'heavy'] as const) {
    for (const size of SIZES) {
      say(`${extent}, ${size} characters`);
      const { revision, passages } = made(size, extent, SEEDS[0] ?? 1, 10_000);
      const times = COUNTS.map((count) => {
        const runs = Array.from({ length: size > 1_000_000 ? 3 : 7 }, () =>
          ours(revision, passages.slice(0, count)),
        );
        return median(runs.map((run) => run.ms));
      });
      speed.push([extent, size, 'Obelus', ...times.map(ms), null]);
      const own = scoreOf(revision, passages, ours(revision, passages).found);
      rightness.push([extent, size, 'Obelus', ...rightCells(own)]);

      for (const peer of [exactThenApproximate, diffMatchPatch]) {
        const { fixedMs, eachMs, found } = theirs(peer, revision, passages);
        const peerTimes = COUNTS.map((count) => fixedMs + eachMs * count);
        const ratios = peerTimes.map((time, at) => time / (times[at] ?? NaN));
        speed.push([
          extent,
          size,
          peer.name,
          ...peerTimes.map(ms),
          ratios.map((ratio) => `${ratio.toFixed(0)}×`).join(' / '),
        ]);
        rightness.push([
          extent,
          size,
          `${peer.name} (${found.length})`,
          ...rightCells(scoreOf(revision, passages.slice(0, found.length), found)),
        ]);
        if (extent === 'heavy' && peer === exactThenApproximate) {
          goals.push(
            atLeast(
              `${size} characters, heavy: 1,000 passages 20 times as fast as exact, then approximate`,
              ratios[1] ?? 0,
              20,
            ),
            atLeast(
              `${size} characters, heavy: 10,000 passages 100 times as fast`,
              ratios[2] ?? 0,
              100,
            ),
          );
        }
      }
      if (size === 5_000_000) {
        const time = times[2] ?? Infinity;
        goals.push({
          goal: `5,000,000 characters, ${extent}, 10,000 passages in less than 1,500 ms`,
          measured: `${ms(time)} ms`,
          reached: time < 1_500,
        });
      }
    }
  }

  for (const extent of ['light', 'heavy'] as const) {
    for (const size of SIZES) {
      for (const seed of SEEDS) {
        say(`right or wrong: ${extent}, ${size} characters, seed ${seed}`);
        const count = size < 100_000 ? 2_000 : 10_000;
        const { revision, passages } = made(size, extent, seed, count);
        const score = scoreOf(revision, passages, ours(revision, passages).found);
        totals.set(extent, addScores(totals.get(extent), score));
      }
    }
  }
  const summed = [...totals].map(([extent, score]): Cell[] => [extent, ...rightCells(score)]);
  for (const [extent, score] of totals) goals.push(...rightGoals(extent, score));

  say('Growth');
  const growth: Cell[][] = [];
  let previous: number | null = null;
  for (const size of [250_000, 500_000, 1_000_000, 2_000_000, 4_000_000]) {
    const { revision, passages } = made(size, 'heavy', 90_010, size / 500);
    const runs = Array.from({ length: 5 }, () => ours(revision, passages).ms);
    const time = Math.min(...runs);
    const ratio = previous === null ? null : time / previous;
    growth.push([size, passages.length, ms(time), ratio?.toFixed(2) ?? null]);
    if (ratio !== null) {
      goals.push({
        goal: `${size} characters in less than 2.6 times the time of half as many`,
        measured: `${ratio.toFixed(2)} times`,
        reached: ratio < 2.6,
      });
    }
    previous = time;
    await Promise.resolve();
  }

  say('Random edits');
  const blind = randomEdits(90_020);
  goals.push({
    goal: `${blind.edits} random edits: no passage on other words`,
    measured: String(blind.wrong),
    reached: blind.wrong === 0,
  });

  const tables: BenchTable[] = [
    {
      title:
        'Milliseconds for 100, 1,000 and 10,000 passages (peers that take longer than four seconds: worked out), and how many times ours',
      columns: ['revision', 'characters', 'way', '100', '1,000', '10,000', 'times'],
      rows: speed,
    },
    {
      title: 'Right and wrong, the same texts',
      columns: ['revision', 'characters', 'way', ...RIGHT_COLUMNS],
      rows: rightness,
    },
    {
      title: `Obelus over all sizes and ${SEEDS.length} seeds that nothing was tuned on`,
      columns: ['revision', ...RIGHT_COLUMNS],
      rows: summed,
    },
    {
      title: 'Random edits, twenty a text',
      columns: [
        'edits',
        'passages',
        'on other words',
        'anchored',
        'moved',
        'changed',
        'ambiguous',
        'orphaned',
      ],
      rows: blind.rows,
    },
    {
      title: 'Growth, heavy revision, passages in proportion',
      columns: ['characters', 'passages', 'ms', 'times the one before'],
      rows: growth,
    },
  ];
  return { tables, goals };
};

const RIGHT_COLUMNS = [
  'correct',
  'deleted, yet placed',
  'of these as the same words',
  'moved, found',
  'wrong place',
  'other words, not said',
  'edited, told as changed',
];

function rightCells(score: Score): Cell[] {
  return [
    share(score.correct, score.judged),
    share(score.deletedPlaced, score.deleted),
    score.deletedAsSame,
    share(score.movedFound, score.moved),
    share(score.wrongPlace, score.judged),
    score.silentlyOther,
    share(score.editedTold, score.edited),
  ];
}

function rightGoals(extent: Extent, score: Score): BenchGoal[] {
  const correct = (100 * score.correct) / score.judged;
  const wanted = extent === 'light' ? 99 : 98;
  const moved = (100 * score.movedFound) / score.moved;
  const placed = (100 * score.deletedPlaced) / score.deleted;
  return [
    {
      goal: `${extent}: ${wanted} % correct`,
      measured: `${correct.toFixed(2)} %`,
      reached: correct >= wanted,
    },
    {
      goal: `${extent}: 97 % of the moved found`,
      measured: `${moved.toFixed(2)} %`,
      reached: moved >= 97,
    },
    {
      goal: `${extent}: at most 3 % of the deleted placed`,
      measured: `${placed.toFixed(2)} %`,
      reached: placed <= 3,
    },
    {
      goal: `${extent}: none of the deleted placed as the same words`,
      measured: String(score.deletedAsSame),
      reached: score.deletedAsSame === 0,
    },
    {
      goal: `${extent}: no passage on other words without saying so`,
      measured: String(score.silentlyOther),
      reached: score.silentlyOther === 0,
    },
    {
      goal: `${extent}: every passage whose words differ is changed`,
      measured: `${score.editedTold} of ${score.edited}`,
      reached: score.editedTold === score.edited,
    },
  ];
}

function atLeast(goal: string, ratio: number, wanted: number): BenchGoal {
  return { goal, measured: `${ratio.toFixed(0)} times`, reached: ratio >= wanted };
}
