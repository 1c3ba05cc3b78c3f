/** The readings of a newsroom over time: agreement, verdicts and what is taken for what. */
import { z } from 'zod';

import { CLAIM_TYPES } from '@/lib/domain/claims/claim';
import { isMonth } from '@/lib/domain/research/months';

import { id, personView } from './common';
import { measureView } from './comparison';
import { verdictView } from './round';

const month = z
  .string()
  .refine(isMonth, 'A month is written as 2025-03.')
  .meta({ description: 'A calendar month in UTC: YYYY-MM.' });

/** Where the addresses of a browser repeat a field, a program gives the ids in one, with commas. */
const ids = z
  .string()
  .max(4_000)
  .transform((value) => value.split(',').filter((one) => one !== ''))
  .pipe(z.array(id).max(100))
  .meta({ override: { type: 'string' }, description: 'Ids with commas between them.' });

/** The longest period that is looked at. */
export const MOST_MONTHS = 60;

export const researchQuery = z.strictObject({
  /** The first month; eleven months before the last where left out. */
  from: month.optional(),
  /** The last month; the present one where left out. */
  to: month.optional(),
  story: id.optional(),
  /** Whose readings are asked for; everybody’s where left out. */
  reviewers: ids.optional(),
});
export type ResearchQuery = z.output<typeof researchQuery>;

const verdictCounts = z.strictObject({
  /** Verdicts given. */
  total: z.int(),
  /** Claims that were marked and left without a verdict. */
  without: z.int(),
  counts: z.array(z.strictObject({ verdict: z.string(), count: z.int() })),
});
export type VerdictCountsView = z.output<typeof verdictCounts>;

const verdictAgreement = {
  percentAgreement: measureView,
  /** Nominal. */
  krippendorffsAlpha: measureView,
};

const deskAgreement = z.strictObject({
  /** Rounds that two or more of the chosen reviewers read. */
  rounds: z.int(),
  ...verdictAgreement,
  /** Where reviewers marked, over the texts of these rounds laid end to end. */
  unitizedAlpha: measureView,
});
export type DeskAgreementView = z.output<typeof deskAgreement>;

const distance = measureView
  .extend({
    /** What the distance stays at or below by chance, 95 times of 100. */
    chanceLimit: z.number().nullable(),
  })
  .meta({
    id: 'VerdictDistance',
    description:
      'Total variation distance from the verdicts of the others in the same rounds, from 0 to 1; `expected` is its mean by chance.',
  });
export type DistanceView = z.output<typeof distance>;

const driftOfReviewer = z.strictObject({
  reviewerId: id,
  whole: distance,
  own: verdictCounts,
  /** The verdicts of the others in the same rounds. */
  others: verdictCounts,
  months: z.array(z.strictObject({ month, distance, own: verdictCounts })),
});
export type DriftOfReviewerView = z.output<typeof driftOfReviewer>;

const claimType = z.enum(CLAIM_TYPES).nullable().meta({
  description: 'Null for claims that their reviewers gave different types.',
});

/** How many claims of a confused pair come with it: the newest. */
export const MOST_CLAIMS = 20;

const confusedVerdicts = z.strictObject({
  /** In the order of the scale. */
  verdicts: z.tuple([z.string(), z.string()]),
  /** Pairs of judgements that differ so. */
  pairs: z.int(),
  /** Claims on which the two met. */
  claims: z.int(),
  /** Claims by what was decided of them. */
  decided: z.strictObject({
    first: z.int(),
    second: z.int(),
    /** Another verdict, or several decisions that differ. */
    other: z.int(),
    rejected: z.int(),
    open: z.int(),
  }),
  byType: z.array(z.strictObject({ type: claimType, pairs: z.int() })),
  /** The newest of the claims. */
  newest: z.array(
    z.strictObject({
      roundId: id,
      annotationId: id,
      month,
      article: z.strictObject({ code: z.string(), title: z.string() }),
      /** The words that one of the reviewers marked. */
      exact: z.string(),
    }),
  ),
});
export type ConfusedVerdictsView = z.output<typeof confusedVerdicts>;

const reviewerPair = z.strictObject({
  reviewerIds: z.tuple([id, id]),
  /** Rounds that both read. */
  rounds: z.int(),
  percentAgreement: measureView,
  cohensKappa: measureView,
});
export type ReviewerPairView = z.output<typeof reviewerPair>;

export const researchView = z
  .strictObject({
    from: month,
    to: month,
    /** By which a round belongs to a month. */
    zone: z.literal('UTC'),
    /** Those who read a round of the period, by name; the reviewers that can be chosen. */
    reviewers: z.array(personView),
    chosen: z.array(id),
    story: id.nullable(),
    /**
     * Verdicts in use, in the order of the newest scale that has each. `retired` also where the
     * newest scale has it no more.
     */
    verdicts: z.array(verdictView),
    /** The versions of the scale that rounds of the period have. */
    scales: z.array(z.strictObject({ version: z.int(), name: z.string(), rounds: z.int() })),
    whole: deskAgreement,
    months: z.array(deskAgreement.extend({ month, verdicts: verdictCounts })),
    byType: z.array(z.strictObject({ type: claimType, ...verdictAgreement })),
    drift: z.array(driftOfReviewer),
    met: z.strictObject({
      /** Pairs of judgements of the same claim, and how many are the same. */
      pairs: z.int(),
      same: z.int(),
      verdicts: z.array(z.string()),
      /** The row is not after the column: pairs have no first and second. */
      counts: z.array(z.array(z.int())),
      confused: z.array(confusedVerdicts),
    }),
    pairs: z.array(reviewerPair),
  })
  .meta({ id: 'Research' });
export type ResearchView = z.output<typeof researchView>;
