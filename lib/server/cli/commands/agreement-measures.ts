/** The measures of the command line by their names, and how they are written down. */
import 'server-only';

import { krippendorffsAlpha } from '@/lib/domain/agreement/alpha';
import { STANDARD_BOOTSTRAP } from '@/lib/domain/agreement/bootstrap';
import type { CodingTable } from '@/lib/domain/agreement/coding-table';
import type { Coefficient } from '@/lib/domain/agreement/coefficient';
import type { Continuum } from '@/lib/domain/agreement/continuum';
import { gwetsAc1, gwetsAc2 } from '@/lib/domain/agreement/gwet';
import {
  cohensKappa,
  fleissKappa,
  percentAgreement,
  scottsPi,
  weightedKappa,
} from '@/lib/domain/agreement/kappa';
import type { Interval, Measure, UndefinedReason } from '@/lib/domain/agreement/measure';
import { measureCoding } from '@/lib/domain/agreement/measure-coding';
import { unitizedAlpha } from '@/lib/domain/agreement/measure-spans';
import { spanF1 } from '@/lib/domain/agreement/span-f1';

import type { Study } from './agreement-study';

type NamedMeasure = {
  name: string;
  params: Readonly<Record<string, string | null>>;
  value: number | null;
  undefined?: UndefinedReason;
  n: number;
  observed?: number;
  expected?: number;
  /** Of spans, for two reviewers. */
  precision?: number;
  recall?: number;
  interval: Interval | null;
};

type Row = { name: string; params: NamedMeasure['params']; coefficient: Coefficient };

const CODING: readonly Row[] = [
  { name: 'percent_agreement', params: {}, coefficient: percentAgreement },
  { name: 'cohen_kappa', params: {}, coefficient: cohensKappa },
  ...(['linear', 'quadratic'] as const).map((weights): Row => ({
    name: 'weighted_kappa',
    params: { weights },
    coefficient: weightedKappa(weights),
  })),
  { name: 'fleiss_kappa', params: {}, coefficient: fleissKappa },
  { name: 'scott_pi', params: {}, coefficient: scottsPi },
  ...(['nominal', 'ordinal', 'interval', 'ratio'] as const).map((level): Row => ({
    name: 'krippendorff_alpha',
    params: { level },
    coefficient: krippendorffsAlpha(level),
  })),
  { name: 'gwet_ac1', params: {}, coefficient: gwetsAc1 },
  ...(['linear', 'quadratic'] as const).map((weights): Row => ({
    name: 'gwet_ac2',
    params: { weights },
    coefficient: gwetsAc2(weights),
  })),
];

const SPAN_NAMES = ['krippendorff_alpha_u', 'span_f1'];

export const MEASURE_NAMES: readonly string[] = [
  ...new Set(CODING.map(({ name }) => name)),
  ...SPAN_NAMES,
];

/** @param only the name of the one measure that is asked for; null for all that there are. */
export function measureFile(study: Study, only: string | null): NamedMeasure[] {
  const isAsked = (name: string) => only === null || only === name;
  return study.kind === 'coding'
    ? codingMeasures(study.table, isAsked)
    : spanMeasures(study.continuum, isAsked);
}

function codingMeasures(table: CodingTable, isAsked: (name: string) => boolean): NamedMeasure[] {
  const rows = CODING.filter(({ name }) => isAsked(name));
  const coefficients = Object.fromEntries(
    rows.map(({ coefficient }, at) => [`${at}`, coefficient]),
  );
  const measures = measureCoding(table, coefficients, STANDARD_BOOTSTRAP);
  return rows.flatMap(({ name, params }, at) => {
    const measure = measures[`${at}`];
    return measure === undefined ? [] : [written(name, params, measure)];
  });
}

function spanMeasures(continuum: Continuum, isAsked: (name: string) => boolean): NamedMeasure[] {
  const found: NamedMeasure[] = [];
  if (isAsked('krippendorff_alpha_u')) {
    const { all, byCategory } = unitizedAlpha(continuum, STANDARD_BOOTSTRAP);
    found.push(written('krippendorff_alpha_u', { category: null }, all));
    for (const { category, measure } of byCategory) {
      if (category !== null) found.push(written('krippendorff_alpha_u', { category }, measure));
    }
  }
  if (isAsked('span_f1')) {
    for (const match of ['exact', 'overlap', 'token'] as const) {
      const { precision, recall, ...measure } = spanF1(continuum, match, {
        bootstrap: STANDARD_BOOTSTRAP,
      });
      const { interval, ...one } = written('span_f1', { match }, measure);
      found.push({
        ...one,
        ...(precision === null ? {} : { precision }),
        ...(recall === null ? {} : { recall }),
        interval,
      });
    }
  }
  return found;
}

function written(name: string, params: NamedMeasure['params'], measure: Measure): NamedMeasure {
  const { value, undefinedBecause, n, observed, expected, interval } = measure;
  return {
    name,
    params,
    value,
    ...(undefinedBecause === null ? {} : { undefined: undefinedBecause }),
    n,
    ...(observed === null ? {} : { observed }),
    ...(expected === null ? {} : { expected }),
    interval,
  };
}
