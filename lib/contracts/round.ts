/** Review rounds, coverage and queries. */
import { z } from 'zod';

import { QUERY_MESSAGE_KINDS } from '@/lib/domain/queries/query-rules';
import { NAME_RULES } from '@/lib/domain/rounds/reading-names';
import { ROUND_MODES, ROUND_PHASES } from '@/lib/domain/rounds/round-phase';
import { VERDICT_INKS, VERDICT_LINES, VERDICT_SHAPES } from '@/lib/domain/claims/verdict-scale';

import { annotationView } from './annotation';
import { id, instant, line, offset, personView, prose } from './common';

export const verdictView = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: line(60).min(1),
  definition: line(300),
  shape: z.enum(VERDICT_SHAPES),
  line: z.enum(VERDICT_LINES),
  ink: z.enum(VERDICT_INKS),
  rating: z.int().min(1).max(10).nullable(),
  alternateName: line(60),
  retired: z.boolean(),
});

export const scaleBody = z.strictObject({
  name: line(100).min(1),
  verdicts: z.array(verdictView).min(1).max(24),
});
export type ScaleBody = z.output<typeof scaleBody>;

export const scaleView = scaleBody.extend({ id, version: z.int() }).meta({ id: 'VerdictScale' });
export type ScaleView = z.output<typeof scaleView>;

const roundReviewer = z.strictObject({
  userId: id,
  name: z.string(),
  letter: z.string().meta({
    description:
      'A for the first reviewer, B for the second; shuffled in a round that is settled without names.',
  }),
  submittedAt: instant.nullable(),
  /** In an open blind round only the reviewer knows of their own submission. */
  submissionHidden: z.boolean(),
  /** The name is hidden now: it is that of a number, and the id leads to nobody. */
  nameHidden: z.boolean(),
});
export type RoundReviewerView = z.output<typeof roundReviewer>;

export const roundView = z
  .strictObject({
    id,
    articleId: id,
    articleVersionId: id,
    versionOrdinal: z.int(),
    ordinal: z.int(),
    mode: z.enum(ROUND_MODES),
    phase: z.enum(ROUND_PHASES),
    dueAt: instant.nullable(),
    /** What its reviewers are told with the assignment. */
    note: z.string(),
    names: z.enum(NAME_RULES),
    closedAt: instant.nullable(),
    createdAt: instant,
    reviewers: z.array(roundReviewer),
    former: z
      .array(
        z.strictObject({ userId: id, name: z.string(), reason: z.string(), removedAt: instant }),
      )
      .meta({ description: 'Who was taken off the round. Their reading is set aside.' }),
    scale: scaleView,
  })
  .meta({ id: 'ReviewRound' });
export type RoundView = z.output<typeof roundView>;

export const createRoundBody = z.strictObject({
  /** The newest version where left out. */
  articleVersionId: id.optional(),
  mode: z.enum(ROUND_MODES),
  reviewerIds: z.array(id).min(1).max(50),
  dueAt: instant.nullable().default(null),
  note: prose(2_000).trim().default(''),
  /** As the newsroom’s rules have it where left out. */
  names: z.enum(NAME_RULES).optional(),
});
export type CreateRoundBody = z.output<typeof createRoundBody>;

export const reasonBody = z.strictObject({ reason: prose(2_000).trim().min(1) });

export const coverageBody = z
  .strictObject({ start: offset, end: offset })
  .refine(({ start, end }) => start < end, 'The sentence is empty.');

const coverageMarkView = z
  .strictObject({ reviewerId: id, start: offset, end: offset })
  .meta({ id: 'CoverageMark' });
export type CoverageMarkView = z.output<typeof coverageMarkView>;

export const coverageList = z.strictObject({ marks: z.array(coverageMarkView) });

const queryMessage = z.strictObject({
  id,
  author: personView,
  kind: z.enum(QUERY_MESSAGE_KINDS),
  body: z.string(),
  createdAt: instant,
});

export const queryView = z
  .strictObject({
    id,
    articleId: id,
    roundId: id,
    annotationId: id,
    askedBy: personView,
    assignee: personView.nullable(),
    state: z.enum(['open', 'closed']),
    exact: z.string(),
    dueAt: instant.nullable(),
    createdAt: instant,
    closedAt: instant.nullable(),
    messages: z.array(queryMessage),
  })
  .meta({ id: 'Query' });
export type QueryView = z.output<typeof queryView>;

export const askQueryBody = z.strictObject({
  id,
  messageId: id,
  body: prose(5_000).trim().min(1),
  /** The article's writer where left out; `null` puts it to every writer. */
  assigneeId: id.nullable().optional(),
  dueAt: instant.nullable().optional(),
});
/** What is left out stays as it is. */
export const updateQueryBody = z.strictObject({
  assigneeId: id.nullable().optional(),
  dueAt: instant.nullable().optional(),
});
export type UpdateQueryBody = z.output<typeof updateQueryBody>;
/** An answered query needs no reason. */
export const closeQueryBody = z.strictObject({ reason: prose(2_000).trim().default('') });
export const answerQueryBody = z.strictObject({ id, body: prose(5_000).trim().min(1) });
export type AskQueryBody = z.output<typeof askQueryBody>;

export const annotationList = z.strictObject({ annotations: z.array(annotationView) });
export const queryList = z.strictObject({ queries: z.array(queryView) });
