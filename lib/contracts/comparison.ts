/** The readings of a round side by side, and the agreement between them. */
import { z } from 'zod';

import { annotationView } from './annotation';
import { id, offset } from './common';
import { roundView } from './round';

export const DIFFERENCE_KINDS = [
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
});
export type ComparisonGroupView = z.output<typeof comparisonGroup>;

const measure = z.strictObject({
  name: z.enum([
    'percent_agreement',
    'cohen_kappa',
    'krippendorff_alpha',
    'span_f1_exact',
    'span_f1_overlap',
    'span_f1_token',
  ]),
  /** null: the measure is undefined, and `undefinedBecause` says why. */
  value: z.number().nullable(),
  undefinedBecause: z.string().nullable(),
  n: z.int(),
  observed: z.number().nullable(),
  expected: z.number().nullable(),
});
export type MeasureView = z.output<typeof measure>;

export const comparisonView = z
  .strictObject({
    round: roundView,
    annotations: z.array(annotationView),
    decisions: z.array(annotationView),
    groups: z.array(comparisonGroup),
    measures: z.array(measure),
    /** Verdicts of the first reviewer (rows) against the second (columns). */
    matrix: z
      .strictObject({ verdicts: z.array(z.string()), counts: z.array(z.array(z.int())) })
      .nullable(),
  })
  .meta({ id: 'Comparison' });
export type ComparisonView = z.output<typeof comparisonView>;
