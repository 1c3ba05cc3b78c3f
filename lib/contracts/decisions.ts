/** Decisions made and taken back in one go, and what a reviewer learns from them. */
import { z } from 'zod';

import { CLAIM_TYPES, PRIORITIES, RELATIONS } from '@/lib/domain/claims/claim';

import { annotationView, citationView } from './annotation';
import { id, personView, prose } from './common';
import { roundView } from './round';

export const takeUnopposedBody = z.strictObject({
  reviewerId: id,
  reason: prose(2_000).trim().default(''),
});

export const withdrawDecisionsBody = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        id,
        version: z.int().positive().meta({ description: 'As it was when it was last seen.' }),
      }),
    )
    .min(1)
    .max(5_000),
});
export type WithdrawDecisionsBody = z.output<typeof withdrawDecisionsBody>;

export const withdrawnDecisions = z
  .strictObject({
    withdrawn: z.array(id),
    /** What was not touched: somebody has withdrawn or changed it since. */
    left: z.array(z.strictObject({ id, because: z.enum(['withdrawn', 'changed']) })),
    round: roundView,
  })
  .meta({ id: 'WithdrawnDecisions' });
export type WithdrawnDecisions = z.output<typeof withdrawnDecisions>;

const diffPart = z.strictObject({ op: z.enum(['same', 'delete', 'insert']), text: z.string() });

const departure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rejected') }),
  z.strictObject({
    kind: z.literal('verdict'),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('boundary'), parts: z.array(diffPart) }),
  z.strictObject({ kind: z.literal('type'), from: z.enum(CLAIM_TYPES), to: z.enum(CLAIM_TYPES) }),
  z.strictObject({ kind: z.literal('priority'), from: z.enum(PRIORITIES), to: z.enum(PRIORITIES) }),
  z.strictObject({
    kind: z.literal('citations'),
    added: z.array(citationView),
    leftOut: z.array(citationView),
    /** The same words of the same source, in another relation to the claim. */
    reread: z.array(z.strictObject({ citation: citationView, from: z.enum(RELATIONS) })),
  }),
  z.strictObject({ kind: z.literal('wording'), from: z.string(), to: z.string() }),
]);
export type DepartureView = z.output<typeof departure>;

const feedbackItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('own'),
    annotation: annotationView,
    outcomes: z.array(z.strictObject({ decision: annotationView, departures: z.array(departure) })),
  }),
  z.strictObject({
    kind: z.literal('missed'),
    decision: annotationView,
    /** The reviewers who had marked it. */
    markedBy: z.array(id),
  }),
]);
export type FeedbackItemView = z.output<typeof feedbackItem>;

export const feedbackView = z
  .strictObject({
    round: roundView,
    /** Whose reading it is about. */
    reviewerId: id,
    /** In reading order. */
    items: z.array(feedbackItem),
    /** Names for those who decided. */
    people: z.array(personView),
  })
  .meta({ id: 'Feedback' });
export type FeedbackView = z.output<typeof feedbackView>;

export const feedbackQuery = z.strictObject({
  reviewer: id.optional().meta({
    description: 'Whose; your own where left out. Another’s can be read by the head of research.',
  }),
});
