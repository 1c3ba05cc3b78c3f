/**
 * Versions of an article: three ways to a new one, and what became of the
 * passages that were marked on the one before.
 */
import { z } from 'zod';

import { CARRIED_STATUSES } from '@/lib/domain/anchoring/carried-passage';

import { annotationView } from './annotation';
import { importNote, importSource, languageTag, versionDocument, versionSummary } from './article';
import { id, instant, line, offset, personView, sha256Hex } from './common';
import type { RoundFrame } from './desk';
import { roundView } from './round';

/** The version the client worked on. Where a newer one exists, nothing is stored. */
const basedOn = id;

export const addVersionBody = z.strictObject({
  basedOn,
  document: versionDocument,
  source: importSource,
  /** That of the version before where left out. */
  language: languageTag.optional(),
  notes: z.array(importNote).max(2_000).default([]),
  /** What is new, in the words of whoever adds it. */
  summary: line(300).default(''),
});
export type AddVersionBody = z.output<typeof addVersionBody>;

/** One step of ProseMirror as `Step.toJSON` writes it; applied to the stored document by the server. */
const editorStep = z
  .record(z.string(), z.unknown())
  .meta({ description: 'A ProseMirror step as JSON.' });

export const MOST_STEPS = 20_000;

export const addEditedVersionBody = z.strictObject({
  basedOn,
  steps: z.array(editorStep).min(1).max(MOST_STEPS),
  summary: line(300).default(''),
});
export type AddEditedVersionBody = z.output<typeof addEditedVersionBody>;

export const acceptFixesBody = z.strictObject({
  basedOn,
  /** Each has a suggested fix; it replaces exactly the words of its passage. */
  annotationIds: z.array(id).min(1).max(500),
});
export type AcceptFixesBody = z.output<typeof acceptFixesBody>;

/** Says nothing of how the passages fared: whoever adds a version need not be allowed to see them. */
export const addedVersion = z
  .strictObject({
    articleId: id,
    version: versionSummary,
    /** The round that was carried over, or null where the article has none. */
    roundId: id.nullable(),
  })
  .meta({ id: 'AddedVersion' });
export type AddedVersionView = z.output<typeof addedVersion>;

const words = z.strictObject({ start: offset, end: offset, exact: z.string() });
const likeness = z.number().min(0).max(1).meta({
  description: 'The share of words that both wordings have, from 0 to 1.',
});
const similarWords = words.extend({ likeness });
export type SimilarWords = z.output<typeof similarWords>;

const diffPart = z.strictObject({ op: z.enum(['same', 'delete', 'insert']), text: z.string() });

const CARRIED_OUTCOMES = [
  /** A person vouches for the finding on the new words; the verdict may be a new one. */
  'confirmed',
  /** The same with the verdict as it was. */
  'verdict_kept',
  /** The claim is to be checked anew. */
  'reopened',
  /** A person gave it words of the new text; it still waits for one of the three above. */
  'attached',
  /** It belongs to words that are gone: no part of any reading, comparison, signature or report. */
  'retired',
] as const;

const carriedPassageView = z
  .strictObject({
    /**
     * As it is now. Where `after` is null it has no place in the new text: its
     * `isPlaced` is false, and `start`, `end`, `exact` are of the version before.
     */
    annotation: annotationView,
    status: z.enum(CARRIED_STATUSES),
    /** false: only the look of the characters changed (quotation marks, spaces, hyphenation …). */
    isIdentical: z.boolean(),
    /** In the text of `from`; null where it had no place there either. */
    before: words.nullable(),
    /** In the text of `to`; null while it has no place there. */
    after: words.nullable(),
    /** The words last vouched for against those it stands on now; empty where they are the same. */
    diff: z.array(diffPart),
    /** Of those two wordings; null while it has no place. */
    likeness: likeness.nullable(),
    /** For `ambiguous`: the places that it may be, in the order of the text. */
    candidates: z.array(similarWords),
    /** For `orphaned`: where it stood, between two characters of `to`. */
    stoodAt: offset.nullable(),
    /** For `orphaned`: the words of `to` that are most alike, to attach it to. */
    closest: similarWords.nullable(),
    /** Its words are the fix that was suggested on it. */
    fixAccepted: z.boolean(),
    /** When the version was added. */
    verdictBefore: z.string().nullable(),
    outcome: z.enum(CARRIED_OUTCOMES).nullable(),
    outcomeBy: personView.nullable(),
    outcomeAt: instant.nullable(),
    /** Whether it is in the queue: a person has to say something of it. */
    waits: z.boolean(),
    /** `moved` with the same words: `confirmCarried` takes it with others in one go. */
    isSafe: z.boolean(),
    /** A reading that a decision settles follows the decision and waits for nobody. */
    settledById: id.nullable(),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'CarriedPassage' });
export type CarriedPassageView = z.output<typeof carriedPassageView>;

