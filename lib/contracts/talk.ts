/** What is said on a claim beside its findings: comments of colleagues, and proposals of other words. */
import { z } from 'zod';

import { FIX_STATES } from '@/lib/domain/claims/suggested-fix';

import { id, instant, personView, prose } from './common';
import { replyView } from './replies';

export const commentView = z
  .strictObject({
    id,
    annotationId: id,
    author: personView,
    body: z.string().meta({ description: 'Markdown-free text; `@[id]` mentions a member.' }),
    mentions: z.array(personView),
    createdAt: instant,
    editedAt: instant.nullable(),
    resolvedAt: instant.nullable(),
    resolvedBy: personView.nullable(),
    /** What it said before, oldest first. */
    revisions: z.array(z.strictObject({ body: z.string(), replacedAt: instant })),
    may: z.strictObject({ edit: z.boolean(), resolve: z.boolean() }),
  })
  .meta({ id: 'Comment' });
export type CommentView = z.output<typeof commentView>;

export const fixView = z
  .strictObject({
    id,
    articleId: id,
    roundId: id,
    annotationId: id,
    proposedBy: personView,
    /** The words of the passage when it was proposed, and those to stand in their place. */
    before: z.string(),
    after: z.string().meta({ description: 'Empty where the passage is to be cut.' }),
    countersId: id.nullable().meta({ description: 'The proposal that this one answers.' }),
    state: z.enum(FIX_STATES),
    answeredBy: personView.nullable(),
    answeredAt: instant.nullable(),
    reason: z.string(),
    versionId: id.nullable().meta({ description: 'The version in which it stands.' }),
    createdAt: instant,
    /** What the caller may answer now. */
    may: z.strictObject({ accept: z.boolean(), decline: z.boolean(), counter: z.boolean() }),
  })
  .meta({ id: 'SuggestedFix' });
export type FixView = z.output<typeof fixView>;

export const talkView = z
  .strictObject({
    /** Oldest first; deleted ones are left out. */
    comments: z.array(commentView),
    fixes: z.array(fixView),
    /** Criticism that was marked on this claim. */
    replies: z.array(replyView),
    /** Members who may see this claim: they can be mentioned. */
    mentionable: z.array(personView),
    may: z.strictObject({ comment: z.boolean(), markCriticism: z.boolean() }),
  })
  .meta({ id: 'ClaimTalk' });
export type TalkView = z.output<typeof talkView>;

/** What is said beside all the claims of a round, as much of it as stands at the edge of its text. */
export const roundTalkView = z
  .strictObject({
    /** Claims with comments that nobody has resolved, and how many. */
    comments: z.array(z.strictObject({ annotationId: id, open: z.int().min(1) })),
    /** Criticism in the article, with its place where the words stand in the newest version. */
    replies: z.array(replyView),
    markDenial: z.string().nullable().meta({
      description:
        'Why the caller cannot mark criticism on this desk, as a sentence; null where they can.',
    }),
  })
  .meta({ id: 'RoundTalk' });
export type RoundTalkView = z.output<typeof roundTalkView>;

const commentText = prose(5_000).trim().min(1);
export const addCommentBody = z.strictObject({ id, body: commentText });
export type AddCommentBody = z.output<typeof addCommentBody>;
export const editCommentBody = z.strictObject({ body: commentText });
export const resolveCommentBody = z.strictObject({ resolved: z.boolean() });

export const declineFixBody = z.strictObject({ reason: prose(2_000).trim().min(1) });
export const counterFixBody = z.strictObject({
  id,
  after: prose(5_000),
  reason: prose(2_000).trim().default(''),
});
export type CounterFixBody = z.output<typeof counterFixBody>;

export const fixList = z.strictObject({ fixes: z.array(fixView) });
