/**
 * Agreement at the size of a year of a desk: unitized alpha of 10,000 passages and
 * five reviewers, and all measures of a coding of 10,000 units. No package of npm
 * computes unitized alpha; it stands beside the formula of the publication taken
 * directly, and every value is held against it where that is small enough to run.
 */
import { krippendorffsAlpha } from '@/lib/domain/agreement/alpha';
import { STANDARD_BOOTSTRAP } from '@/lib/domain/agreement/bootstrap';
import { byPair } from '@/lib/domain/agreement/breakdown';
import { type Continuum, unitsByCategory } from '@/lib/domain/agreement/continuum';
import { gwetsAc1, gwetsAc2 } from '@/lib/domain/agreement/gwet';
import {
  cohensKappa,
  fleissKappa,
  percentAgreement,
  scottsPi,
  weightedKappa,
} from '@/lib/domain/agreement/kappa';
import { measureCoding } from '@/lib/domain/agreement/measure-coding';
import { unitizedAlpha, unitizedAlphaOfPlaces } from '@/lib/domain/agreement/measure-spans';
import { spanF1 } from '@/lib/domain/agreement/span-f1';

import type { Bench, BenchTable, Cell } from '../report';
import { directAlpha } from './direct-alpha';
import { codingOfReviewers, marksOfReviewers } from './studies';

const GOAL_MS = 30;
const GOAL_ERROR = 1e-9;
/** The direct formula takes ten seconds and more beyond. */
const MOST_DIRECT = 2_000;
/** Twice n log n from 1,000 to 10,000 passages is 26 times; 100 times would be the square. */
const GOAL_GROWTH = 26;

const ALL_RATERS = {
  percentAgreement,
  fleissKappa,
  nominal: krippendorffsAlpha('nominal'),
  ordinal: krippendorffsAlpha('ordinal'),
  interval: krippendorffsAlpha('interval'),
  ratio: krippendorffsAlpha('ratio'),
  gwetsAc1,
  linear: gwetsAc2('linear'),
  quadratic: gwetsAc2('quadratic'),
};
const TWO_RATERS = {
  percentAgreement,
  cohensKappa,
  scottsPi,
  linear: weightedKappa('linear'),
  quadratic: weightedKappa('quadratic'),
};

export const agreementBench: Bench = (say) => {
  say('unitized alpha');
  // The first calls of any code are slower than all others.
  for (let seed = 0; seed < 20; seed += 1) unitizedAlpha(marksOfReviewers(500, 5, { seed }));
  const sizes = [1_000, 2_000, 5_000, 10_000];
  const alphas = sizes.map((passages) => alphaRow(passages));
  const ours = alphas.at(-1)?.ms ?? Number.NaN;
  const growth = ours / (alphas[0]?.ms ?? Number.NaN);
  say('equality to the direct formula');
  const { worst, studies } = worstDifference();
  say('codings and spans with intervals');
  const large = marksOfReviewers(10_000, 5, { seed: 7 });

  const tables: BenchTable[] = [
    {
      title:
        'Unitized alpha of 5 reviewers, 6 categories (no npm package computes it: beside the direct formula)',
      columns: [
        'passages',
        'marks',
        'ours, median ms',
        'direct formula, ms',
        'times',
        'difference',
      ],
      rows: alphas.map(({ cells }) => cells),
    },
    {
      title: 'All measures of a coding, 10,000 units, 5 reviewers, 6 values',
      columns: ['what', 'values, median ms', 'with 1,000 resamples, ms'],
      rows: codingRows(),
    },
    {
      title: 'Spans, 10,000 passages, 5 reviewers',
      columns: ['what', 'values, median ms', 'with 1,000 resamples, ms'],
      rows: [
        spanRow('unitized alpha, all and by category', (bootstrap) =>
          unitizedAlpha(large, bootstrap),
        ),
        spanRow('unitized alpha, places only', (bootstrap) =>
          unitizedAlphaOfPlaces(large, bootstrap),
        ),
        ...(['exact', 'overlap', 'token'] as const).map((match) =>
          spanRow(`span F1, ${match}`, (bootstrap) => spanF1(large, match, { bootstrap })),
        ),
      ],
    },
    {
      title: 'One article on the page: 25 passages, 2 reviewers, all measures with intervals',
      columns: ['what', 'median ms'],
      rows: [['as the comparison shows them', onePage()]],
    },
  ];
  return Promise.resolve({
    tables,
    goals: [
      {
        goal: `unitized alpha, 10,000 x 5, under ${GOAL_MS} ms`,
        measured: `${ours.toFixed(1)} ms`,
        reached: ours < GOAL_MS,
      },
      {
        goal: `from 1,000 to 10,000 passages less than ${GOAL_GROWTH} times`,
        measured: `${growth.toFixed(1)} times`,
        reached: growth < GOAL_GROWTH,
      },
      {
        goal: `equal to the direct formula to ${GOAL_ERROR} on ${studies} small studies`,
        measured: worst.toExponential(1),
        reached: worst <= GOAL_ERROR,
      },
    ],
  });
};

