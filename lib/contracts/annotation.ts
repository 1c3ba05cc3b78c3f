/** What the annotation endpoints accept and return. Shared by both sides of the wire. */
import { z } from 'zod';

import { CAUSES, DECISIONS } from '@/lib/domain/claims/annotation';
import {
  CHECK_STATUSES,
  CLAIMANTS,
  CLAIM_TYPES,
  CONFIDENCES,
  CREDITS,
  PRIORITIES,
  RELATIONS,
  type RichText,
  SOURCE_MEDIA,
  SOURCE_TERMS,
  SOURCE_TIERS,
} from '@/lib/domain/claims/claim';
import {
  isLocatorOf,
  LOCATOR_KINDS,
  type LocatorKind,
  LONGEST_LOCATOR,
} from '@/lib/domain/citations/locator';
import { rationaleProblem } from '@/lib/domain/claims/rationale';

import { calendarDate, id, instant, line, offset, prose, webAddress } from './common';

const textQuoteSelector = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: prose(5_000).min(1),
  prefix: prose(200),
  suffix: prose(200),
});

const textPositionSelector = z
  .strictObject({ type: z.literal('TextPositionSelector'), start: offset, end: offset })
  .refine(({ start, end }) => start < end, 'The passage is empty.');

export const target = z
  .strictObject({ quote: textQuoteSelector, position: textPositionSelector })
  .meta({ id: 'Target', description: 'Selectors count Unicode code points, end exclusive.' });

const attributionNode = z.strictObject({
  name: line(200).min(1),
  credit: z.enum(CREDITS),
  detail: line(200),
  kind: z.enum(CLAIMANTS).optional(),
});

const verdictId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'The id of a verdict of the scale');

const rationale = z
  .custom<RichText>((value) => rationaleProblem(value) === null, {
    error: (issue) => rationaleProblem(issue.input) ?? 'The rationale is malformed.',
  })
  .meta({
    override: { type: 'object' },
    description: 'ProseMirror JSON: paragraphs, lists, bold, italic, links.',
  });

export const findings = {
  claimText: prose(1_000).trim().min(1),
  claimType: z.enum(CLAIM_TYPES),
  priority: z.enum(PRIORITIES),
  attribution: z.array(attributionNode).max(12),
  checkStatus: z.enum(CHECK_STATUSES),
  verdict: verdictId.nullable(),
  confidence: z.enum(CONFIDENCES).nullable(),
  rationale: rationale.nullable(),
  suggestedFix: prose(5_000).nullable(),
};

const citationFields = {
  source: line(300).min(1),
  tier: z.enum(SOURCE_TIERS),
  relation: z.enum(RELATIONS),
  quote: prose(5_000),
  locator: line(LONGEST_LOCATOR),
  locatorKind: z.enum(LOCATOR_KINDS).nullable().optional().meta({
    description:
      'Then the locator is as its kind is written: `p. 12`, `pp. 12–14`, `para 3`, `line 4`, `00:12:30`. Left out: free words.',
  }),
  url: webAddress,
  accessedOn: calendarDate.nullable(),
  terms: z
    .enum(SOURCE_TERMS)
    .optional()
    .meta({ description: 'On what terms it was given; left out: on the record.' }),
  confidential: z
    .boolean()
    .optional()
    .meta({ description: 'An export has to choose whether it tells this source.' }),
  alias: line(200)
    .optional()
    .meta({ description: 'What stands for the source where it is not told.' }),
  medium: z.enum(SOURCE_MEDIA).nullable().optional().meta({ description: 'How it was had.' }),
  title: line(500).optional().meta({ description: 'Of what is cited: an article, a document.' }),
  author: line(300).optional(),
  publishedOn: calendarDate.nullable().optional().meta({ description: 'The day it is of.' }),
};

export const citationView = z.strictObject({ id, ...citationFields }).meta({ id: 'Citation' });
export type CitationView = z.output<typeof citationView>;

