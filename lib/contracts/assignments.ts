/** Who reads what until when; second readers; notes to the adjudicator. */
import { z } from 'zod';

import { NAME_RULES } from '@/lib/domain/rounds/reading-names';

import { id, instant, personView, prose } from './common';
import { createRoundBody, roundView } from './round';

const note = prose(2_000).trim();

export const assignStoryBody = createRoundBody.omit({ articleVersionId: true }).extend({
  articleIds: z
    .array(id)
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'All articles of the story where left out.' }),
});
export type AssignStoryBody = z.output<typeof assignStoryBody>;

const assignedArticle = z.strictObject({ id, code: z.string(), title: z.string() });

/** Each article of the request, in the order of the story. */
export const assignedStory = z
  .strictObject({
    results: z.array(
      z.strictObject({
        article: assignedArticle,
        round: roundView.nullable(),
        skipped: z.string().nullable().meta({
          description: 'Why the article was given no round, as a sentence.',
        }),
      }),
    ),
  })
  .meta({ id: 'AssignedStory' });
export type AssignedStory = z.output<typeof assignedStory>;

export const changeAssignmentBody = z
  .strictObject({ dueAt: instant.nullable(), note, names: z.enum(NAME_RULES) })
  .partial();
export type ChangeAssignmentBody = z.output<typeof changeAssignmentBody>;

export const changeReviewersBody = z
  .strictObject({
    add: z.array(id).max(50).default([]),
    remove: z.array(id).max(50).default([]),
    reason: note.min(1, 'Say why. Whoever is taken off the round reads it.'),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'Name who joins or leaves.')
  .refine(
    ({ add, remove }) => add.every((one) => !remove.includes(one)),
    'Somebody is to join and to leave at once.',
  );
export type ChangeReviewersBody = z.output<typeof changeReviewersBody>;

export const reopenReadingBody = z.strictObject({
  reviewerId: id.optional().meta({ description: 'Your own reading where left out.' }),
  reason: note.min(1, 'Say why the reading is taken up again.'),
});
export type ReopenReadingBody = z.output<typeof reopenReadingBody>;

export const secondReadingBody = z.strictObject({
  /** UUIDv7 made by the client, so that a repeat is the same row. */
  id,
  agrees: z.boolean(),
  note: note.default(''),
});
export type SecondReadingBody = z.output<typeof secondReadingBody>;

const secondReading = z.strictObject({
  id,
  reader: personView,
  agrees: z.boolean(),
  note: z.string(),
  readAt: instant,
  /** false: the claim was changed since. */
  isCurrent: z.boolean(),
});

export const secondReaderClaim = z
  .strictObject({
    annotationId: id,
    /** Why it needs a second reader. */
    causes: z.array(z.enum(['priority', 'verdict', 'story'])),
    state: z.enum(['missing', 'outdated', 'disputed', 'confirmed']),
    version: z.int(),
    /** The latest first. */
    readings: z.array(secondReading),
    /** Why the caller cannot be its second reader, as a sentence; null where they can. */
    denial: z.string().nullable(),
  })
  .meta({ id: 'SecondReaderClaim' });
export type SecondReaderClaim = z.output<typeof secondReaderClaim>;

export const secondReaderList = z.strictObject({ claims: z.array(secondReaderClaim) });

export const adjudicatorNoteBody = z.strictObject({
  body: note.meta({ description: 'Empty takes the note back.' }),
});

const adjudicatorNote = z
  .strictObject({ annotationId: id, body: z.string(), updatedAt: instant })
  .meta({ id: 'AdjudicatorNote' });
export type AdjudicatorNoteView = z.output<typeof adjudicatorNote>;
export const adjudicatorNoteList = z.strictObject({ notes: z.array(adjudicatorNote) });
