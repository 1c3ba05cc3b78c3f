/** The readings of a round side by side, and the agreement between them. */
import { z } from 'zod';

import type { UndefinedReason } from '@/lib/domain/agreement/measure';

import { annotationView } from './annotation';
import { id, offset } from './common';
import { roundView } from './round';

const DIFFERENCE_KINDS = [
  'only_some',
  'boundary',
  'verdict',
  'citation',
  'type',
  'priority',
  'wording',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

const comparisonGroup = z.strictObject({
  /** Stable while the readings do not change. */
  key: z.string(),
  start: offset,
  end: offset,
  /** Annotations of the group in reading order. */
  annotationIds: z.array(id),
  differences: z.array(z.enum(DIFFERENCE_KINDS)),
  /** Nothing to settle: same words, same verdict, marked by all. */
  agreed: z.boolean(),
  /** The adjudicated claim or claims that settle it. Empty: open. */
  decisionIds: z.array(id),
  /** Annotations of the group that no standing decision settles. */
  unsettledIds: z.array(id),
});
export type ComparisonGroupView = z.output<typeof comparisonGroup>;

const UNDEFINED_REASONS = [
  'nothing_to_compare',
  'one_value_only',
  'needs_two_raters',
  'not_a_number',
  'below_zero',
  'order_unknown',
] as const satisfies readonly UndefinedReason[];

/** An agreement with what it rests on. */
export const measureView = z
  .strictObject({
    /** null: the measure is undefined, and `undefinedBecause` says why. */
    value: z.number().nullable(),
    undefinedBecause: z.enum(UNDEFINED_REASONS).nullable(),
    /** How many units it rests on. */
    n: z.int(),
    /** Agreement; for the two alphas disagreement, which may be more than 1. */
    observed: z.number().nullable(),
    expected: z.number().nullable(),
    /** The bootstrap percentile interval of 95 %; null where there is too little to draw from. */
    interval: z.tuple([z.number(), z.number()]).nullable(),
  })
  .meta({ id: 'Measure' });
export type MeasureView = z.output<typeof measureView>;

const pairAgreement = z.strictObject({
  /** Rows of the matrix are the first, columns the second. */
  reviewerIds: z.tuple([id, id]),
  /** Claims that both marked. */
  paired: z.int(),
  percentAgreement: measureView,
  cohensKappa: measureView,
  spanF1: z.strictObject({ exact: measureView, overlap: measureView, token: measureView }),
  matrix: z.strictObject({
    verdicts: z.array(z.string()),
    counts: z.array(z.array(z.int())),
  }),
});
export type PairAgreementView = z.output<typeof pairAgreement>;

const agreementView = z
  .strictObject({
    claimCounts: z.array(z.strictObject({ reviewerId: id, count: z.int() })),
    /** Over all reviewers. */
    percentAgreement: measureView,
    krippendorffsAlpha: measureView,
    /** Where reviewers marked, whatever they said of it. */
    unitizedAlpha: measureView,
    pairs: z.array(pairAgreement),
  })
  .meta({ id: 'Agreement' });
export type AgreementView = z.output<typeof agreementView>;

export const comparisonView = z
  .strictObject({
    round: roundView,
    /** The readings, in reading order. */
    annotations: z.array(annotationView),
    /** Standing decisions of the adjudicator. */
    decisions: z.array(annotationView),
    groups: z.array(comparisonGroup),
    agreement: agreementView,
  })
  .meta({ id: 'Comparison' });
export type ComparisonView = z.output<typeof comparisonView>;