/** A locator that says its kind is one; a change of the one names the other. */
function isPlaced({ locator, locatorKind }: Placed): boolean {
  if (locatorKind === undefined || locatorKind === null) return true;
  return locator !== undefined && isLocatorOf(locatorKind, locator);
}
type Placed = { locator?: string | undefined; locatorKind?: LocatorKind | null | undefined };
const MISPLACED = {
  path: ['locator'],
  error: 'The locator is not written as its kind is: `p. 12`, `para 3`, `line 4`, `00:12:30`.',
};

export const createCitationBody = z
  .strictObject({
    id,
    source: citationFields.source,
    tier: citationFields.tier.default('secondary'),
    relation: citationFields.relation.default('supports'),
    quote: citationFields.quote.default(''),
    locator: citationFields.locator.default(''),
    locatorKind: citationFields.locatorKind,
    url: citationFields.url.default(''),
    accessedOn: citationFields.accessedOn.default(null),
    terms: citationFields.terms,
    confidential: citationFields.confidential,
    alias: citationFields.alias,
    medium: citationFields.medium,
    title: citationFields.title,
    author: citationFields.author,
    publishedOn: citationFields.publishedOn,
  })
  .refine(isPlaced, MISPLACED);
export type CreateCitationBody = z.output<typeof createCitationBody>;

export const updateCitationBody = z
  .strictObject(citationFields)
  .partial()
  .refine(isPlaced, MISPLACED);
export type UpdateCitationBody = z.output<typeof updateCitationBody>;

/** Findings that may come with a new annotation; what is left out gets its usual value. */
const newFindings = z.strictObject(findings).partial();

export const createAnnotationBody = newFindings.extend({
  /** UUIDv7 made by the client, so that a repeat is the same row. */
  id,
  target,
  citations: z.array(createCitationBody).max(100).default([]),
});
export type CreateAnnotationBody = z.output<typeof createAnnotationBody>;
/** The body before defaults are filled in: what a client sends. */
export type CreateAnnotationInput = z.input<typeof createAnnotationBody>;

export const updateAnnotationBody = newFindings.extend({ target: target.optional() });
export type UpdateAnnotationBody = z.output<typeof updateAnnotationBody>;
export type UpdateAnnotationInput = z.input<typeof updateAnnotationBody>;

/** An annotation as the caller may see it. Never a database row. */
export const annotationView = z
  .strictObject({
    id,
    articleId: id,
    roundId: id,
    reviewerId: id,
    origin: z.enum(['reviewer', 'adjudication']),
    start: offset,
    end: offset,
    exact: z.string(),
    isPlaced: z.boolean().meta({
      description:
        'false: it has no place in the newest text, or was retired. Its selectors are of the version before.',
    }),
    ...findings,
    citations: z.array(citationView),
    decision: z.enum(DECISIONS).nullable(),
    cause: z.enum(CAUSES).nullable(),
    reason: z.string(),
    derivedFrom: z.array(id),
    version: z.int().meta({ description: 'Also the ETag; `If-Match` names it.' }),
    createdAt: instant,
    updatedAt: instant,
    updatedById: id,
  })
  .meta({ id: 'Annotation' });
export type AnnotationView = z.output<typeof annotationView>;

const fieldChange = z.strictObject({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

export const annotationHistory = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        type: z.string(),
        actorId: id.nullable(),
        actorName: z.string(),
        occurredAt: instant,
        changes: z.array(fieldChange),
      }),
    ),
  })
  .meta({ id: 'AnnotationHistory' });
export type AnnotationHistory = z.output<typeof annotationHistory>;

const decisionBase = {
  id,
  /** The reviewers' annotations that the decision settles. */
  settles: z.array(id).min(1).max(100),
  cause: z.enum(CAUSES).nullable().default(null),
  reason: prose(2_000).trim().default(''),
};

const decidedClaim = {
  target,
  findings: z.strictObject(findings),
  citations: z.array(createCitationBody).max(100).default([]),
};

export const decideBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('took'), ...decisionBase, takes: id }),
  z.strictObject({ decision: z.literal('merged'), ...decisionBase, ...decidedClaim }),
  z.strictObject({ decision: z.literal('wrote'), ...decisionBase, ...decidedClaim }),
  z.strictObject({ decision: z.literal('rejected'), ...decisionBase }),
]);
export type DecideBody = z.output<typeof decideBody>;
export type DecideInput = z.input<typeof decideBody>;