const blockPlace = z.strictObject({
  /** Index of the block in its document. */
  block: z.int().nonnegative(),
  start: offset,
  end: offset,
});

const blockChange = z
  .strictObject({
    /** `moved` blocks stand elsewhere in the order; their words may have changed too. */
    kind: z.enum(['same', 'changed', 'moved', 'inserted', 'deleted']),
    before: blockPlace.nullable(),
    after: blockPlace.nullable(),
    /** Joining `same` and `delete` gives the old words, `same` and `insert` the new. */
    parts: z.array(diffPart),
  })
  .meta({ id: 'BlockChange' });
export type BlockChangeView = z.output<typeof blockChange>;

const comparedVersion = z.strictObject({
  id,
  ordinal: z.int(),
  textSha256: sha256Hex,
  format: z.string(),
  summary: z.string(),
  language: z.string(),
  createdAt: instant,
  createdBy: personView,
  document: versionDocument,
  text: z.string(),
});
export type ComparedVersionView = z.output<typeof comparedVersion>;

const versionStep = z.strictObject({
  fromVersionId: id,
  fromOrdinal: z.int(),
  toVersionId: id,
  toOrdinal: z.int(),
});

export const versionReviewQuery = z.strictObject({
  /** The newer of the two versions; the round's own where left out. */
  to: id.optional(),
});

const carriedCounts = z.strictObject({
  anchored: z.int(),
  moved: z.int(),
  changed: z.int(),
  ambiguous: z.int(),
  orphaned: z.int(),
});

export const versionReviewView = z
  .strictObject({
    round: roundView,
    from: comparedVersion,
    to: comparedVersion,
    /** Steps that this round was carried over, oldest first. */
    steps: z.array(versionStep),
    /** Whether `to` is the round's version: only then are passages decided. */
    isNewest: z.boolean(),
    /** Whole text, block by block in the order of `to`; deleted ones where they stood. */
    changes: z.array(blockChange),
    /** Passages that the caller may see, in the order of `from`. */
    passages: z.array(carriedPassageView),
    counts: carriedCounts,
    /** How many wait for a person, and how many of the queue are done. */
    waiting: z.int(),
    done: z.int(),
    /** Sentences of `to` that neither hold a passage nor a mark, of what the caller may see. */
    unexamined: z.array(z.strictObject({ start: offset, end: offset })),
    /** Signatures that this version outdated. */
    outdatedSignatures: z.array(
      z.strictObject({ id, stageId: z.string(), signer: personView, signedAt: instant }),
    ),
  })
  .meta({ id: 'VersionReview' });
export type VersionReviewView = z.output<typeof versionReviewView>;

const verdict = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'The id of a verdict of the scale');

export const decideCarriedBody = z.discriminatedUnion('outcome', [
  /** The verdict as it was where left out. */
  z.strictObject({ outcome: z.literal('confirm'), verdict: verdict.nullable().optional() }),
  z.strictObject({ outcome: z.literal('keep_verdict') }),
  z.strictObject({ outcome: z.literal('reopen') }),
  /** The words of the new text that it is about. It waits as `changed` for its verdict. */
  z.strictObject({ outcome: z.literal('attach'), start: offset, end: offset }),
  z.strictObject({ outcome: z.literal('retire') }),
]);
export type DecideCarriedBody = z.output<typeof decideCarriedBody>;

export const confirmCarriedBody = z.strictObject({ annotationIds: z.array(id).min(1).max(10_000) });

export const takeBackConfirmedBody = z.strictObject({
  /** Each with the version of its annotation as it was confirmed. */
  passages: z
    .array(z.strictObject({ annotationId: id, version: z.int().positive() }))
    .min(1)
    .max(10_000),
});
export type TakeBackConfirmedBody = z.output<typeof takeBackConfirmedBody>;

const queueState = { waiting: z.int(), done: z.int() };
export const decidedPassage = z.strictObject({ passage: carriedPassageView, ...queueState });
export type DecidedPassageView = z.output<typeof decidedPassage>;
export const confirmedPassages = z.strictObject({
  passages: z.array(carriedPassageView),
  ...queueState,
});
export type ConfirmedPassagesView = z.output<typeof confirmedPassages>;
export const unconfirmedPassages = z.strictObject({
  /** Those that wait again. */
  passages: z.array(carriedPassageView),
  /** Left as they are, because somebody took them back, or changed or decided them since. */
  left: z.array(z.strictObject({ annotationId: id, because: z.enum(['taken_back', 'changed']) })),
  ...queueState,
});
export type UnconfirmedPassagesView = z.output<typeof unconfirmedPassages>;

/** The page of the review: nothing to review where the round was never carried over. */
export type VersionReviewPageView = RoundFrame & {
  review: VersionReviewView | null;
  /** Names for the ids that occur in annotations. */
  people: readonly z.output<typeof personView>[];
  mayAddVersion: boolean;
  /** The newest version, for `basedOn`. */
  newestVersionId: string;
};