function alphaRow(passages: number): { ms: number; cells: Cell[] } {
  const continuum = marksOfReviewers(passages, 5, { seed: passages });
  const ms = median(() => unitizedAlpha(continuum), 15);
  const places = marksOfReviewers(passages, 5, { seed: passages, categories: ['one'] });
  // The direct formula is of one category; both are asked for the same.
  const started = performance.now();
  const direct = passages > MOST_DIRECT ? null : directAlpha(apart(places), places.length);
  const directMs = performance.now() - started;
  const same = median(() => unitizedAlphaOfPlaces(places), 5);
  const marks = continuum.raters.reduce((sum, own) => sum + own.length, 0);
  const difference =
    direct === null ? null : Math.abs(direct - (unitizedAlphaOfPlaces(places).value ?? Number.NaN));
  return {
    ms,
    cells: [
      passages,
      marks,
      ms.toFixed(2),
      direct === null ? 'not run' : directMs.toFixed(0),
      direct === null ? '' : (directMs / same).toFixed(0),
      difference === null ? '' : difference.toExponential(1),
    ],
  };
}

function worstDifference(): { worst: number; studies: number } {
  let worst = 0;
  const studies = 500;
  for (let seed = 1; seed <= studies; seed += 1) {
    const study = marksOfReviewers(1 + (seed % 40), 2 + (seed % 4), { seed, categories: ['one'] });
    const ours = unitizedAlphaOfPlaces(study).value;
    const direct = directAlpha(apart(study), study.length);
    if (ours !== null) worst = Math.max(worst, Math.abs(ours - direct));
  }
  return { worst, studies };
}

/** Marks that overlap made one, as the direct formula needs them. */
function apart(continuum: Continuum) {
  const [units = []] = unitsByCategory(continuum).values();
  return units.map(({ starts, ends }) =>
    [...starts].map((start, at) => ({ start, end: ends[at] ?? start })),
  );
}

function codingRows(): Cell[][] {
  const table = { units: codingOfReviewers(10_000, 5, 11) };
  return [
    [
      `${Object.keys(ALL_RATERS).length} measures of all reviewers`,
      median(() => measureCoding(table, ALL_RATERS), 5).toFixed(1),
      median(() => measureCoding(table, ALL_RATERS, STANDARD_BOOTSTRAP), 3).toFixed(0),
    ],
    [
      `${Object.keys(TWO_RATERS).length} measures of each two of them`,
      median(() => byPair(table, TWO_RATERS), 5).toFixed(1),
      median(() => byPair(table, TWO_RATERS, STANDARD_BOOTSTRAP), 3).toFixed(0),
    ],
  ];
}

function spanRow(
  what: string,
  measure: (bootstrap: typeof STANDARD_BOOTSTRAP | null) => unknown,
): Cell[] {
  return [
    what,
    median(() => measure(null), 5).toFixed(1),
    median(() => measure(STANDARD_BOOTSTRAP), 3).toFixed(0),
  ];
}

function onePage(): string {
  const marks = marksOfReviewers(25, 2, { seed: 25, categories: ['one'] });
  const table = { units: codingOfReviewers(25, 2, 25) };
  const both = { percentAgreement, cohensKappa };
  const all = { percentAgreement, alpha: krippendorffsAlpha('nominal') };
  const bootstrap = STANDARD_BOOTSTRAP;
  return median(() => {
    measureCoding(table, both, bootstrap);
    measureCoding(table, all, bootstrap);
    unitizedAlphaOfPlaces(marks, bootstrap);
    for (const match of ['exact', 'overlap', 'token'] as const) spanF1(marks, match, { bootstrap });
  }, 15).toFixed(1);
}

/** Of a number of runs, after one that counts for nothing. */
function median(work: () => unknown, runs: number): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? Number.NaN;
}
