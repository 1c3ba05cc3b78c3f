/** Rights of reply: who is criticized in an article, who was asked, and what came of it. */
import { z } from 'zod';

import { REPLY_MEANS, REPLY_OUTCOMES, REPLY_STATES } from '@/lib/domain/articles/right-of-reply';

import { target } from './annotation';
import { id, instant, line, offset, personView, prose } from './common';

const noted = {
  criticized: line(200).min(1).meta({ description: 'The person or organization.' }),
  gist: prose(1_000).trim().meta({ description: 'What is said of them, in a few words.' }),
  contact: line(200).meta({ description: 'Who was asked, such as a press office.' }),
  askedAt: instant.nullable(),
  means: z.enum(REPLY_MEANS).nullable(),
  dueAt: instant.nullable(),
  outcome: z.enum(REPLY_OUTCOMES).nullable(),
  answerQuote: prose(5_000).trim(),
  answerWhere: line(500).meta({ description: 'Where the answer can be found.' }),
};
const particulars = {
  ...noted,
  askerId: id.nullable().meta({ description: 'Who of the newsroom has to ask.' }),
};

export const markCriticismBody = z
  .strictObject({
    id,
    /** A claim whose words they are, or a passage of the newest version. */
    annotationId: id.optional(),
    target: target.optional(),
    criticized: particulars.criticized,
    gist: particulars.gist.default(''),
    /** The article's writer where left out. */
    askerId: particulars.askerId.optional(),
    dueAt: particulars.dueAt.default(null),
  })
  .refine(
    ({ annotationId, target: given }) => (annotationId === undefined) !== (given === undefined),
    'Name either a claim or a passage.',
  );
export type MarkCriticismBody = z.output<typeof markCriticismBody>;

export const updateReplyBody = z.strictObject(particulars).partial();
export type UpdateReplyBody = z.output<typeof updateReplyBody>;

export const replyView = z
  .strictObject({
    id,
    articleId: id,
    annotationId: id.nullable(),
    /** The words that criticize, as they were marked. */
    exact: z.string(),
    /** Where they stand in the newest version; null where they are gone or stand in several places. */
    place: z.strictObject({ start: offset, end: offset }).nullable(),
    ...noted,
    asker: personView.nullable(),
    state: z.enum(REPLY_STATES),
    outcomeAt: instant.nullable(),
    version: z.int().meta({ description: 'Also the ETag; `If-Match` names it.' }),
    createdBy: personView,
    createdAt: instant,
    mayWrite: z.boolean(),
  })
  .meta({ id: 'RightOfReply' });
export type ReplyView = z.output<typeof replyView>;

export const replyList = z.strictObject({ replies: z.array(replyView) });
